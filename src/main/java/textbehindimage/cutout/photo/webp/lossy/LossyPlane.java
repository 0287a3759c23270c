package textbehindimage.cutout.photo.webp.lossy;

import java.util.Arrays;

/** Luma or one chroma of a lossy WebP, whole blocks, with the border from which the first are predicted (RFC 6386, 12.2). */
final class LossyPlane {
    private static final int RIGHT = 4; // above the last block's right edge

    final byte[] samples;
    final int stride;
    private final int width;

    LossyPlane(int width, int height) {
        this.width = width;
        stride = 1 + width + RIGHT;
        samples = new byte[stride * (height + 1)];
        Arrays.fill(samples, 0, stride, (byte) 127);
        for (int y = 0; y < height; y++) samples[at(-1, y)] = (byte) 129;
    }

    int at(int x, int y) {
        return (y + 1) * stride + x + 1;
    }

    int get(int at) {
        return samples[at] & 255;
    }

    void set(int at, int level) {
        samples[at] = (byte) (level < 0 ? 0 : Math.min(level, 255));
    }

    void add(int at, int difference) {
        set(at, get(at) + difference);
    }

    /** The four samples above and right of the 16 x 16 block at x, y; at the right edge the last one above it, four times. */
    int[] aboveRight(int x, int y) {
        int[] samples = new int[4];
        for (int i = 0; i < 4; i++) {
            int column = y > 0 ? Math.min(x + 16 + i, width - 1) : x + 16 + i;
            samples[i] = get(at(column, y - 1));
        }
        return samples;
    }
}
