package gradio.queue;

import gradio.api.CallListener;
import gradio.api.EndedCall;
import gradio.wire.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What has to be done after the lock is released: readers to wake, runs to start and files to let go. Messages are put into mailboxes at
 * once.
 */
final class Outbox {
    private static final Logger LOG = System.getLogger(Outbox.class.getName());

    private final Set<Reader> readers = new LinkedHashSet<>();
    private final Set<Reader> knocks = new LinkedHashSet<>();
    private final List<Reader> replaced = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private final List<Event> cancelled = new ArrayList<>();
    private final List<Event> released = new ArrayList<>();
    private final List<EndedCall> ended = new ArrayList<>();

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

    /** Somebody counts how calls end. */
    void ended(EndedCall call) {
        ended.add(call);
    }

    /** What fails is foreign; nobody else has to suffer for it. */
    void deliver(Executor workers, CallListener listener) {
        each(replaced, Reader::replaced);
        each(readers, Reader::ready);
        each(knocks, Reader::knock);
        each(cancelled, event -> event.cancellation().cancel());
        each(runs, workers::execute);
        each(released, event -> event.files().release());
        each(ended, listener::ended);
    }

    private static <T> void each(Collection<T> all, Consumer<T> action) {
        for (T one : all) {
            try {
                action.accept(one);
            } catch (RejectedExecutionException e) {
                LOG.log(Level.DEBUG, "The server has stopped meanwhile", e);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "A reader, an action, a file or a listener of a call failed", e);
            }
        }
    }
}
