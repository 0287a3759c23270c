package textbehindimage.cutout.photo.webp.lossy;

import java.util.Arrays;

/** Reads coefficients (RFC 6386, 13). Knows of the blocks above and to the left whether they had any. */
final class LossyTokens {
    private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};
    private static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};
    private static final int[][] EXTRA_BITS = { // chances, of the four largest categories
        {173, 148, 140},
        {176, 155, 140, 135},
        {180, 157, 141, 134, 130},
        {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
    };
    private static final int LUMA_AFTER_MEANS = 0;
    private static final int MEANS = 1;
    private static final int CHROMA = 2;
    private static final int LUMA = 3;

    /** Places of a block's neighbours: 4 of luma, 2 of each chroma, 1 of the means. */
    private static final int PLACES = 9;

    private static final int MEANS_PLACE = 8;

    private final LossyHeader header;
    private final boolean[] above;
    private final boolean[] left = new boolean[PLACES];

    /** Of 16 luma, 4 + 4 chroma blocks of 4 x 4 each, and the means of luma; what {@link #read} leaves. */
    final short[] coefficients = new short[25 * 16];

    LossyTokens(LossyHeader header, int blocksAcross) {
        this.header = header;
        above = new boolean[blocksAcross * PLACES];
    }

    void startRow() {
        Arrays.fill(left, false);
    }

    /** A block without coefficients; one that is predicted 4 x 4 has no means either way. */
    void skip(int column, boolean fine) {
        Arrays.fill(coefficients, (short) 0);
        int places = fine ? MEANS_PLACE : PLACES;
        Arrays.fill(left, 0, places, false);
        Arrays.fill(above, column * PLACES, column * PLACES + places, false);
    }

    /** Returns whether there are coefficients other than zero. */
    boolean read(BoolReader bits, int column, LossyHeader.Steps steps, boolean fine) {
        Arrays.fill(coefficients, (short) 0);
        int top = column * PLACES;
        if (!fine) {
            int end = block(
                    bits, MEANS, places(top, MEANS_PLACE, MEANS_PLACE), 0, 24 * 16, steps.meanDc(), steps.meanAc());
            mark(top, MEANS_PLACE, MEANS_PLACE, end > 0);
            LossyTransform.spreadMeans(coefficients);
        }
        boolean any = false;
        int first = fine ? 0 : 1;
        for (int i = 0; i < 16; i++) {
            int kind = fine ? LUMA : LUMA_AFTER_MEANS;
            int end = block(bits, kind, places(top, i & 3, i >> 2), first, i * 16, steps.lumaDc(), steps.lumaAc());
            mark(top, i & 3, i >> 2, end > first);
            any |= end > 1 || coefficients[i * 16] != 0;
        }
        for (int i = 16; i < 24; i++) {
            int x = (i < 20 ? 4 : 6) + (i & 1);
            int y = (i < 20 ? 4 : 6) + (i >> 1 & 1);
            int end = block(bits, CHROMA, places(top, x, y), 0, i * 16, steps.chromaDc(), steps.chromaAc());
            mark(top, x, y, end > 0);
            any |= end > 1 || coefficients[i * 16] != 0;
        }
        return any;
    }

    private int places(int top, int x, int y) {
        return (above[top + x] ? 1 : 0) + (left[y] ? 1 : 0);
    }

    private void mark(int top, int x, int y, boolean filled) {
        above[top + x] = filled;
        left[y] = filled;
    }

    /** Returns the number of coefficients up to the last that is told. */
    private int block(BoolReader bits, int kind, int context, int first, int to, int dc, int ac) {
        byte[] chances = header.tokens;
        int at = chances(kind, first, context);
        for (int i = first; i < 16; ) {
            if (!bits.read(chances[at] & 255)) return i;
            while (!bits.read(chances[at + 1] & 255)) {
                at = chances(kind, ++i, 0);
                if (i == 16) return 16;
            }
            int level = bits.read(chances[at + 2] & 255) ? large(bits, at) : 1;
            int place = to + ZIGZAG[i];
            int step = i == 0 ? dc : ac;
            at = chances(kind, ++i, level == 1 ? 1 : 2);
            coefficients[place] = (short) ((bits.flag() ? -level : level) * step);
        }
        return 16;
    }

    private static int chances(int kind, int index, int context) {
        return ((kind * 8 + BANDS[index]) * 3 + context) * 11;
    }

    private int large(BoolReader bits, int at) {
        byte[] chances = header.tokens;
        if (!bits.read(chances[at + 3] & 255)) {
            if (!bits.read(chances[at + 4] & 255)) return 2;
            return 3 + bits.bit(chances[at + 5] & 255);
        }
        if (!bits.read(chances[at + 6] & 255)) {
            if (!bits.read(chances[at + 7] & 255)) return 5 + bits.bit(159);
            return 7 + 2 * bits.bit(165) + bits.bit(145);
        }
        int high = bits.bit(chances[at + 8] & 255);
        int category = 2 * high + bits.bit(chances[at + 9 + high] & 255);
        int extra = 0;
        for (int chance : EXTRA_BITS[category]) extra = 2 * extra + bits.bit(chance);
        return extra + 3 + (8 << category);
    }
}
