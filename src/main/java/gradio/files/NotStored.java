package gradio.files;

import java.io.IOException;

/** There is no room for a file, or the disk does not take it. The message is for whoever wanted it stored, and names no directory. */
public final class NotStored extends IOException {
    private static final long serialVersionUID = 1;

    NotStored(String message) {
        super(message);
    }

    NotStored(String message, Throwable cause) {
        super(message, cause);
    }
}
