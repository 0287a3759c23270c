package textbehindimage.cutout;

import java.util.Arrays;
import textbehindimage.cutout.photo.format.Pixels;

/**
 * Makes of a photo of any size what the model takes, as the card says: PIL's {@code resize}, then torchvision's ToTensor and
 * Normalize or rembg's own arithmetic, to the last bit.
 */
final class Planes {
    private static final byte GREY = 127;

    private final InputSize size;
    private final Kernel kernel;
    private final Normalisation normalisation;

    Planes(ModelCard card) {
        size = card.input().size();
        kernel = card.resize();
        normalisation = new Normalisation(card);
    }

    ModelInput of(Pixels photo) {
        int width = size.width(photo.width(), photo.height());
        int height = size.height(photo.width(), photo.height());
        byte[] levels = new byte[3 * width * height];
        // Pillow 12 Image.resize: a tall sliver goes down first; rounding to 8 bits in between makes that visible.
        boolean downFirst = photo.height() > 100L * photo.width() && height < photo.height();
        acrossFirst(downFirst ? lower(photo, height) : photo, width, height, levels);
        return new ModelInput(width, height, levels, normalisation.values(levels));
    }

    /** What the model takes of a photo that is grey all over. */
    ModelInput grey() {
        byte[] levels = new byte[3 * size.width(1, 1) * size.height(1, 1)];
        Arrays.fill(levels, GREY);
        return new ModelInput(size.width(1, 1), size.height(1, 1), levels, normalisation.values(levels));
    }

    private void acrossFirst(Pixels photo, int width, int height, byte[] levels) {
        Resampling across = Resampling.of(kernel, photo.width(), width);
        Resampling down = Resampling.of(kernel, photo.height(), height);
        int[] sums = new int[3 * width];
        RowRing rows = new RowRing(down.taps, sums.length, (y, row) -> across(photo, y, across, row));
        for (int y = 0; y < height; y++) {
            down.mix(y, rows, sums);
            for (int channel = 0; channel < 3; channel++) {
                int to = (channel * height + y) * width;
                for (int x = 0; x < width; x++) levels[to + x] = (byte) Resampling.clip(sums[channel * width + x]);
            }
        }
    }

    /** One photo row, shrunk or stretched to {@code [3][width]} 8-bit levels, red first. */
    private static void across(Pixels photo, int y, Resampling axis, int[] row) {
        byte[] s = photo.samples();
        int[] weights = axis.weights;
        int width = axis.size();
        int start = y * photo.width() * 3;
        int firstAt = photo.red() * width; // the plane of the first of the three samples: 0 is red, 2 blue
        for (int x = 0; x < width; x++) {
            int at = start + axis.first[x] * 3;
            int one = Resampling.HALF;
            int two = Resampling.HALF;
            int three = Resampling.HALF;
            int w = x * axis.taps;
            int end = w + axis.taps;
            for (; w + 4 <= end; w += 4, at += 12) { // most have a multiple of four
                int a = weights[w];
                int b = weights[w + 1];
                int c = weights[w + 2];
                int d = weights[w + 3];
                one += (s[at] & 255) * a + (s[at + 3] & 255) * b + (s[at + 6] & 255) * c + (s[at + 9] & 255) * d;
                two += (s[at + 1] & 255) * a + (s[at + 4] & 255) * b + (s[at + 7] & 255) * c + (s[at + 10] & 255) * d;
                three += (s[at + 2] & 255) * a + (s[at + 5] & 255) * b + (s[at + 8] & 255) * c + (s[at + 11] & 255) * d;
            }
            for (; w < end; w++, at += 3) {
                one += (s[at] & 255) * weights[w];
                two += (s[at + 1] & 255) * weights[w];
                three += (s[at + 2] & 255) * weights[w];
            }
            row[firstAt + x] = Resampling.clip(one);
            row[width + x] = Resampling.clip(two);
            row[2 * width - firstAt + x] = Resampling.clip(three);
        }
    }

    /** The photo of that height and its own width. */
    private Pixels lower(Pixels photo, int height) {
        Resampling down = Resampling.of(kernel, photo.height(), height);
        int[] sums = new int[3 * photo.width()];
        byte[] low = new byte[sums.length * height];
        RowRing rows = new RowRing(down.taps, sums.length, (y, row) -> {
            for (int x = 0; x < row.length; x++) row[x] = photo.samples()[y * row.length + x] & 255;
        });
        for (int y = 0; y < height; y++) {
            down.mix(y, rows, sums);
            for (int x = 0; x < sums.length; x++) low[y * sums.length + x] = (byte) Resampling.clip(sums[x]);
        }
        return new Pixels(photo.width(), height, low, photo.red(), null, null);
    }
}
