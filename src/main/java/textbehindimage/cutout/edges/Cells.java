package textbehindimage.cutout.edges;

import textbehindimage.cutout.photo.format.Pixels;

/**
 * A photo in squares of {@code step} times {@code step} pixels, of which the last ones may be cut off: what a pixel's
 * surroundings are like can be told from cells, so that neither memory nor time grow with reach.
 */
record Cells(int step, int width, int height) {
    private static final int MOST = 512; // 8 pixels at 12 megapixels

    /** Of at least so many pixels a side, and more where the photo's longer side had more than {@value #MOST} otherwise. */
    static Cells of(Pixels photo, int step) {
        int longer = Math.max(photo.width(), photo.height());
        int used = Math.max(step, (longer + MOST - 1) / MOST);
        return new Cells(used, (photo.width() + used - 1) / used, (photo.height() + used - 1) / used);
    }

    /** Where the middle of pixel {@code at} lies, counted from the middle of the first cell to that of the last. */
    float place(int at, int size) {
        return Math.max(0, Math.min(size - 1, (at + 0.5f) / step - 0.5f));
    }
}
