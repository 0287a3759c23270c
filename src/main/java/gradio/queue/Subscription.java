package gradio.queue;

import org.jspecify.annotations.Nullable;

/** A reader's hold on a session. */
public final class Subscription {
    private final EventQueue queue;
    private final Session session;
    private final Reader reader;

    Subscription(EventQueue queue, Session session, Reader reader) {
        this.queue = queue;
        this.session = session;
        this.reader = reader;
    }

    /** The next frame; null if there is none now. */
    public byte @Nullable [] next() {
        byte[] frame = session.mailbox().poll(reader);
        if (frame != null && session.frames().once() && ended()) queue.consumed(session);
        return frame;
    }

    /** Whether the last frame has been taken, or another reader reads now. */
    public boolean ended() {
        return !session.mailbox().isReader(reader);
    }

    /** The client has gone: what waits for it is dropped, what runs for it is cancelled. Without effect after the last frame. */
    public void leave() {
        queue.leave(session, reader);
    }
}
