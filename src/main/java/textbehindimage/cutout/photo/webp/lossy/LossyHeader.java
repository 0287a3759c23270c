package textbehindimage.cutout.photo.webp.lossy;

import textbehindimage.cutout.photo.format.PhotoRefused;

/** What a lossy WebP's frame says before its first block (RFC 6386, 9.2 to 9.11). */
final class LossyHeader {
    /** Size of frame tag, start code and dimensions. */
    static final int FIXED = 10;

    private static final int SEGMENTS = 4;

    final BoolReader modes; // the first partition, of which the header is the beginning
    final BoolReader[] partitions; // rows of blocks take turns
    final boolean segmentOfEachBlock;
    final int[] segmentChances = {255, 255, 255};
    final Steps[] steps = new Steps[SEGMENTS];
    final boolean simpleFilter;
    final Filter[][] filters = new Filter[SEGMENTS][2]; // the second: of blocks predicted 4 x 4
    final byte[] tokens = LossyTables.TOKENS.clone();
    final int skipChance; // -1: no block is skipped

    private final int[] quantizers = new int[SEGMENTS];
    private final int[] strengths = new int[SEGMENTS];

    /** Factors of a segment's coefficients: the first and the others, of luma, of luma's means and of chroma. */
    record Steps(int lumaDc, int lumaAc, int meanDc, int meanAc, int chromaDc, int chromaAc) {}

    /** How strongly the edges of a block are smoothed; {@code edge} 0 is not at all. */
    record Filter(int edge, int interior, int highVariance) {}

    LossyHeader(byte[] data) throws PhotoRefused {
        int size = (data[0] & 255 | (data[1] & 255) << 8 | (data[2] & 255) << 16) >> 5;
        if (size > data.length - FIXED) throw tooShort();
        modes = new BoolReader(data, FIXED, FIXED + size);
        modes.number(2); // colour space and clamping, which change nothing
        boolean segments = modes.flag();
        segmentOfEachBlock = segments && modes.flag();
        boolean relative = segments && readSegments();
        simpleFilter = modes.flag();
        readFilters(segments, relative);
        partitions = partitions(data, FIXED + size, 1 << modes.number(2));
        readSteps(segments, relative);
        modes.flag(); // whether chances are kept for the next frame
        for (int i = 0; i < tokens.length; i++) {
            if (modes.read(LossyTables.REPLACED[i] & 255)) tokens[i] = (byte) modes.number(8);
        }
        skipChance = modes.flag() ? modes.number(8) : -1;
    }

    static PhotoRefused tooShort() {
        return PhotoRefused.damaged("the WebP file holds less than its picture");
    }

    /** Returns whether a segment's numbers are added to the frame's. */
    private boolean readSegments() {
        boolean relative = false;
        if (modes.flag()) {
            relative = !modes.flag();
            for (int i = 0; i < SEGMENTS; i++) quantizers[i] = modes.optional(7);
            for (int i = 0; i < SEGMENTS; i++) strengths[i] = modes.optional(6);
        }
        for (int i = 0; segmentOfEachBlock && i < segmentChances.length; i++) {
            if (modes.flag()) segmentChances[i] = modes.number(8);
        }
        return relative;
    }

    private void readFilters(boolean segments, boolean relative) {
        int level = modes.number(6);
        int sharpness = modes.number(3);
        int[] changes = new int[8]; // the first: of every block of a key frame, the fifth: of those predicted 4 x 4
        boolean changed = modes.flag();
        if (changed && modes.flag()) for (int i = 0; i < changes.length; i++) changes[i] = modes.optional(6);
        for (int i = 0; i < SEGMENTS; i++) {
            int own = !segments ? level : relative ? level + strengths[i] : strengths[i];
            filters[i][0] = filter(level == 0 ? 0 : own + changes[0], sharpness);
            filters[i][1] = filter(level == 0 ? 0 : own + changes[0] + changes[4], sharpness);
        }
    }

    private static Filter filter(int wanted, int sharpness) {
        int level = Math.max(0, Math.min(63, wanted));
        if (level == 0) return new Filter(0, 0, 0);
        int interior = sharpness == 0 ? level : Math.min(level >> (sharpness > 4 ? 2 : 1), 9 - sharpness);
        interior = Math.max(1, interior);
        return new Filter(2 * level + interior, interior, level >= 40 ? 2 : level >= 15 ? 1 : 0);
    }

    private static BoolReader[] partitions(byte[] data, int sizes, int count) throws PhotoRefused {
        BoolReader[] partitions = new BoolReader[count];
        int start = sizes + 3 * (count - 1);
        if (start >= data.length) throw tooShort();
        for (int i = 0; i < count; i++) {
            int size = data.length - start;
            if (i < count - 1) {
                int at = sizes + 3 * i;
                size = Math.min(size, data[at] & 255 | (data[at + 1] & 255) << 8 | (data[at + 2] & 255) << 16);
            }
            partitions[i] = new BoolReader(data, start, start + size);
            start += size;
        }
        return partitions;
    }

    private void readSteps(boolean segments, boolean relative) {
        int index = modes.number(7);
        int lumaDc = modes.optional(4);
        int meanDc = modes.optional(4);
        int meanAc = modes.optional(4);
        int chromaDc = modes.optional(4);
        int chromaAc = modes.optional(4);
        for (int i = 0; i < SEGMENTS; i++) {
            int own = !segments ? index : relative ? index + quantizers[i] : quantizers[i];
            steps[i] = new Steps(
                    LossyTables.dc(own + lumaDc),
                    LossyTables.ac(own),
                    LossyTables.dc(own + meanDc) * 2,
                    Math.max(8, LossyTables.ac(own + meanAc) * 155 / 100),
                    Math.min(132, LossyTables.dc(own + chromaDc)),
                    LossyTables.ac(own + chromaAc));
        }
    }
}
