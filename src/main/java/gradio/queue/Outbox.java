package gradio.queue;

import gradio.wire.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What has to be done after the lock is released: readers to wake, runs to start and files to let go. Messages are put into mailboxes at once. */
final class Outbox {
    private final Set<Reader> readers = new LinkedHashSet<>();
    private final Set<Reader> knocks = new LinkedHashSet<>();
    private final List<Reader> replaced = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private final List<Event> cancelled = new ArrayList<>();
    private final List<Event> released = new ArrayList<>();

    /** An unread message with the same key is replaced. */
    void add(Event event, Message message, @Nullable String key) {
        byte[] bytes = event.session().frames().apply(message);
        if (bytes == null) return;
        event.session().mailbox().offer(key, bytes);
        wake(event.session());
    }

    void wake(Session session) {
        Reader reader = session.mailbox().reader();
        if (reader != null) readers.add(reader);
    }

    /** Has something written to a session's reader, if only to see whether it is still there. */
    void knock(Session session) {
        Reader reader = session.mailbox().reader();
        if (reader != null) knocks.add(reader);
    }

    /** Another reader has taken the place of this one. */
    void replaced(Reader reader) {
        replaced.add(reader);
    }

    void start(Run run) {
        runs.add(run);
    }

    /** Tells the call, if it runs. */
    void cancel(Event event) {
        cancelled.add(event);
    }

    /** Its files are not needed any more. */
    void release(Event event) {
        released.add(event);
    }

    void deliver(Executor workers) {
        replaced.forEach(Reader::replaced);
        readers.forEach(Reader::ready);
        knocks.forEach(Reader::knock);
        cancelled.forEach(event -> event.cancellation().cancel());
        runs.forEach(workers::execute);
        released.forEach(event -> event.files().release());
    }
}
