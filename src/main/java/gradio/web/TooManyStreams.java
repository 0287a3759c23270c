package gradio.web;

/** One stream more than may be open. */
public final class TooManyStreams extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean ofClient;

    private TooManyStreams(String message, boolean ofClient) {
        super(message);
        this.ofClient = ofClient;
    }

    static TooManyStreams ofAll(int max) {
        return new TooManyStreams(
                "Too many event streams are open: " + max + " at a time are allowed. Try again in a moment.", false);
    }

    static TooManyStreams ofClient(int max) {
        return new TooManyStreams(
                "Too many of your event streams are open: " + max + " at a time are allowed. Close one first.", true);
    }

    /** Whether only this client is refused. */
    public boolean ofClient() {
        return ofClient;
    }
}
