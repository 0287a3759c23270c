package textbehindimage.cutout;

/** No mask can be had from the model now. The message is a plain sentence for the user; the cause is for the log. */
public final class ModelUnavailable extends Exception {
    public ModelUnavailable(String message) {
        super(message);
    }

    public ModelUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
