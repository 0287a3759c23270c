package gradio.queue;

/** The queue takes no more events; the text is Gradio's own. The answer is 503. */
public final class QueueRefusal extends Exception {
    private static final long serialVersionUID = 1;

    private QueueRefusal(String message) {
        super(message);
    }

    static QueueRefusal full(int max, int size) {
        return new QueueRefusal("Queue is full. Max size is " + max + " and size is " + size + ".");
    }

    static QueueRefusal stopped() {
        return new QueueRefusal("Queue is stopped.");
    }

    static QueueRefusal tooManySessions(int max) {
        return new QueueRefusal("Too many sessions. Max is " + max + ".");
    }
}
