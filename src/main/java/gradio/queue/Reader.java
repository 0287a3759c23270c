package gradio.queue;

/** What takes a session's frames to its client. Called with no lock held; may be called by several threads. */
public interface Reader {
    /** There may be something to {@link Subscription#next}. */
    void ready();

    /** Write a sign of life now: only a write tells whether the client is still there. */
    void knock();

    /** A newer reader has taken over this session; nothing more comes. */
    void replaced();
}
