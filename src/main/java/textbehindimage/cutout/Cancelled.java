package textbehindimage.cutout;

/** The caller wants no result any more. Thrown by {@link Cutouts.Progress} to stop the work, or when its thread is interrupted. */
public final class Cancelled extends Exception {
    public Cancelled() {
        super("Cancelled");
    }
}
