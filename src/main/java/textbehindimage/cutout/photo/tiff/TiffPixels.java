package textbehindimage.cutout.photo.tiff;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.photo.format.Deadline;
import textbehindimage.cutout.photo.format.FileBytes;
import textbehindimage.cutout.photo.format.Inks;
import textbehindimage.cutout.photo.format.PhotoHeader;
import textbehindimage.cutout.photo.format.PhotoRefused;
import textbehindimage.cutout.photo.format.Pixels;

/**
 * Decodes a TIFF strip by strip or tile by tile. Not by the JDK's decoder, which leaves black what a damaged strip does
 * not hold, allocates what the tags claim, and looks for other decoders among whatever is registered.
 */
final class TiffPixels implements PhotoHeader.Decoder {
    private final TiffLayout layout;

    TiffPixels(TiffLayout layout) {
        this.layout = layout;
    }

    @Override
    public Pixels decode(FileBytes file, Deadline deadline) throws PhotoRefused, IOException {
        byte[] samples = new byte[3 * layout.width() * layout.height()];
        byte[] alpha = layout.alpha() < 0 ? null : new byte[layout.width() * layout.height()];
        for (int down = 0; down < layout.down(); down++) {
            for (int across = 0; across < layout.across(); across++) {
                deadline.check();
                part(planes(file, down, across), down, across, samples, alpha);
            }
        }
        return new Pixels(layout.width(), layout.height(), samples, 0, alpha, null);
    }

    /** One part's bytes, or those of all samples if they are stored apart. */
    private byte[][] planes(FileBytes file, int down, int across) throws PhotoRefused, IOException {
        byte[][] planes = new byte[layout.planar() ? layout.samples() : 1][];
        int size = layout.rowBytes() * layout.rows(down);
        for (int i = 0; i < planes.length; i++) {
            int number = (i * layout.down() + down) * layout.across() + across;
            boolean plain = layout.packing() == TiffLayout.Packing.NONE;
            byte[] packed = file.copy(layout.offsets()[number], plain ? size : (int) layout.lengths()[number]);
            if (layout.reversedBits()) reverse(packed);
            planes[i] = TiffPacking.unpack(layout.packing(), packed, size);
            if (layout.differences()) addUp(planes[i]);
        }
        return planes;
    }

    private static void reverse(byte[] data) {
        for (int i = 0; i < data.length; i++) data[i] = (byte) (Integer.reverse(data[i]) >>> 24);
    }

    private void addUp(byte[] data) {
        int step = layout.together();
        int row = layout.partWidth() * step;
        if (layout.bits() == 8) {
            for (int start = 0; start < data.length; start += row) {
                for (int i = start + step; i < start + row; i++) data[i] += data[i - step];
            }
            return;
        }
        int low = layout.littleEndian() ? 0 : 1;
        for (int start = 0; start < data.length; start += 2 * row) {
            for (int i = start + 2 * step; i < start + 2 * row; i += 2) {
                int sum = u16(data, i, low) + u16(data, i - 2 * step, low);
                data[i + low] = (byte) sum;
                data[i + 1 - low] = (byte) (sum >> 8);
            }
        }
    }

    private static int u16(byte[] data, int at, int low) {
        return (data[at + 1 - low] & 255) << 8 | data[at + low] & 255;
    }

    private void part(byte[][] planes, int down, int across, byte[] samples, byte @Nullable [] alpha) {
        int left = across * layout.partWidth();
        int top = down * layout.partHeight();
        int width = Math.min(layout.partWidth(), layout.width() - left);
        int height = Math.min(layout.partHeight(), layout.height() - top);
        int[] pixel = new int[layout.samples()];
        for (int y = 0; y < height; y++) {
            for (int x = 0, at = (top + y) * layout.width() + left; x < width; x++, at++) {
                for (int i = 0; i < pixel.length; i++) {
                    byte[] plane = planes[layout.planar() ? i : 0];
                    int number = layout.planar() ? x : x * pixel.length + i;
                    pixel[i] = sample(plane, y * layout.rowBytes(), number);
                }
                colour(pixel, samples, 3 * at);
                if (alpha != null) alpha[at] = (byte) pixel[layout.alpha()];
            }
        }
    }

    /** 0 to 255, of 16 bits the upper 8; of a palette its number as it is. */
    private int sample(byte[] data, int row, int number) {
        int bits = layout.bits();
        if (bits == 8) return data[row + number] & 255;
        if (bits == 16) return data[row + 2 * number + (layout.littleEndian() ? 1 : 0)] & 255;
        int first = number * bits;
        int value = data[row + (first >> 3)] >> 8 - bits - (first & 7) & (1 << bits) - 1;
        return layout.light() == TiffLayout.Light.PALETTE ? value : value * 255 / ((1 << bits) - 1);
    }

    private void colour(int[] pixel, byte[] samples, int to) {
        for (int i = 0; i < 3; i++) {
            int level =
                    switch (layout.light()) {
                        case WHITE_IS_ZERO -> 255 - pixel[0];
                        case BLACK_IS_ZERO -> pixel[0];
                        case RGB -> pixel[i];
                        case PALETTE -> (int) layout.palette()[(i << layout.bits()) + pixel[0]] >> 8;
                        case INKS -> Inks.light(255 - pixel[i], 255 - pixel[3]);
                    };
            samples[to + i] = (byte) (layout.associated() ? undone(level, pixel[layout.alpha()]) : level);
        }
    }

    /** Colour before it was multiplied by alpha, rounded as in Pillow (Unpack.c, unpackRGBa). */
    private static int undone(int level, int alpha) {
        return alpha == 0 ? 0 : Math.min(255, level * 255 / alpha);
    }
}
