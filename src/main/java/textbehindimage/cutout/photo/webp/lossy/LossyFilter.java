package textbehindimage.cutout.photo.webp.lossy;

/** Smooths the edges of blocks (RFC 6386, 15). An edge lies before the sample at {@code at}; {@code step} leads across it. */
final class LossyFilter {
    private final LossyPlane plane;
    private final int stride;

    LossyFilter(LossyPlane plane) {
        this.plane = plane;
        stride = plane.stride;
    }

    /**
     * The edges of the block of {@code size} x {@code size} at x, y, and those inside it every {@code 4} samples.
     *
     * @param inside whether there are edges inside, that is, whether the block has coefficients or was predicted in parts
     */
    void block(int x, int y, int size, LossyHeader.Filter filter, boolean inside, boolean simple) {
        int at = plane.at(x, y);
        if (x > 0) edge(at, stride, 1, size, filter, true, simple);
        for (int i = 4; inside && i < size; i += 4) edge(at + i, stride, 1, size, filter, false, simple);
        if (y > 0) edge(at, 1, stride, size, filter, true, simple);
        for (int i = 4; inside && i < size; i += 4) edge(at + i * stride, 1, stride, size, filter, false, simple);
    }

    private void edge(int at, int along, int step, int size, LossyHeader.Filter filter, boolean outer, boolean simple) {
        int limit = 2 * (filter.edge() + (outer ? 4 : 0)) + 1;
        for (int i = 0; i < size; i++, at += along) {
            if (simple) {
                if (isSmooth(at, step, limit)) near(at, step, true);
            } else if (isSmooth(at, step, limit) && isSmoothAround(at, step, filter.interior())) {
                if (varies(at, step, filter.highVariance())) near(at, step, true);
                else if (outer) wide(at, step);
                else inner(at, step);
            }
        }
    }

    private boolean isSmooth(int at, int step, int limit) {
        return 4 * difference(at - step, at) + difference(at - 2 * step, at + step) <= limit;
    }

    private boolean isSmoothAround(int at, int step, int limit) {
        for (int i = 1; i <= 3; i++) {
            if (difference(at - (i + 1) * step, at - i * step) > limit) return false;
            if (difference(at + (i - 1) * step, at + i * step) > limit) return false;
        }
        return true;
    }

    private boolean varies(int at, int step, int limit) {
        return difference(at - 2 * step, at - step) > limit || difference(at + step, at) > limit;
    }

    private int difference(int a, int b) {
        return Math.abs(plane.get(a) - plane.get(b));
    }

    /** Changes the sample on either side; returns by how much the one behind the edge. */
    private int near(int at, int step, boolean outerTaps) {
        int change = 3 * (plane.get(at) - plane.get(at - step));
        if (outerTaps) change += clip(plane.get(at - 2 * step) - plane.get(at + step), 128);
        int behind = clip(change + 4 >> 3, 16);
        plane.add(at - step, clip(change + 3 >> 3, 16));
        plane.add(at, -behind);
        return behind;
    }

    private void inner(int at, int step) {
        int outer = near(at, step, false) + 1 >> 1;
        plane.add(at - 2 * step, outer);
        plane.add(at + step, -outer);
    }

    private void wide(int at, int step) {
        int outer = clip(plane.get(at - 2 * step) - plane.get(at + step), 128);
        int change = clip(3 * (plane.get(at) - plane.get(at - step)) + outer, 128);
        for (int i = 1; i <= 3; i++) {
            int share = (36 - 9 * i) * change + 63 >> 7;
            plane.add(at - i * step, share);
            plane.add(at + (i - 1) * step, -share);
        }
    }

    /** To -limit and limit - 1. */
    private static int clip(int value, int limit) {
        return Math.max(-limit, Math.min(limit - 1, value));
    }
}
