package textbehindimage.cutout.photo.webp;

import java.io.IOException;
import java.util.Arrays;
import textbehindimage.cutout.photo.format.Deadline;
import textbehindimage.cutout.photo.format.FileBytes;
import textbehindimage.cutout.photo.format.PhotoHeader;
import textbehindimage.cutout.photo.format.PhotoRefused;
import textbehindimage.cutout.photo.format.Pixels;
import textbehindimage.cutout.photo.webp.lossless.LosslessWebp;
import textbehindimage.cutout.photo.webp.lossy.LossyWebp;

/** Decodes a frame of a WebP; where it does not cover the photo, that is transparent black. */
final class WebpPixels implements PhotoHeader.Decoder {
    private static final int LOSSLESS_HEADER = 5;
    private static final int HORIZONTAL = 1;
    private static final int VERTICAL = 2;

    private final WebpFrame frame;
    private final int width;
    private final int height;
    private final boolean alpha;

    /** @param alpha whether the photo has any, which its header says */
    WebpPixels(WebpFrame frame, int width, int height, boolean alpha) {
        this.frame = frame;
        this.width = width;
        this.height = height;
        this.alpha = alpha;
    }

    @Override
    public Pixels decode(FileBytes file, Deadline deadline) throws PhotoRefused, IOException {
        byte[] data = file.copy(frame.start(), frame.length());
        Pixels decoded = frame.lossless()
                ? lossless(new LosslessWebp(data, LOSSLESS_HEADER, deadline).decode(frame.width(), frame.height()))
                : lossy(file, data, deadline);
        boolean whole = frame.width() == width && frame.height() == height;
        return whole ? decoded : placed(decoded);
    }

    private Pixels lossless(int[] argb) {
        byte[] samples = new byte[3 * argb.length];
        byte[] levels = alpha ? new byte[argb.length] : null;
        for (int i = 0, to = 0; i < argb.length; i++) {
            samples[to++] = (byte) (argb[i] >> 16);
            samples[to++] = (byte) (argb[i] >> 8);
            samples[to++] = (byte) argb[i];
            if (levels != null) levels[i] = (byte) (argb[i] >> 24);
        }
        return new Pixels(frame.width(), frame.height(), samples, 0, levels, null);
    }

    private Pixels lossy(FileBytes file, byte[] data, Deadline deadline) throws PhotoRefused, IOException {
        byte[] samples = new LossyWebp(data, frame.width(), frame.height(), deadline).decode();
        byte[] levels = alpha ? levels(file, deadline) : null;
        return new Pixels(frame.width(), frame.height(), samples, 0, levels, null);
    }

    /** RFC 9649, 2.7.1.2: a byte that says how, then one level a pixel, stored as they are or as the green of a lossless picture. */
    private byte[] levels(FileBytes file, Deadline deadline) throws PhotoRefused, IOException {
        int count = frame.width() * frame.height();
        byte[] levels = new byte[count];
        if (frame.alphaLength() == 0) {
            Arrays.fill(levels, (byte) 255);
            return levels;
        }
        byte[] data = file.copy(frame.alphaStart(), frame.alphaLength());
        int packing = data[0] & 3;
        if (packing > 1 || packing == 0 && data.length - 1 < count)
            throw PhotoRefused.damaged("the transparency of the WebP file makes no sense");
        if (packing == 0) {
            System.arraycopy(data, 1, levels, 0, count);
        } else {
            int[] argb = new LosslessWebp(data, 1, deadline).decode(frame.width(), frame.height());
            for (int i = 0; i < count; i++) levels[i] = (byte) (argb[i] >> 8);
        }
        unfilter(levels, data[0] >> 2 & 3);
        return levels;
    }

    /** Levels are stored as differences from the one to the left, the one above, or left + above - above left. */
    private void unfilter(byte[] levels, int filter) {
        if (filter == 0) return;
        int stride = frame.width();
        for (int i = 1; i < levels.length; i++) {
            boolean first = i % stride == 0;
            int left = first ? 0 : levels[i - 1] & 255;
            int above = i < stride ? 0 : levels[i - stride] & 255;
            int guess;
            if (i < stride || !first && filter == HORIZONTAL) guess = left;
            else if (first || filter == VERTICAL) guess = above;
            else guess = Math.max(0, Math.min(255, left + above - (levels[i - stride - 1] & 255)));
            levels[i] += (byte) guess;
        }
    }

    private Pixels placed(Pixels part) {
        byte[] samples = new byte[3 * width * height];
        byte[] levels = part.alpha() == null ? null : new byte[width * height];
        for (int y = 0; y < part.height(); y++) {
            int to = (frame.y() + y) * width + frame.x();
            System.arraycopy(part.samples(), 3 * y * part.width(), samples, 3 * to, 3 * part.width());
            if (levels != null) System.arraycopy(part.alpha(), y * part.width(), levels, to, part.width());
        }
        return new Pixels(width, height, samples, 0, levels, null);
    }
}
