package gradio.queue;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.api.ApiException;
import gradio.api.EndedCall.Outcome;
import gradio.api.Endpoint;
import gradio.api.Invocation;
import gradio.wire.Edits;
import gradio.wire.Message;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of an endpoint's function, for one event or for a batch of them. It holds its slot until the function has returned. */
final class Run implements Runnable {
    private static final Logger LOG = System.getLogger(Run.class.getName());
    private static final double NANOS = 1e9;

    private final EventQueue queue;
    private final Lane lane;
    private final List<Event> events;
    private final Event first;
    private final Endpoint endpoint;
    private final Reports reports;
    private final CancelSwitch cancellation;
    private final Interruption interruption = new Interruption();
    private final long startedAt;
    private boolean succeeded;

    Run(EventQueue queue, Lane lane, List<Event> events, long startedAt) {
        this.queue = queue;
        this.lane = lane;
        this.events = events;
        this.first = events.get(0);
        this.endpoint = first.endpoint();
        this.reports = new Reports(queue, events);
        this.cancellation =
                CancelSwitch.ofAll(events.stream().map(Event::cancellation).toList());
        this.startedAt = startedAt;
    }

    Lane lane() {
        return lane;
    }

    List<Event> events() {
        return events;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    long startedAt() {
        return startedAt;
    }

    boolean succeeded() {
        return succeeded;
    }

    @Override
    public void run() {
        List<Event> ready = events;
        try {
            ready = withFiles();
            if (ready.isEmpty()) return;
            call(ready);
            succeeded = true;
        } catch (Throwable e) { // an Error of foreign code must not cost a slot either
            for (Event event : ready) fail(event, e);
        } finally {
            queue.returned(this);
        }
    }

    /** Those whose files are here; the others are answered. In a batch nobody has to suffer from another's URL. */
    private List<Event> withFiles() {
        List<Event> ready = new ArrayList<>(events);
        for (Event event : events) {
            try {
                event.files().fetch(event.cancellation());
            } catch (IOException | RuntimeException e) {
                ready.remove(event);
                fail(event, e);
                event.cancellation().cancel(); // a batch must not go on for its sake
            }
        }
        return ready;
    }

    private void call(List<Event> ready) throws Exception {
        if (endpoint.watchesCancellation()) cancellation.onCancel(interruption);
        interruption.begin();
        try {
            cancellation.throwIfCancelled(); // while it waited for a worker
            if (endpoint.batch()) batch(ready);
            else if (endpoint.generator()) generate();
            else
                complete(
                        first,
                        endpoint.wrap(endpoint.call(invocation(first, first.arguments())), first.files()),
                        false);
        } finally {
            interruption.end();
        }
    }

    private Invocation invocation(Event event, List<@Nullable Object> arguments) {
        return new Invocation(
                arguments, reports, reports, event.request(), event.session().state(), cancellation);
    }

    private void generate() throws Exception {
        try (Yields yields = Yields.of(endpoint.call(invocation(first, first.arguments())), cancellation)) {
            long stepStarted = queue.now();
            while (!cancellation.isCancelled() && yields.advance()) {
                List<JsonNode> values = endpoint.wrap(yields.value(), first.files());
                reports.flush();
                Message.Output output = output(shown(values), true, stepStarted);
                queue.tellWhenThereIsRoom(first, new Message.ProcessGenerating(first.id(), output, true, null));
                first.lastYield = values;
                stepStarted = queue.now();
            }
        }
        cancellation.throwIfCancelled();
        List<JsonNode> last = first.lastYield;
        complete(first, last == null ? endpoint.nothing() : last, false);
    }

    /** The first yield whole, later ones as edits; {@code /call} never knows edits. */
    private List<JsonNode> shown(List<JsonNode> values) {
        List<JsonNode> before = first.lastYield;
        if (before == null || first.session().frames().once()) return values;
        List<JsonNode> edits = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) edits.add(Edits.toSend(before.get(i), values.get(i)));
        return edits;
    }

    private void batch(List<Event> ready) throws Exception {
        List<@Nullable Object> columns = new ArrayList<>();
        for (int i = 0; i < endpoint.params().size(); i++) {
            List<@Nullable Object> column = new ArrayList<>();
            for (Event event : ready) column.add(event.arguments().get(i));
            columns.add(column);
        }
        Object result = endpoint.call(invocation(ready.get(0), columns));
        if (!(result instanceof List<?> rows) || rows.size() != ready.size()) {
            throw new IllegalStateException("/" + endpoint.name() + " was given a batch of " + ready.size()
                    + " and must return a List of as many, not " + result);
        }
        for (int i = 0; i < rows.size(); i++) completeRow(ready.get(i), rows.get(i));
    }

    /** A row that cannot be told is the misfortune of its own call only. */
    private void completeRow(Event event, @Nullable Object row) {
        try {
            complete(event, endpoint.wrap(row, event.files()), null);
        } catch (IOException | RuntimeException e) {
            fail(event, e);
        }
    }

    private void complete(Event event, List<JsonNode> data, @Nullable Boolean isGenerating) throws IOException {
        reports.flush();
        Message.Output output = output(data, isGenerating, startedAt);
        queue.answer(
                event,
                new Message.ProcessCompleted(
                        event.id(), output, true, null, null, output.duration(), output.averageDuration()),
                Outcome.DONE);
    }

    private Message.Output output(List<JsonNode> data, @Nullable Boolean isGenerating, long since) {
        double seconds = (queue.now() - since) / NANOS;
        return new Message.Output(
                data, isGenerating, seconds, queue.averageSeconds(endpoint, seconds), null, List.of(), null);
    }

    private static Outcome outcome(Event event, Throwable e) {
        if (e instanceof ApiException) return Outcome.REJECTED;
        return event.cancellation().isCancelled() ? Outcome.CANCELLED : Outcome.FAILED;
    }

    private void fail(Event event, Throwable e) {
        boolean expected = e instanceof ApiException
                || cancellation.isCancelled() // then it was interrupted, or gave up
                || event.cancellation().isCancelled();
        if (!expected) LOG.log(Level.ERROR, "Event " + event.id() + " of /" + endpoint.name() + " failed", e);
        try {
            reports.flush();
            queue.answer(event, Failures.of(event, e, queue.showError(), event.lastYield != null), outcome(event, e));
        } catch (RuntimeException unsaid) {
            LOG.log(Level.ERROR, "The failure of event " + event.id() + " could not be told", unsaid);
        }
    }
}
