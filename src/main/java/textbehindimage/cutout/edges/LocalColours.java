package textbehindimage.cutout.edges;

import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.photo.format.Pixels;

/** What colour the subject and the background have around each cell, and how much these vary. Immutable; seven bytes a cell. */
final class LocalColours {
    static final int SUBJECT = 0; // red, green, blue
    static final int BACKGROUND = 3; // red, green, blue
    /** Half of the root of the summed variances of both, all colours together: at most 156. */
    static final int SPREAD = 6;

    static final int VALUES = 7;

    private final Cells cells;
    private final byte[] values; // [height][width][VALUES], levels

    private final int[] lefts; // [photo's width]: where the cell left of a pixel starts in a line of cells
    private final float[] shares; // [photo's width]: how much the next one counts

    private LocalColours(Cells cells, int photoWidth) {
        this.cells = cells;
        lefts = new int[photoWidth];
        shares = new float[photoWidth];
        for (int x = 0; x < photoWidth; x++) {
            float place = cells.place(x, cells.width());
            lefts[x] = VALUES * (int) place;
            shares[x] = place - (int) place;
        }
        values = new byte[VALUES * cells.width() * cells.height()];
    }

    /** @param mask a generator of its own @param radius in cells */
    static LocalColours of(Pixels photo, MaskRows mask, Cells cells, int radius, Weights weights) {
        LocalColours colours = new LocalColours(cells, photo.width());
        Windows windows = new Windows(cells, radius, 2 * ColourSums.HALF, new ColourSums(photo, mask, cells, weights));
        double[] sums = new double[2 * ColourSums.HALF * cells.width()];
        for (int y = 0, to = 0; y < cells.height(); y++) {
            windows.row(y, sums);
            for (int x = 0; x < cells.width(); x++, to += VALUES) colours.put(to, sums, 2 * ColourSums.HALF * x);
        }
        return colours;
    }

    private void put(int to, double[] sums, int subject) {
        int background = subject + ColourSums.HALF;
        double variance =
                mean(to + SUBJECT, sums, subject, background) + mean(to + BACKGROUND, sums, background, subject);
        values[to + SPREAD] = level(Math.sqrt(variance) / 2);
    }

    /** Puts the mean colour of the one there and returns its variance. Where nothing of it is in sight the other stands for it. */
    private double mean(int to, double[] sums, int one, int other) {
        int from = sums[one] > 0 ? one : other;
        double weight = sums[from];
        if (weight <= 0) return 0; // nothing but what is transparent
        double squares = 0;
        for (int c = 0; c < 3; c++) {
            double mean = sums[from + 1 + c] / weight;
            squares += mean * mean;
            values[to + c] = level(mean);
        }
        return Math.max(0, sums[from + 4] / weight - squares);
    }

    private static byte level(double value) {
        return (byte) Math.min(255, value + 0.5);
    }

    /** The values along photo row {@code y}; for one thread. */
    Along along(int y) {
        return new Along(y);
    }

    /** The values between the four cells nearest to a pixel, of which the two above each other are mixed once a row. */
    final class Along {
        final float[] at = new float[VALUES];
        private final int y;
        private float @Nullable [] line; // [width][VALUES]; most rows, far from every edge, need none

        private Along(int y) {
            this.y = y;
        }

        void moveTo(int x) {
            if (line == null) line = line();
            int left = lefts[x];
            int right = Math.min(left + VALUES, line.length - VALUES);
            float across = shares[x];
            for (int i = 0; i < VALUES; i++) at[i] = mix(line[left + i], line[right + i], across);
        }

        private float[] line() {
            float place = cells.place(y, cells.height());
            int upper = (int) place;
            int lower = Math.min(upper + 1, cells.height() - 1);
            float[] made = new float[VALUES * cells.width()];
            int one = upper * made.length;
            int two = lower * made.length;
            float down = place - upper;
            for (int i = 0; i < made.length; i++) made[i] = mix(values[one + i] & 255, values[two + i] & 255, down);
            return made;
        }

        private static float mix(float one, float two, float share) {
            return one + share * (two - one);
        }
    }
}
