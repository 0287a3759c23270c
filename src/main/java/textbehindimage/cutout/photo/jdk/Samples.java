package textbehindimage.cutout.photo.jdk;

import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.photo.format.Inks;
import textbehindimage.cutout.photo.format.Pixels;

/**
 * From a decoder's raster to {@link Pixels}. Never through getRGB, which bends grey by a gamma curve and rounds 16 bits;
 * Pillow takes the samples as they are, and of 16 bits the upper 8.
 */
final class Samples {
    private Samples() {}

    /** Without a profile, as those below. */
    static Pixels of(Raster raster, ColorModel colours) {
        if (!isPackedBgr(raster, colours)) return copied(raster, colours);
        byte[] data = ((DataBufferByte) raster.getDataBuffer()).getData();
        return new Pixels(raster.getWidth(), raster.getHeight(), data, 2, null, null);
    }

    /** Whether the raster's array is three-byte pixels already, as most are: then it is not copied. */
    private static boolean isPackedBgr(Raster raster, ColorModel colours) {
        if (colours instanceof IndexColorModel
                || !(raster.getSampleModel() instanceof PixelInterleavedSampleModel model)
                || !(raster.getDataBuffer() instanceof DataBufferByte buffer)) return false;
        int width = raster.getWidth();
        return model.getNumBands() == 3
                && model.getPixelStride() == 3
                && model.getScanlineStride() == 3 * width
                && Arrays.equals(model.getBandOffsets(), new int[] {2, 1, 0})
                && buffer.getNumBanks() == 1
                && buffer.getOffset() == 0
                && buffer.getData().length == 3 * width * raster.getHeight();
    }

    private static Pixels copied(Raster raster, ColorModel colours) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        byte[] samples = new byte[3 * width * height];
        byte[] alpha = colours.hasAlpha() ? new byte[width * height] : null;
        Levels levels = colours instanceof IndexColorModel palette ? new Palette(palette) : new Bands(raster, colours);
        int[] row = new int[width * raster.getNumBands()];
        for (int y = 0; y < height; y++)
            levels.row(raster.getPixels(0, y, width, 1, row), width, samples, alpha, y * width);
        return new Pixels(width, height, samples, 0, alpha, null);
    }

    private interface Levels {
        /** Writes a row of RGB, and of alpha if wanted, {@code at} being its first pixel's number. */
        void row(int[] from, int width, byte[] samples, byte @Nullable [] alpha, int at);
    }

    private static final class Palette implements Levels {
        private final int[] argb;

        Palette(IndexColorModel palette) {
            argb = new int[1 << palette.getPixelSize()]; // beyond the palette: transparent black
            palette.getRGBs(palette.getMapSize() <= argb.length ? argb : new int[palette.getMapSize()]);
        }

        @Override
        public void row(int[] from, int width, byte[] samples, byte @Nullable [] alpha, int at) {
            for (int x = 0; x < width; x++) {
                int colour = argb[from[x]];
                int to = (at + x) * 3;
                samples[to] = (byte) (colour >> 16);
                samples[to + 1] = (byte) (colour >> 8);
                samples[to + 2] = (byte) colour;
                if (alpha != null) alpha[at + x] = (byte) (colour >>> 24);
            }
        }
    }

    private static final class Bands implements Levels {
        private final int bands;
        private final int colourBands;
        private final int[] bits;

        Bands(Raster raster, ColorModel colours) {
            bands = raster.getNumBands();
            colourBands = colours.getNumColorComponents();
            bits = colours.getComponentSize();
        }

        @Override
        public void row(int[] from, int width, byte[] samples, byte @Nullable [] alpha, int at) {
            for (int x = 0; x < width; x++) {
                for (int i = 0; i < 3; i++) {
                    int band = colourBands == 3 ? i : 0;
                    samples[(at + x) * 3 + i] = level(from[x * bands + band], bits[band]);
                }
                if (alpha != null) alpha[at + x] = level(from[x * bands + colourBands], bits[colourBands]);
            }
        }

        private static byte level(int sample, int bits) {
            if (bits == 8) return (byte) sample;
            return (byte) (bits > 8 ? sample >> bits - 8 : sample * 255 / ((1 << bits) - 1));
        }
    }

    /** Four inks to RGB as Pillow does: taken as inverted, as Adobe has them, and without any profile. */
    static Pixels ofInks(Raster raster, JdkPixels.Inks inks) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        byte[] samples = new byte[3 * width * height];
        int[] row = new int[4 * width];
        int to = 0;
        for (int y = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < row.length; x += 4) {
                if (inks == JdkPixels.Inks.YCCK) Inks.fromYcc(row, x);
                for (int i = 0; i < 3; i++) samples[to++] = (byte) Inks.light(row[x + i], row[x + 3]);
            }
        }
        return new Pixels(width, height, samples, 0, null, null);
    }
}
