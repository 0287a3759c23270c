package textbehindimage.cutout.photo.webp.lossy;

/** From coefficients to differences of samples (RFC 6386, 14). */
final class LossyTransform {
    private static final int MEANS = 24 * 16;

    private LossyTransform() {}

    /** Walsh-Hadamard: from the means' coefficients to the first coefficient of each of the 16 luma blocks. */
    static void spreadMeans(short[] coefficients) {
        int[] half = new int[16];
        for (int i = 0; i < 4; i++) {
            int at = MEANS + i;
            int outer = coefficients[at] + coefficients[at + 12];
            int inner = coefficients[at + 4] + coefficients[at + 8];
            int innerChange = coefficients[at + 4] - coefficients[at + 8];
            int outerChange = coefficients[at] - coefficients[at + 12];
            half[i] = outer + inner;
            half[i + 4] = outerChange + innerChange;
            half[i + 8] = outer - inner;
            half[i + 12] = outerChange - innerChange;
        }
        for (int i = 0; i < 16; i += 4) {
            int outer = half[i] + 3 + half[i + 3];
            int inner = half[i + 1] + half[i + 2];
            int innerChange = half[i + 1] - half[i + 2];
            int outerChange = half[i] + 3 - half[i + 3];
            coefficients[i * 16] = (short) (outer + inner >> 3);
            coefficients[i * 16 + 16] = (short) (outerChange + innerChange >> 3);
            coefficients[i * 16 + 32] = (short) (outer - inner >> 3);
            coefficients[i * 16 + 48] = (short) (outerChange - innerChange >> 3);
        }
    }

    /** Inverse cosine transform of 4 x 4 coefficients from {@code from}, added to the samples at {@code at}. */
    static void add(short[] coefficients, int from, LossyPlane plane, int at) {
        int[] half = new int[16];
        for (int i = 0; i < 4; i++) {
            int c0 = coefficients[from + i];
            int c1 = coefficients[from + i + 4];
            int c2 = coefficients[from + i + 8];
            int c3 = coefficients[from + i + 12];
            int inner = small(c1) - large(c3);
            int outer = large(c1) + small(c3);
            half[i * 4] = c0 + c2 + outer;
            half[i * 4 + 1] = c0 - c2 + inner;
            half[i * 4 + 2] = c0 - c2 - inner;
            half[i * 4 + 3] = c0 + c2 - outer;
        }
        for (int i = 0; i < 4; i++, at += plane.stride) {
            int even = half[i] + 4 + half[i + 8];
            int odd = half[i] + 4 - half[i + 8];
            int inner = small(half[i + 4]) - large(half[i + 12]);
            int outer = large(half[i + 4]) + small(half[i + 12]);
            plane.add(at, even + outer >> 3);
            plane.add(at + 1, odd + inner >> 3);
            plane.add(at + 2, odd - inner >> 3);
            plane.add(at + 3, even - outer >> 3);
        }
    }

    /** Times sqrt(2) sin(pi/8). */
    private static int small(int value) {
        return value * 35468 >> 16;
    }

    /** Times sqrt(2) cos(pi/8). */
    private static int large(int value) {
        return (value * 20091 >> 16) + value;
    }
}
