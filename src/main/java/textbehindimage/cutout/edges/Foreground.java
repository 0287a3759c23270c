package textbehindimage.cutout.edges;

import textbehindimage.cutout.photo.format.Pixels;

/**
 * Takes the old background's colour out of the pixels that are partly subject, which would otherwise be a fringe on the new
 * one. Blur fusion, M. Forte, "Approximate Fast Foreground Colour Estimation", ICIP 2021: with the local means of subject
 * and background
 *
 * <pre>{@code F' = mean(a I) / mean(a)    B' = mean((1 - a) I) / mean(1 - a)    F = F' + a (I - a F' - (1 - a) B')}</pre>
 *
 * of which only pixels with 0 &lt; a &lt; 1 need the last step. Immutable.
 */
public final class Foreground {
    private static final int RADIUS = 6; // cells: 48 pixels at 12 megapixels, where BiRefNet takes 45

    private final Pixels photo;
    private final LocalColours colours;

    private Foreground(Pixels photo, LocalColours colours) {
        this.photo = photo;
        this.colours = colours;
    }

    /** @param mask a generator of its own */
    public static Foreground of(Pixels photo, MaskRows mask) {
        return new Foreground(photo, LocalColours.of(photo, mask, Cells.of(photo, 1), RADIUS, Weights.SHARE));
    }

    /**
     * Changes the colours of row {@code y}; rows may come in any order. What the photo itself has partly transparent is left
     * alone: its colour has been separated already.
     *
     * @param levels the row's mask
     * @param rgba the row, of which alpha is left alone
     */
    public void correct(int y, byte[] levels, byte[] rgba) {
        LocalColours.Along along = colours.along(y);
        for (int x = 0; x < levels.length; x++) {
            int level = levels[x] & 255;
            if (level == 0 || level == 255 || !opaque(y * levels.length + x)) continue;
            along.moveTo(x);
            for (int c = 0; c < 3; c++) {
                float subject = along.at[LocalColours.SUBJECT + c];
                float background = along.at[LocalColours.BACKGROUND + c];
                rgba[4 * x + c] = solve(level / 255f, rgba[4 * x + c] & 255, subject, background);
            }
        }
    }

    private boolean opaque(int pixel) {
        byte[] alpha = photo.alpha();
        return alpha == null || alpha[pixel] == -1;
    }

    private static byte solve(float a, int colour, float subject, float background) {
        float value = subject + a * (colour - a * subject - (1 - a) * background);
        return (byte) Math.max(0, Math.min(255, (int) (value + 0.5f)));
    }
}
