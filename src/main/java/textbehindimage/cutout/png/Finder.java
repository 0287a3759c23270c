package textbehindimage.cutout.png;

/** Finds what need not be written since it was there before. Serves one strip after another. */
interface Finder {
    /** Forgets the strip before. */
    void start();

    /**
     * Finds repetitions that begin and end in the window's piece.
     *
     * @param found empty; they are added in order, and do not overlap
     * @param codes those of the piece before, if there is one; may be fitted to something else
     */
    void find(Window window, Matches found, Codes codes);
}
