package textbehindimage.cutout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import textbehindimage.cutout.photo.format.Pixels;
import textbehindimage.cutout.png.Picture;
import textbehindimage.cutout.png.PngWriter;

/** A small copy of an image, row by row RGBA: each pixel is the mean of those it stands for, and what is transparent has no colour in it. */
record Preview(int width, int height, byte[] rgba) {
    /** Pixels of the longer edge, below which nothing can be seen any more. */
    private static final int LEAST = 32;

    /** A little less than what would just fit, so that the next attempt does. */
    private static final double MARGIN = 0.95;

    /**
     * A PNG of at most so many bytes; empty if even a tiny one is longer.
     *
     * @param longest pixels of the longer edge, at most
     */
    static Optional<byte[]> png(Pixels image, int longest, int bytes, PngWriter writer) throws IOException {
        int edge = Math.min(longest, Math.max(image.width(), image.height()));
        while (true) {
            byte[] png = of(image, edge).written(image, writer);
            if (png.length <= bytes) return Optional.of(png);
            edge = (int) (edge * Math.sqrt((double) bytes / png.length) * MARGIN);
            if (edge < LEAST) return Optional.empty();
        }
    }

    static Preview of(Pixels image, int edge) {
        double scale = Math.min(1, (double) edge / Math.max(image.width(), image.height()));
        int width = Math.max(1, (int) Math.round(image.width() * scale));
        int height = Math.max(1, (int) Math.round(image.height() * scale));
        Preview small = new Preview(width, height, new byte[width * height * 4]);
        long[] sums = new long[width * 4];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            int first = start(y, image.height(), height);
            int end = start(y + 1, image.height(), height);
            for (int row = first; row < end; row++) add(image, row, sums, width);
            small.settle(y, sums, image.width(), end - first);
        }
        return small;
    }

    /** The first of the pixels, or rows, that number {@code i} of {@code to} stands for. */
    private static int start(int i, int from, int to) {
        return (int) ((long) i * from / to);
    }

    private static void add(Pixels image, int row, long[] sums, int width) {
        byte[] samples = image.samples();
        byte[] alpha = image.alpha();
        int red = image.red();
        int at = row * image.width();
        for (int x = 0; x < width; x++) {
            int end = row * image.width() + start(x + 1, image.width(), width);
            for (; at < end; at++) {
                int opacity = alpha == null ? 255 : alpha[at] & 255;
                sums[4 * x] += (long) (samples[3 * at + red] & 255) * opacity;
                sums[4 * x + 1] += (long) (samples[3 * at + 1] & 255) * opacity;
                sums[4 * x + 2] += (long) (samples[3 * at + 2 - red] & 255) * opacity;
                sums[4 * x + 3] += opacity;
            }
        }
    }

    private void settle(int y, long[] sums, int from, int rows) {
        for (int x = 0; x < width; x++) {
            int at = (y * width + x) * 4;
            long opacity = sums[4 * x + 3];
            if (opacity == 0) continue;
            long count = (long) rows * (start(x + 1, from, width) - start(x, from, width));
            for (int i = 0; i < 3; i++) rgba[at + i] = (byte) ((sums[4 * x + i] + opacity / 2) / opacity);
            rgba[at + 3] = (byte) ((opacity + count / 2) / count);
        }
    }

    private byte[] written(Pixels image, PngWriter writer) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        Picture.Rows rows = (y, into) -> System.arraycopy(rgba, y * width * 4, into, 0, width * 4);
        writer.write(png, new Picture(width, height, Picture.Colour.RGBA, image.profile(), () -> rows), share -> {});
        return png.toByteArray();
    }
}
