package gradio.files;

import java.io.IOException;

/** A file is over the limit; the message is Gradio's own text. */
public final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;

    TooLarge(long limit) {
        super("File size exceeded maximum allowed size of " + limit + " bytes.");
    }
}
