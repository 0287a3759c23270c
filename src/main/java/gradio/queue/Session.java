package gradio.queue;

import gradio.wire.Frames;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One client's conversation: its pending events and the mailbox that its stream reads. */
public final class Session {
    private final SessionKey key;
    private final Frames frames;
    private final Mailbox mailbox;
    private final State state;
    // Guarded by the queue's lock.
    final Set<Event> pending = new LinkedHashSet<>(1); // joined and not yet answered
    long idleSince;
    long closedAt = Long.MIN_VALUE; // when close_stream was sent last, nanoseconds

    @Nullable
    String lingerer; // the client under whose name the queue remembers that this stream lingers

    int closing; // counts what would make a planned close_stream wrong

    Session(SessionKey key, Frames frames, Mailbox mailbox, State state, long now) {
        this.key = key;
        this.frames = frames;
        this.mailbox = mailbox;
        this.state = state;
        this.idleSince = now;
    }

    SessionKey key() {
        return key;
    }

    Frames frames() {
        return frames;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    State state() {
        return state;
    }
}
