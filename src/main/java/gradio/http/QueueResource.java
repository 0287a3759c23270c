package gradio.http;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.api.Endpoint;
import gradio.api.Registry;
import gradio.api.Visibility;
import gradio.queue.EventQueue;
import gradio.queue.Standing;
import gradio.queue.Subscription;
import gradio.queue.Ticket;
import gradio.web.EventStream;
import gradio.web.Feed;
import gradio.wire.Frames;
import gradio.wire.JoinRequest;
import gradio.wire.Json;
import gradio.wire.Message;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Joining the queue, listening to it, leaving it (gradio-protocol 4 and 6). */
@Path("gradio_api")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public final class QueueResource {
    private static final byte[] HEARTBEAT = Objects.requireNonNull(Frames.QUEUE.apply(new Message.Heartbeat(null)));
    private static final byte[] ALIVE = "data: ALIVE\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final Map<String, Boolean> SUCCESS = Map.of("success", true);

    private final Registry registry;
    private final EventQueue queue;
    private final Calls calls;
    private final Requests requests;
    private final Bodies bodies;
    private final ScheduledExecutorService timer;

    @Inject
    QueueResource(
            Registry registry,
            EventQueue queue,
            Calls calls,
            Requests requests,
            Bodies bodies,
            ScheduledExecutorService timer) {
        this.registry = registry;
        this.queue = queue;
        this.calls = calls;
        this.requests = requests;
        this.bodies = bodies;
        this.timer = timer;
    }

    @POST
    @Counted
    @Path("queue/join")
    @Consumes(MediaType.APPLICATION_JSON)
    public void join(
            InputStream body,
            @Context HttpServletRequest request,
            @Context UriInfo uri,
            @Suspended AsyncResponse answer)
            throws IOException {
        JsonNode json = bodies.object(body);
        JoinRequest join = Json.MAPPER.convertValue(json, JoinRequest.class);
        JsonNode data = Bodies.data(json);
        Endpoint endpoint = endpoint(join.fnIndex());
        String hash = sessionHash(join.sessionHash());
        Ticket ticket = calls.submit(Frames.QUEUE, endpoint, data, request, uri, hash);
        Map<String, String> joined = Map.of("event_id", ticket.eventId());
        if (ticket.hold().isZero()) answer.resume(joined);
        else timer.schedule(() -> answer.resume(joined), ticket.hold().toNanos(), TimeUnit.NANOSECONDS);
    }

    private Endpoint endpoint(@Nullable JsonNode fnIndex) {
        if (fnIndex == null || fnIndex.isNull()) throw Problems.of(400, "No function index provided.");
        // Upstream takes a number in quotes too.
        if (!fnIndex.isIntegralNumber() && !fnIndex.asText().matches("-?\\d{1,9}")) {
            throw Problems.unreadable("int_type", "Input should be a valid integer", "body", "fn_index");
        }
        int index = fnIndex.asInt(-1);
        return registry.byIndex(index)
                .orElseThrow(() -> Problems.of(404, "There is no endpoint with fn_index " + shortened(fnIndex) + "."));
    }

    private static String shortened(JsonNode value) {
        String text = Json.text(value);
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    private static String sessionHash(@Nullable JsonNode hash) {
        if (hash == null || hash.isNull()) throw Problems.of(400, "Session hash not found.");
        if (!hash.isTextual()) throw Problems.of(400, "The session_hash must be a text.");
        return Requests.checkedHash(hash.textValue());
    }

    @GET
    @Path("queue/data")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void data(
            @QueryParam("session_hash") @Nullable String hash,
            @Context HttpServletRequest request,
            @Context SseEventSink sink) {
        if (hash == null) throw Problems.unreadable("missing", "Field required", "query", "session_hash");
        Requests.checkedHash(hash);
        EventStream stream = EventStream.of(sink);
        Subscription frames = queue.open(Frames.QUEUE, requests.owner(request), hash, stream);
        stream.serve(frames == null ? unknownSession() : feed(frames), HEARTBEAT);
    }

    /** The error alone would leave a JS client dead; the end after it must be a clean one (gradio-protocol 4.4). */
    private static Feed unknownSession() {
        Message error = new Message.UnexpectedError(null, "404: Not Found", true, false);
        return Feed.of(frame(error), frame(new Message.CloseStream(null)));
    }

    private static byte[] frame(Message message) {
        return Objects.requireNonNull(Frames.QUEUE.apply(message));
    }

    static Feed feed(Subscription frames) {
        return new Feed() {
            @Override
            public byte @Nullable [] next() {
                return frames.next();
            }

            @Override
            public boolean ended() {
                return frames.ended();
            }

            @Override
            public void left() {
                frames.leave();
            }
        };
    }

    @GET
    @Path("queue/status")
    public Message.Estimation status() {
        return queue.status();
    }

    /** How it stands with each listed endpoint, by its name; upstream has nothing of the kind. */
    @GET
    @Path("queue/standing")
    public Map<String, Standing> standing() {
        Map<String, Standing> standing = new LinkedHashMap<>();
        for (Endpoint endpoint : registry.endpoints()) {
            if (endpoint.visibility() == Visibility.PUBLIC)
                standing.put("/" + endpoint.name(), queue.standing(endpoint));
        }
        return standing;
    }

    /** Strangers and unknown events get the same answer as everybody: nothing can be found out here. */
    @POST
    @Path("cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, Boolean> cancel(InputStream body, @Context HttpServletRequest request) throws IOException {
        JsonNode json = bodies.object(body);
        String hash = json.path("session_hash").textValue();
        String eventId = json.path("event_id").textValue();
        if (hash != null && eventId != null) queue.cancel(requests.owner(request), hash, eventId);
        return SUCCESS;
    }

    /** Does nothing, as upstream; both clients call it after a cancel. */
    @POST
    @Path("reset")
    public Map<String, Boolean> reset() {
        return SUCCESS;
    }

    /** Python clients before 2.7.2 hold it open for as long as they live, and ask again at once if it ends. */
    @GET
    @Path("heartbeat/{session_hash}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void heartbeat(@PathParam("session_hash") String hash, @Context SseEventSink sink) {
        Requests.checkedHash(hash);
        EventStream.of(sink).serve(Feed.endless(ALIVE), ALIVE);
    }
}
