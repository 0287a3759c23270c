package textbehindimage.cutout.photo.webp.lossless;

/** The fourteen ways to guess a pixel of a lossless WebP from those left of it and above it (RFC 9649, 3.5.1). */
final class WebpPrediction {
    private WebpPrediction() {}

    /** @param at not in the first row, unless {@code how} is 1 (left); above and right of a row's end lies the row's first pixel */
    static int of(int how, int[] pixels, int at, int width) {
        if (how == 0 || how > 13) return 0xff000000;
        int left = pixels[at - 1];
        if (how == 1) return left;
        int top = pixels[at - width];
        if (how == 2) return top;
        int topRight = pixels[at - width + 1];
        if (how == 3) return topRight;
        int topLeft = at > width ? pixels[at - width - 1] : 0;
        return switch (how) {
            case 4 -> topLeft;
            case 5 -> mean(mean(left, topRight), top);
            case 6 -> mean(left, topLeft);
            case 7 -> mean(left, top);
            case 8 -> mean(topLeft, top);
            case 9 -> mean(top, topRight);
            case 10 -> mean(mean(left, topLeft), mean(top, topRight));
            case 11 -> nearer(left, top, topLeft);
            case 12 -> slope(left, top, topLeft);
            default -> halfSlope(mean(left, top), topLeft);
        };
    }

    private static int mean(int a, int b) {
        return (((a ^ b) & 0xfefefefe) >>> 1) + (a & b);
    }

    /** Left or top, whichever is nearer to left + top - topLeft over all four bytes. */
    private static int nearer(int left, int top, int topLeft) {
        int fromLeft = 0;
        int fromTop = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int corner = topLeft >>> shift & 255;
            fromLeft += Math.abs((top >>> shift & 255) - corner);
            fromTop += Math.abs((left >>> shift & 255) - corner);
        }
        return fromLeft < fromTop ? left : top;
    }

    private static int slope(int left, int top, int topLeft) {
        int guess = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int level = (left >>> shift & 255) + (top >>> shift & 255) - (topLeft >>> shift & 255);
            guess |= clip(level) << shift;
        }
        return guess;
    }

    private static int halfSlope(int mean, int topLeft) {
        int guess = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int level = mean >>> shift & 255;
            guess |= clip(level + (level - (topLeft >>> shift & 255)) / 2) << shift;
        }
        return guess;
    }

    private static int clip(int level) {
        return Math.max(0, Math.min(255, level));
    }
}
