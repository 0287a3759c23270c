package textbehindimage.cutout.edges;

import java.util.Arrays;
import textbehindimage.cutout.photo.format.Pixels;

/**
 * Over the pixels of a cell, of which its middle row stands for all: the sum of weights, of weighted red, green and blue and
 * of weighted squares of these three, for the subject and then for the background. What the photo itself leaves
 * transparent has no colour and does not count.
 */
final class ColourSums implements Windows.Rows {
    /** Values for one of the two. */
    static final int HALF = 5;

    private final Pixels photo;
    private final MaskRows mask;
    private final Cells cells;
    private final byte[] levels;
    private final double[] weights = new double[256];

    ColourSums(Pixels photo, MaskRows mask, Cells cells, Weights weights) {
        this.photo = photo;
        this.mask = mask;
        this.cells = cells;
        levels = new byte[photo.width()];
        for (int level = 0; level < 256; level++) this.weights[level] = weights.of(level);
    }

    @Override
    public void row(int y, double[] into) {
        int middle = Math.min(y * cells.step() + cells.step() / 2, photo.height() - 1);
        mask.row(middle, levels);
        Arrays.fill(into, 0);
        int from = middle * photo.width();
        for (int x = 0, to = 0; x < levels.length; to += 2 * HALF) {
            int end = Math.min(x + cells.step(), levels.length);
            for (; x < end; x++) if (seen(from + x)) add(levels[x] & 255, 3 * (from + x), into, to);
        }
    }

    private boolean seen(int pixel) {
        byte[] alpha = photo.alpha();
        return alpha == null || alpha[pixel] != 0;
    }

    private void add(int level, int from, double[] into, int to) {
        byte[] samples = photo.samples();
        int red = samples[from + photo.red()] & 255;
        int green = samples[from + 1] & 255;
        int blue = samples[from + 2 - photo.red()] & 255;
        if (level > 0) add(weights[level], red, green, blue, into, to);
        if (level < 255) add(weights[255 - level], red, green, blue, into, to + HALF);
    }

    private static void add(double weight, int red, int green, int blue, double[] into, int to) {
        into[to] += weight;
        into[to + 1] += weight * red;
        into[to + 2] += weight * green;
        into[to + 3] += weight * blue;
        into[to + 4] += weight * (red * red + green * green + blue * blue);
    }
}
