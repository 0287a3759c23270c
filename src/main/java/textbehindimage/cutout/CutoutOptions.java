package textbehindimage.cutout;

/**
 * What is done for a cut-out's edges beyond what the Python original does.
 *
 * @param foreground whether partly transparent pixels lose the colour of the old background; a mask has no colours
 * @param refine whether a mask much smaller than the photo gets its edges from the photo's colours
 */
public record CutoutOptions(boolean foreground, boolean refine) {
    /** To the last bit as the original. */
    public static final CutoutOptions EXACT = new CutoutOptions(false, false);

    CutoutOptions ofMask() {
        return new CutoutOptions(false, refine);
    }
}
