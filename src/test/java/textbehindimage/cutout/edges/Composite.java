package textbehindimage.cutout.edges;

import textbehindimage.cutout.photo.format.Pixels;

/** A reddish, patterned disc with a soft outline on a green ground, of which all is known. */
record Composite(int width, int height, byte[] subject, byte[] levels, byte[] samples) {
    /** @param softness pixels in which the outline goes from in to out */
    static Composite of(int width, int height, double softness) {
        byte[] subject = new byte[3 * width * height];
        byte[] levels = new byte[width * height];
        byte[] samples = new byte[3 * width * height];
        for (int i = 0; i < levels.length; i++) {
            int x = i % width;
            int y = i / width;
            levels[i] = (byte) level(x - width / 2.0, y - height / 2.0, Math.min(width, height) * 0.35, softness);
            double pattern = 20 * Math.sin(x * 0.7) * Math.cos(y * 0.5) + 30 * Math.sin(x * 0.01 + y * 0.013);
            double[] inside = {190 + pattern, 110 - pattern, 80 + pattern};
            double[] outside = {30, 200 + pattern / 4, 40};
            double a = (levels[i] & 255) / 255.0;
            for (int c = 0; c < 3; c++) {
                subject[3 * i + c] = (byte) Math.round(inside[c]);
                samples[3 * i + c] = (byte) Math.round(a * inside[c] + (1 - a) * outside[c]);
            }
        }
        return new Composite(width, height, subject, levels, samples);
    }

    private static int level(double x, double y, double radius, double softness) {
        double wavy = radius * (1 + 0.1 * Math.sin(9 * Math.atan2(y, x)));
        return (int) Math.round(255 * Math.max(0, Math.min(1, (wavy - Math.hypot(x, y)) / softness + 0.5)));
    }

    Pixels photo() {
        return new Pixels(width, height, samples, 0, null, null);
    }

    Pixels blueFirst() {
        byte[] swapped = samples.clone();
        for (int i = 0; i < swapped.length; i += 3) {
            swapped[i] = samples[i + 2];
            swapped[i + 2] = samples[i];
        }
        return new Pixels(width, height, swapped, 2, null, null);
    }

    MaskRows mask() {
        return (y, into) -> System.arraycopy(levels, y * width, into, 0, width);
    }

    byte[] row(int y) {
        byte[] row = new byte[width];
        mask().row(y, row);
        return row;
    }

    /** The photo's row as it stands in a cut-out. */
    byte[] rgba(int y) {
        byte[] rgba = new byte[4 * width];
        for (int x = 0; x < width; x++) {
            System.arraycopy(samples, 3 * (y * width + x), rgba, 4 * x, 3);
            rgba[4 * x + 3] = levels[y * width + x];
        }
        return rgba;
    }
}
