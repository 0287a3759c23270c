package textbehindimage.cutout.photo.format;

/** Integer arithmetic of libjpeg (jdcolor.c, ycck_cmyk_convert) and Pillow (Convert.c, cmyk2rgb). */
public final class Inks {
    private Inks() {}

    /** Turns luma and two chromas at {@code at} into three ink levels, inverted as in a plain CMYK JPEG. */
    public static void fromYcc(int[] row, int at) {
        int luma = row[at];
        int cb = row[at + 1] - 128;
        int cr = row[at + 2] - 128;
        row[at] = 255 - clip(luma + (91881 * cr + 32768 >> 16));
        row[at + 1] = 255 - clip(luma + (-22554 * cb - 46802 * cr + 32768 >> 16));
        row[at + 2] = 255 - clip(luma + (116130 * cb + 32768 >> 16));
    }

    /** What an inverted ink level and the inverted black leave of the light. */
    public static int light(int inverted, int black) {
        int taken = (255 - inverted) * black + 128;
        return clip(black - ((taken >> 8) + taken >> 8));
    }

    private static int clip(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
