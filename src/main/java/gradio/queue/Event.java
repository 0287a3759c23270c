package gradio.queue;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.api.EndedCall;
import gradio.api.Endpoint;
import gradio.api.FileGate;
import gradio.api.RequestInfo;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of an endpoint on its way from join to answer. */
public final class Event {
    /** Where an event is. It goes from left to right only; an event that waits may skip RUNNING. */
    enum State {
        WAITING,
        RUNNING,
        RETURNED
    }

    private final String id;
    private final Endpoint endpoint;
    private final List<@Nullable Object> arguments;
    private final RequestInfo request;
    private final FileGate files;
    private final Session session;
    private final long joinedAt;
    private final CancelSwitch cancellation = new CancelSwitch();
    // Guarded by the queue's lock.
    State state = State.WAITING;
    boolean answered; // its process_completed is on the way: nothing more may follow
    private boolean started;
    private long startedAt;
    // Only the worker touches it.
    @Nullable
    List<JsonNode> lastYield;

    Event(
            String id,
            Endpoint endpoint,
            List<@Nullable Object> arguments,
            RequestInfo request,
            FileGate files,
            Session session,
            long joinedAt) {
        this.id = id;
        this.endpoint = endpoint;
        this.arguments = arguments;
        this.request = request;
        this.files = files;
        this.session = session;
        this.joinedAt = joinedAt;
    }

    /** What the client knows it by: 32 hex digits. */
    public String id() {
        return id;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    List<@Nullable Object> arguments() {
        return arguments;
    }

    RequestInfo request() {
        return request;
    }

    FileGate files() {
        return files;
    }

    Session session() {
        return session;
    }

    /** In nanoseconds of the queue's clock. */
    long joinedAt() {
        return joinedAt;
    }

    void start(long now) {
        state = State.RUNNING;
        started = true;
        startedAt = now;
    }

    EndedCall ended(EndedCall.Outcome outcome, long now) {
        long start = started ? startedAt : now;
        return new EndedCall(
                id,
                endpoint.name(),
                outcome,
                Duration.ofNanos(start - joinedAt),
                Duration.ofNanos(now - start),
                request);
    }

    CancelSwitch cancellation() {
        return cancellation;
    }

    /** Whose turn it uses up: the user who is logged in, else the address. */
    String client() {
        return client(request);
    }

    static String client(RequestInfo request) {
        String principal = request.principal();
        return principal != null ? "user " + principal : request.clientAddress();
    }
}
