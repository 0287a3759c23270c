package textbehindimage.cutout;

/** Pillow's filters for a resize (src/libImaging/Resample.c), by their names. */
public enum Kernel {
    BILINEAR(1),
    BICUBIC(2),
    LANCZOS(3);

    /** How many pixels it looks at on either side where nothing is made smaller. */
    final double radius;

    Kernel(double radius) {
        this.radius = radius;
    }

    /** Its weight at a distance of {@code x} pixels. */
    double at(double x) {
        double away = Math.abs(x);
        if (away >= radius) return 0;
        return switch (this) {
            case BILINEAR -> 1 - away;
            case BICUBIC -> cubic(away);
            case LANCZOS -> sinc(away) * sinc(away / 3);
        };
    }

    private static double cubic(double x) {
        double a = -0.5;
        if (x < 1) return ((a + 2.0) * x - (a + 3.0)) * x * x + 1;
        return (((x - 5) * x + 8) * x - 4) * a;
    }

    private static double sinc(double x) {
        double turned = x * Math.PI;
        return x == 0 ? 1 : Math.sin(turned) / turned;
    }
}
