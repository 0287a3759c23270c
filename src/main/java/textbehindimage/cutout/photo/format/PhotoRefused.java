package textbehindimage.cutout.photo.format;

import java.io.EOFException;

/** The photo cannot be used. The message is for its owner: what is wrong, which value, what is allowed; never a path. */
public final class PhotoRefused extends Exception {
    public PhotoRefused(String message) {
        super(message);
    }

    public PhotoRefused(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param what a half sentence: what in the file makes no sense */
    public static PhotoRefused damaged(String what) {
        return new PhotoRefused("The photo is damaged: " + what + ".");
    }

    /** @param size of the file in bytes */
    public static PhotoRefused cutOff(long size, EOFException cause) {
        return new PhotoRefused(
                "The photo is cut off: its file ends after " + size + " bytes, before the picture does.", cause);
    }
}
