package textbehindimage.cutout.edges;

/** How much a pixel says of the subject and of the background, by its level in the mask. */
enum Weights {
    SHARE,
    /** Half transparent pixels, of which the mask is unsure, say less. */
    SQUARE;

    double of(int level) {
        return this == SHARE ? level : level * level;
    }
}
