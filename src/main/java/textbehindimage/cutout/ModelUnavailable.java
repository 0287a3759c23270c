package textbehindimage.cutout;

import org.jspecify.annotations.Nullable;

/** No mask can be had from the model now. The message is a plain sentence for the user; the cause is for the log. */
public final class ModelUnavailable extends Exception {
    private final Kind kind;

    /** What it means for the next photo. */
    public enum Kind {
        /** Nothing. */
        ONCE,
        /** It may fit again; if it does not, a new session may help. */
        NO_MEMORY,
        /** The GPU answers this process no more, whatever it is asked. */
        DEVICE_LOST
    }

    public ModelUnavailable(String message) {
        super(message);
        kind = Kind.ONCE;
    }

    public ModelUnavailable(String message, @Nullable Throwable cause) {
        this(message, cause, Kind.ONCE);
    }

    public ModelUnavailable(String message, @Nullable Throwable cause, Kind kind) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
