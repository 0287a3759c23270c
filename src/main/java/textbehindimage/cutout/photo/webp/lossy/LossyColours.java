package textbehindimage.cutout.photo.webp.lossy;

import textbehindimage.cutout.photo.format.Deadline;
import textbehindimage.cutout.photo.format.PhotoRefused;

/**
 * From luma and chroma of half the size to RGB, in the integers of libwebp, which Pillow and browsers use: chroma is
 * interpolated 9 : 3 : 3 : 1 (upsampling.c), colours are computed with 14 bits (yuv.h).
 */
final class LossyColours {
    private final int width;
    private final int height;
    private final LossyPlane luma;
    private final LossyPlane[] chromas;
    private final int[][] rows = new int[2][];

    LossyColours(int width, int height, LossyPlane luma, LossyPlane blue, LossyPlane red) {
        this.width = width;
        this.height = height;
        this.luma = luma;
        chromas = new LossyPlane[] {blue, red};
        for (int i = 0; i < 2; i++) rows[i] = new int[width];
    }

    /** RGB, row by row. */
    byte[] rgb(Deadline deadline) throws PhotoRefused {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0, to = 0; y < height; y++) {
            if (y % 64 == 0) deadline.check();
            for (int i = 0; i < 2; i++) enlarge(chromas[i], y, rows[i]);
            int from = luma.at(0, y);
            for (int x = 0; x < width; x++, to += 3) {
                int level = share(luma.get(from + x), 19077);
                int u = rows[0][x];
                int v = rows[1][x];
                rgb[to] = level(level + share(v, 26149) - 14234);
                rgb[to + 1] = level(level - share(u, 6419) - share(v, 13320) + 8708);
                rgb[to + 2] = level(level + share(u, 33050) - 17685);
            }
        }
        return rgb;
    }

    private static int share(int sample, int factor) {
        return sample * factor >> 8;
    }

    private static byte level(int value) {
        return (byte) (value < 0 ? 0 : Math.min(value >> 6, 255));
    }

    /** Row {@code y} of the photo's size. The nearer of two rows counts three times, and so does the nearer sample. */
    private void enlarge(LossyPlane chroma, int y, int[] row) {
        int nearRow = y >> 1;
        int farRow = (y & 1) == 0 ? nearRow - 1 : nearRow + 1;
        if (farRow < 0 || farRow > height - 1 >> 1) farRow = nearRow;
        int near = chroma.at(0, nearRow);
        int far = chroma.at(0, farRow);
        row[0] = 3 * chroma.get(near) + chroma.get(far) + 2 >> 2;
        for (int x = 1; x < width - 1; x += 2, near++, far++) {
            int n0 = chroma.get(near);
            int n1 = chroma.get(near + 1);
            int f0 = chroma.get(far);
            int f1 = chroma.get(far + 1);
            int all = n0 + n1 + f0 + f1 + 8;
            row[x] = (all + 2 * (n1 + f0) >> 3) + n0 >> 1;
            row[x + 1] = (all + 2 * (n0 + f1) >> 3) + n1 >> 1;
        }
        if ((width & 1) == 0) row[width - 1] = 3 * chroma.get(near) + chroma.get(far) + 2 >> 2;
    }
}
