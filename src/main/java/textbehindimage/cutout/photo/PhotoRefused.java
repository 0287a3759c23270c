package textbehindimage.cutout.photo;

/** The photo cannot be used. The message is for its owner: what is wrong, which value, what is allowed; never a path. */
public final class PhotoRefused extends Exception {
    PhotoRefused(String message) {
        super(message);
    }

    PhotoRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
