package textbehindimage.cutout.photo.webp.lossy;

import java.util.Arrays;
import textbehindimage.cutout.photo.format.Deadline;
import textbehindimage.cutout.photo.format.PhotoRefused;

/** Decodes a lossy WebP, that is, a key frame of VP8 (RFC 6386), to the very pixels of libwebp. */
public final class LossyWebp {
    /** Bytes of frame tag, start code and dimensions. */
    public static final int HEADER = LossyHeader.FIXED;

    private static final int BLOCK = 16;
    private static final int[] LUMA_TREE = {145, 156, 163}; // chances of 4 x 4, and in the tree of modes
    private static final int[] CHROMA_TREE = {142, 114, 183};

    /** Pairs by branch: up from 0 the next branch, below it the complement of a mode (11.2). */
    private static final int[] FINE_TREE = {~0, 1, ~1, 2, ~2, 3, 4, 6, ~3, 5, ~4, ~5, ~6, 7, ~7, 8, ~8, ~9};

    private final int width;
    private final int height;
    private final int across;
    private final int down;
    private final Deadline deadline;
    private final LossyHeader header;
    private final LossyTokens tokens;
    private final LossyPlane luma;
    private final LossyPlane blue;
    private final LossyPlane red;
    private final LossyPrediction lumaPrediction;
    private final LossyPrediction bluePrediction;
    private final LossyPrediction redPrediction;
    private final LossyFilter lumaFilter;
    private final LossyFilter blueFilter;
    private final LossyFilter redFilter;
    private final int[] modesAbove; // of 4 x 4 blocks
    private final int[] modesLeft = new int[4];
    private final byte[] smoothing; // of each block: segment, 4 if predicted 4 x 4, 8 if smoothed inside

    /** @param data of a frame whose tag, start code and size were looked at */
    public LossyWebp(byte[] data, int width, int height, Deadline deadline) throws PhotoRefused {
        this.width = width;
        this.height = height;
        this.deadline = deadline;
        across = (width + BLOCK - 1) / BLOCK;
        down = (height + BLOCK - 1) / BLOCK;
        header = new LossyHeader(data);
        tokens = new LossyTokens(header, across);
        luma = new LossyPlane(across * BLOCK, down * BLOCK);
        blue = new LossyPlane(across * BLOCK / 2, down * BLOCK / 2);
        red = new LossyPlane(across * BLOCK / 2, down * BLOCK / 2);
        lumaPrediction = new LossyPrediction(luma);
        bluePrediction = new LossyPrediction(blue);
        redPrediction = new LossyPrediction(red);
        lumaFilter = new LossyFilter(luma);
        blueFilter = new LossyFilter(blue);
        redFilter = new LossyFilter(red);
        modesAbove = new int[4 * across];
        smoothing = new byte[across * down];
    }

    /** RGB, row by row. */
    public byte[] decode() throws PhotoRefused {
        for (int y = 0; y < down; y++) {
            deadline.check();
            BoolReader bits = header.partitions[y % header.partitions.length];
            tokens.startRow();
            Arrays.fill(modesLeft, LossyPrediction.MEAN);
            for (int x = 0; x < across; x++) block(x, y, bits);
            if (header.modes.overrun() || bits.overrun()) throw LossyHeader.tooShort();
        }
        for (int y = 0; y < down; y++) {
            deadline.check();
            for (int x = 0; x < across; x++) smooth(x, y);
        }
        return new LossyColours(width, height, luma, blue, red).rgb(deadline);
    }

