package gradio.http;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.api.BadArguments;
import gradio.api.Endpoint;
import gradio.queue.EventQueue;
import gradio.queue.Subscription;
import gradio.queue.Ticket;
import gradio.web.EventStream;
import gradio.web.Feed;
import gradio.wire.Frames;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;

/** The two steps of curl users: post a call, then listen to it (gradio-protocol 5). */
@Path("gradio_api/call")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public final class CallResource {
    private static final byte[] HEARTBEAT = Objects.requireNonNull(Frames.CALL.apply(new Message.Heartbeat(null)));

    private final Calls calls;
    private final EventQueue queue;
    private final Requests requests;
    private final Bodies bodies;

    @Inject
    CallResource(Calls calls, EventQueue queue, Requests requests, Bodies bodies) {
        this.calls = calls;
        this.queue = queue;
        this.requests = requests;
        this.bodies = bodies;
    }

    @POST
    @Counted
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, String> call(
            @PathParam("name") String name, InputStream body, @Context HttpServletRequest request, @Context UriInfo uri)
            throws IOException {
        Endpoint endpoint = calls.named(name);
        JsonNode json = bodies.object(body);
        return submit(endpoint, Bodies.data(json), request, uri, Calls.sessionHash(json));
    }

    /** Arguments by name; defaults are filled in here. The form that Gradio's own snippets and agents use. */
    @POST
    @Counted
    @Path("v2/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, String> callByName(
            @PathParam("name") String name, InputStream body, @Context HttpServletRequest request, @Context UriInfo uri)
            throws IOException {
        Endpoint endpoint = calls.named(name);
        try {
            return submit(endpoint, endpoint.inOrder(bodies.object(body)), request, uri, "");
        } catch (BadArguments e) {
            throw Problems.validation(e);
        }
    }

    private Map<String, String> submit(
            Endpoint endpoint, JsonNode data, HttpServletRequest request, UriInfo uri, String hash) {
        Ticket ticket = calls.submit(Frames.CALL, endpoint, data, request, uri, hash);
        return Map.of("event_id", ticket.eventId());
    }

    /** As {@link #listen}. */
    @GET
    @Path("v2/{name}/{event_id}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void listenByName(
            @PathParam("event_id") String eventId, @Context HttpServletRequest request, @Context SseEventSink sink) {
        listen(eventId, request, sink);
    }

    /** The name is not checked, as upstream. An answer can be fetched once. */
    @GET
    @Path("{name}/{event_id}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void listen(
            @PathParam("event_id") String eventId, @Context HttpServletRequest request, @Context SseEventSink sink) {
        EventStream stream = EventStream.of(sink);
        Subscription frames = queue.open(Frames.CALL, requests.owner(request), eventId, stream);
        stream.serve(frames == null ? Feed.of(Frames.unknownCall()) : QueueResource.feed(frames), HEARTBEAT);
    }
}
