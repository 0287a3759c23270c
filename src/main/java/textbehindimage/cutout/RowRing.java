package textbehindimage.cutout;

import java.util.Arrays;

/** The last few rows of something too large to keep, made when asked for. In rising order each is made once. */
final class RowRing implements Resampling.Rows {
    private final int[][] rows;
    private final int[] held;
    private final Maker maker;

    RowRing(int capacity, int width, Maker maker) {
        rows = new int[capacity][width];
        held = new int[capacity];
        Arrays.fill(held, -1);
        this.maker = maker;
    }

    @Override
    public int[] row(int y) {
        int slot = y % rows.length;
        if (held[slot] != y) {
            maker.make(y, rows[slot]);
            held[slot] = y;
        }
        return rows[slot];
    }

    interface Maker {
        void make(int y, int[] row);
    }
}
