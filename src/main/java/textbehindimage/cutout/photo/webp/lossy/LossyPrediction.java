package textbehindimage.cutout.photo.webp.lossy;

import java.util.Arrays;

/** Guesses a block from those above and to the left (RFC 6386, 12). Modes are numbered in the order of the tree of submodes. */
final class LossyPrediction {
    static final int MEAN = 0;
    static final int TRUE_MOTION = 1;
    static final int VERTICAL = 2;
    static final int HORIZONTAL = 3;
    private static final int DOWN_RIGHT = 4;
    private static final int VERTICAL_RIGHT = 5;
    private static final int DOWN_LEFT = 6;
    private static final int VERTICAL_LEFT = 7;
    private static final int HORIZONTAL_DOWN = 8;

    private final LossyPlane plane;
    private final int stride;

    LossyPrediction(LossyPlane plane) {
        this.plane = plane;
        stride = plane.stride;
    }

    /** A whole block of {@code size} x {@code size} at x, y. */
    void block(int mode, int x, int y, int size) {
        int at = plane.at(x, y);
        if (mode == MEAN) fill(at, size, mean(at, size, y > 0, x > 0));
        else if (mode == TRUE_MOTION) trueMotion(at, size);
        else if (mode == VERTICAL) vertical(at, size);
        else horizontal(at, size);
    }

    private int mean(int at, int size, boolean above, boolean left) {
        int sides = (above ? 1 : 0) + (left ? 1 : 0);
        if (sides == 0) return 128;
        int sum = sides * size >> 1;
        for (int i = 0; i < size; i++) {
            if (above) sum += plane.get(at - stride + i);
            if (left) sum += plane.get(at + i * stride - 1);
        }
        return sum / (sides * size);
    }

    private void fill(int at, int size, int level) {
        for (int y = 0; y < size; y++, at += stride) Arrays.fill(plane.samples, at, at + size, (byte) level);
    }

    private void trueMotion(int at, int size) {
        int above = at - stride;
        int corner = plane.get(above - 1);
        for (int y = 0; y < size; y++, at += stride) {
            int change = plane.get(at - 1) - corner;
            for (int x = 0; x < size; x++) plane.set(at + x, plane.get(above + x) + change);
        }
    }

    private void vertical(int at, int size) {
        int above = at - stride;
        for (int y = 0; y < size; y++, at += stride) System.arraycopy(plane.samples, above, plane.samples, at, size);
    }

    private void horizontal(int at, int size) {
        for (int y = 0; y < size; y++, at += stride) {
            Arrays.fill(plane.samples, at, at + size, plane.samples[at - 1]);
        }
    }

    /** A block of 4 x 4. @param aboveRight the four samples that continue those above it */
    void fine(int mode, int at, int[] aboveRight) {
        if (mode == MEAN) {
            fill(at, 4, mean(at, 4, true, true));
        } else if (mode == TRUE_MOTION) {
            trueMotion(at, 4);
        } else {
            int[] edge = edge(at, aboveRight);
            for (int y = 0; y < 4; y++) {
                for (int x = 0; x < 4; x++) plane.set(at + y * stride + x, fine(mode, edge, x, y));
            }
        }
    }

    /** Samples around the block from bottom left (0) over the corner (4) to above right (12). */
    private int[] edge(int at, int[] aboveRight) {
        int[] edge = new int[13];
        for (int i = 0; i < 4; i++) {
            edge[i] = plane.get(at + (3 - i) * stride - 1);
            edge[5 + i] = plane.get(at - stride + i);
            edge[9 + i] = aboveRight[i];
        }
        edge[4] = plane.get(at - stride - 1);
        return edge;
    }

    private static int fine(int mode, int[] edge, int x, int y) {
        return switch (mode) {
            case VERTICAL -> three(edge, 5 + x);
            case HORIZONTAL -> y == 3 ? edge[1] + 3 * edge[0] + 2 >> 2 : three(edge, 3 - y);
            case DOWN_RIGHT -> three(edge, 4 + x - y);
            case VERTICAL_RIGHT -> verticalRight(edge, x, y);
            case DOWN_LEFT -> x + y == 6 ? edge[11] + 3 * edge[12] + 2 >> 2 : three(edge, 6 + x + y);
            case VERTICAL_LEFT -> verticalLeft(edge, x, y);
            case HORIZONTAL_DOWN -> horizontalDown(edge, x, y);
            default -> horizontalUp(edge, x, y);
        };
    }

    private static int verticalRight(int[] edge, int x, int y) {
        int twice = 2 * x - y;
        if (twice < -1) return three(edge, 4 + twice + 1);
        return (twice & 1) == 0 ? two(edge, 4 + (twice >> 1)) : three(edge, 4 + (twice + 1 >> 1));
    }

    private static int verticalLeft(int[] edge, int x, int y) {
        if (x == 3 && y > 1) return three(edge, y == 2 ? 10 : 11);
        int from = 5 + x + (y >> 1);
        return (y & 1) == 0 ? two(edge, from) : three(edge, from + 1);
    }

    private static int horizontalDown(int[] edge, int x, int y) {
        int twice = 2 * y - x;
        if (twice < -1) return three(edge, 4 - twice - 1);
        return (twice & 1) == 0 ? two(edge, 3 - (twice >> 1)) : three(edge, 4 - (twice + 1 >> 1));
    }

    private static int horizontalUp(int[] edge, int x, int y) {
        int twice = x + 2 * y;
        if (twice > 5) return edge[0];
        if (twice == 5) return edge[1] + 3 * edge[0] + 2 >> 2;
        return (twice & 1) == 0 ? two(edge, 2 - (twice >> 1)) : three(edge, 2 - (twice >> 1));
    }

    /** Mean of a sample and the next. */
    private static int two(int[] edge, int at) {
        return edge[at] + edge[at + 1] + 1 >> 1;
    }

    /** Mean of a sample, which counts twice, and its neighbours. */
    private static int three(int[] edge, int at) {
        return edge[at - 1] + 2 * edge[at] + edge[at + 1] + 2 >> 2;
    }
}
