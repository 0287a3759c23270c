package gradio.queue;

import java.time.Duration;

/** The queue takes no more events; the texts are Gradio's own where it has one. */
public final class QueueRefusal extends Exception {
    private static final long serialVersionUID = 1;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final boolean ofClient;

    private QueueRefusal(String message, boolean ofClient) {
        super(message);
        this.ofClient = ofClient;
    }

    static QueueRefusal full(int max, int size) {
        return new QueueRefusal("Queue is full. Max size is " + max + " and size is " + size + ".", false);
    }

    static QueueRefusal full(int maxPerClient) {
        return new QueueRefusal(
                "Too many of your calls are waiting: " + maxPerClient + " at a time are allowed. Wait for one to end.",
                true);
    }

    static QueueRefusal draining() {
        return new QueueRefusal(
                "This server is about to stop and takes no new calls. Please try again in a moment.", false);
    }

    static QueueRefusal stopped() {
        return new QueueRefusal("Queue is stopped.", false);
    }

    static QueueRefusal tooManySessions(int max) {
        return new QueueRefusal("Too many sessions. Max is " + max + ".", false);
    }

    /** Whether only this client is refused, for having too many events in the queue. */
    public boolean ofClient() {
        return ofClient;
    }

    /** When to try again. */
    public Duration retryAfter() {
        return SOON;
    }
}
