package gradio.queue;

import gradio.api.RequestInfo;
import gradio.wire.Frames;
import gradio.wire.Message;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The end of streams: a session's stays open for a little while after its last event, and whoever may not have seen the end yet waits a
 * moment for the answer to its next join (gradio-protocol 4.3, the close race). Guarded by the queue's lock.
 */
final class Closing {
    /**
     * A client that has not seen its stream's end yet is caught by holding the answer of its next join until the end is this old: gradio_client
     * gives up a call whose answer it reads before an end that was sent earlier, and on a busy machine it may read late.
     */
    private static final Duration RACE = Duration.ofMillis(500);

    /** The same when a client begins a new session while its old one lingers; shorter, since scripts do that all the time. */
    private static final Duration NEW_SESSION = Duration.ofMillis(150);

    private final Guard guard;
    private final Duration linger;
    private final Map<String, Session> lingering = new HashMap<>(); // by client, the last whose close is planned

    Closing(Guard guard, Duration linger) {
        this.guard = guard;
        this.linger = linger;
    }

    /** All of a session's events have got their answers. */
    void answered(Session session, String client) {
        if (session.mailbox().reader() == null) return;
        session.lingerer = client;
        lingering.put(client, session);
        plan(session);
    }

    /** A reader has come to a session in which nothing is pending. */
    void plan(Session session) {
        int mark = ++session.closing;
        guard.runLater(outbox -> close(session, mark, outbox), linger);
    }

    private void close(Session session, int mark, Outbox outbox) {
        if (session.closing == mark && session.mailbox().reader() != null) send(session, outbox);
    }

    void send(Session session, Outbox outbox) {
        session.mailbox().offerLast(Objects.requireNonNull(Frames.QUEUE.apply(new Message.CloseStream(null))));
        forget(session);
        session.closedAt = guard.now();
        session.idleSince = guard.now();
        outbox.wake(session);
    }

    /** An event has joined: an end that the reader has not read yet is none, or the event would be told behind it. */
    void joined(Session session) {
        session.closing++;
        if (session.mailbox().withdrawLast()) session.closedAt = Long.MIN_VALUE;
    }

    /** Nothing lingers any more for a session, because it has gone or has been closed. */
    void forget(Session session) {
        if (session.lingerer != null) lingering.remove(session.lingerer, session);
    }

    /** How long the answer to a join should be held back, because the stream of its session may just be ending. */
    Duration hold(Session session) {
        if (session.closedAt == Long.MIN_VALUE) return Duration.ZERO;
        return Duration.ofNanos(Math.max(0, RACE.toNanos() - (guard.now() - session.closedAt)));
    }

    /**
     * Ends the stream on which one of Gradio's clients lingers when it begins a new session: after {@code reset_session()} gradio_client
     * takes the old session's stream for the new one's until it has read its end, and would lose the event with it.
     *
     * @return how long the answer to the join should be held back
     */
    Duration beginsAnew(Event event, Outbox outbox) {
        Session old = lingering.get(event.client());
        if (!isGradioClient(event.request())
                || old == null
                || !old.pending.isEmpty()
                || old.mailbox().reader() == null) return Duration.ZERO;
        old.closing++;
        send(old, outbox);
        return NEW_SESSION;
    }

    private static boolean isGradioClient(RequestInfo request) {
        return request.header("x-gradio-user").filter("api"::equals).isPresent();
    }
}