    private void block(int x, int y, BoolReader bits) {
        BoolReader modes = header.modes;
        int segment = header.segmentOfEachBlock ? segment(modes) : 0;
        boolean skipped = header.skipChance >= 0 && modes.read(header.skipChance);
        boolean fine = !modes.read(LUMA_TREE[0]);
        int[] fineModes = new int[BLOCK];
        int mode = fine ? fineModes(modes, x, fineModes) : lumaMode(modes, x);
        int chromaMode = chromaMode(modes);
        boolean filled = !skipped && tokens.read(bits, x, header.steps[segment], fine);
        if (skipped) tokens.skip(x, fine);
        smoothing[y * across + x] = (byte) (segment | (fine ? 4 : 0) | (fine || filled ? 8 : 0));
        if (fine) {
            predictFine(fineModes, x * BLOCK, y * BLOCK);
        } else {
            lumaPrediction.block(mode, x * BLOCK, y * BLOCK, BLOCK);
            for (int i = 0; filled && i < 16; i++)
                add(i, luma, luma.at(x * BLOCK + 4 * (i & 3), y * BLOCK + i / 4 * 4));
        }
        chroma(blue, bluePrediction, chromaMode, x * 8, y * 8, 16);
        chroma(red, redPrediction, chromaMode, x * 8, y * 8, 20);
    }

    private int segment(BoolReader modes) {
        int[] chances = header.segmentChances;
        return modes.read(chances[0]) ? 2 + modes.bit(chances[2]) : modes.bit(chances[1]);
    }

    private int lumaMode(BoolReader modes, int x) {
        int mode = modes.read(LUMA_TREE[1])
                ? modes.flag() ? LossyPrediction.TRUE_MOTION : LossyPrediction.HORIZONTAL
                : modes.read(LUMA_TREE[2]) ? LossyPrediction.VERTICAL : LossyPrediction.MEAN;
        Arrays.fill(modesAbove, 4 * x, 4 * x + 4, mode);
        Arrays.fill(modesLeft, mode);
        return mode;
    }

    private static int chromaMode(BoolReader modes) {
        if (!modes.read(CHROMA_TREE[0])) return LossyPrediction.MEAN;
        if (!modes.read(CHROMA_TREE[1])) return LossyPrediction.VERTICAL;
        return modes.read(CHROMA_TREE[2]) ? LossyPrediction.TRUE_MOTION : LossyPrediction.HORIZONTAL;
    }

    private int fineModes(BoolReader modes, int x, int[] fineModes) {
        for (int i = 0; i < 16; i++) {
            int above = 4 * x + (i & 3);
            int chances = (modesAbove[above] * 10 + modesLeft[i >> 2]) * 9;
            int branch = 0;
            do {
                branch = FINE_TREE[2 * branch + modes.bit(LossyTables.MODES[chances + branch] & 255)];
            } while (branch > 0);
            fineModes[i] = ~branch;
            modesAbove[above] = fineModes[i];
            modesLeft[i >> 2] = fineModes[i];
        }
        return LossyPrediction.MEAN;
    }

    private void predictFine(int[] modes, int x, int y) {
        int[] besideBlock = luma.aboveRight(x, y);
        int[] beside = new int[4];
        for (int i = 0; i < 16; i++) {
            int at = luma.at(x + 4 * (i & 3), y + i / 4 * 4);
            for (int j = 0; j < 4; j++) beside[j] = luma.get(at - luma.stride + 4 + j);
            lumaPrediction.fine(modes[i], at, (i & 3) == 3 ? besideBlock : beside);
            add(i, luma, at);
        }
    }

    private void chroma(LossyPlane plane, LossyPrediction prediction, int mode, int x, int y, int first) {
        prediction.block(mode, x, y, 8);
        for (int i = 0; i < 4; i++) add(first + i, plane, plane.at(x + 4 * (i & 1), y + i / 2 * 4));
    }

    private void add(int block, LossyPlane plane, int at) {
        int from = block * 16;
        for (int i = 0; i < 16; i++) {
            if (tokens.coefficients[from + i] != 0) {
                LossyTransform.add(tokens.coefficients, from, plane, at);
                return;
            }
        }
    }

    private void smooth(int x, int y) {
        int how = smoothing[y * across + x];
        LossyHeader.Filter filter = header.filters[how & 3][how >> 2 & 1];
        if (filter.edge() == 0) return;
        boolean inside = (how & 8) != 0;
        lumaFilter.block(x * BLOCK, y * BLOCK, BLOCK, filter, inside, header.simpleFilter);
        if (header.simpleFilter) return;
        blueFilter.block(x * 8, y * 8, 8, filter, inside, false);
        redFilter.block(x * 8, y * 8, 8, filter, inside, false);
    }
}
