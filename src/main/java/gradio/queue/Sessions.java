package gradio.queue;

import gradio.wire.Frames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sessions that are remembered, by owner and hash. Guarded by the queue's lock. */
final class Sessions {
    private final Map<SessionKey, Session> byKey = new LinkedHashMap<>();
    private final QueueLimits limits;
    private final LongSupplier nanoTime;
    private final AtomicLong unread = new AtomicLong(); // bytes in all mailboxes
    private boolean sweepPlanned;

    Sessions(QueueLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /** The caller's own, or else one that is nobody's; null if there is neither, whatever others may have. */
    @Nullable
    Session find(@Nullable String owner, String hash) {
        Session own = byKey.get(new SessionKey(owner, hash));
        return own != null || owner == null ? own : byKey.get(new SessionKey(null, hash));
    }

    List<Session> all() {
        return new ArrayList<>(byKey.values());
    }

    /** The session that an event joins; made if it is new. */
    Session joined(@Nullable String owner, String hash) throws QueueRefusal {
        SessionKey key = new SessionKey(owner, hash);
        Session known = byKey.get(key);
        if (known != null && !known.frames().once()) {
            known.mailbox().reopen();
            return known;
        }
        return add(key, Frames.QUEUE, new State());
    }

    /** A session for one {@code /call}; it shares the state of the session that the caller names, if it names one. */
    Session ofCall(@Nullable String owner, String eventId, String hash, Frames frames) throws QueueRefusal {
        State state = hash.isEmpty() ? new State() : joined(owner, hash).state();
        return add(new SessionKey(owner, eventId), frames, state);
    }

    private Session add(SessionKey key, Frames frames, State state) throws QueueRefusal {
        if (byKey.size() >= limits.maxSessions()) sweep();
        if (byKey.size() >= limits.maxSessions()) throw QueueRefusal.tooManySessions(limits.maxSessions());
        Session session =
                new Session(key, frames, new Mailbox(limits.mailboxBytes(), unread), state, nanoTime.getAsLong());
        byKey.put(key, session);
        return session;
    }

    /** The client has gone; what an author keeps for it stays until it is idle for too long. */
    void left(Session session) {
        session.idleSince = nanoTime.getAsLong();
        if (session.frames().once() || session.state().isEmpty()) byKey.remove(session.key(), session);
    }

    /** The answer of a {@code /call} was fetched. */
    void consumed(Session session) {
        byKey.remove(session.key(), session);
    }

    /** @return whether a sweep is needed and has not been planned; then it has been now */
    boolean planSweep() {
        if (sweepPlanned || byKey.isEmpty()) return false;
        sweepPlanned = true;
        return true;
    }

    /** Forgets sessions that are idle for too long. */
    void sweep() {
        sweepPlanned = false;
        long now = nanoTime.getAsLong();
        for (Iterator<Session> all = byKey.values().iterator(); all.hasNext(); ) {
            Session session = all.next();
            if (!isIdle(session)
                    || now - session.idleSince <= limits.sessionIdle().toNanos()) continue;
            session.mailbox().discard();
            all.remove();
        }
    }

    private static boolean isIdle(Session session) {
        return session.pending.isEmpty() && session.mailbox().reader() == null;
    }

    /**
     * While more lies unread than may, forgets the results that nobody has come for, the oldest first; what an author keeps for a session
     * stays. What somebody reads is not touched: a reader who takes nothing is given up soon.
     *
     * @param newest the last that is forgotten
     */
    void forgetUnread(Session newest) {
        if (unread.get() <= limits.unreadBytes()) return;
        List<Session> oldestFirst = byKey.values().stream()
                .filter(session -> session != newest
                        && isIdle(session)
                        && !session.mailbox().isEmpty())
                .sorted(Comparator.comparingLong(session -> session.idleSince))
                .collect(Collectors.toCollection(ArrayList::new));
        if (isIdle(newest)) oldestFirst.add(newest);
        for (Session session : oldestFirst) {
            if (unread.get() <= limits.unreadBytes()) return;
            session.mailbox().discard();
            if (session.state().isEmpty()) byKey.remove(session.key(), session);
        }
    }
}
