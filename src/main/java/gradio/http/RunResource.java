package gradio.http;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.api.Endpoint;
import gradio.queue.EventQueue;
import gradio.queue.Reader;
import gradio.queue.Subscription;
import gradio.queue.Ticket;
import gradio.wire.Frames;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /run/{name}} and {@code /api/{name}}: one request, one answer, for endpoints that say {@code queue = false}; the JS client
 * calls those so. Upstream lets every endpoint be called here, past its queue; here the lane holds for these calls too.
 */
@Path("gradio_api")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public final class RunResource {
    private static final Logger LOG = System.getLogger(RunResource.class.getName());
    private static final String JOIN_INSTEAD =
            "This API endpoint does not accept direct HTTP POST requests. Please join the queue to use this API.";

    private final Calls calls;
    private final EventQueue queue;
    private final Requests requests;
    private final Bodies bodies;

    @Inject
    RunResource(Calls calls, EventQueue queue, Requests requests, Bodies bodies) {
        this.calls = calls;
        this.queue = queue;
        this.requests = requests;
        this.bodies = bodies;
    }

    @POST
    @Counted
    @Path("{way:run|api}/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public void run(
            @PathParam("name") String name,
            InputStream body,
            @Context HttpServletRequest request,
            @Context UriInfo uri,
            @Context Request jersey,
            @Suspended AsyncResponse suspended)
            throws IOException {
        Endpoint endpoint = calls.named(name);
        if (endpoint.queue()) throw Problems.of(404, JOIN_INSTEAD);
        JsonNode json = bodies.object(body);
        Ticket ticket = calls.submit(Frames.ANSWER, endpoint, Bodies.data(json), request, uri, Calls.sessionHash(json));
        Answer reader = new Answer(LastWords.to(request, jersey));
        reader.listen(queue.open(Frames.ANSWER, requests.owner(request), ticket.eventId(), reader));
    }

    /** Takes the one frame of the event and answers the request with it. */
    private static final class Answer implements Reader {
        private final LastWords answer;
        private volatile @Nullable Subscription frames;

        Answer(LastWords answer) {
            this.answer = answer;
        }

        void listen(@Nullable Subscription subscription) {
            frames = subscription;
            ready();
        }

        @Override
        public void ready() {
            Subscription open = frames;
            byte[] json = open == null ? null : open.next();
            if (json == null) return;
            boolean failed =
                    new String(json, 0, Math.min(json.length, 8), StandardCharsets.US_ASCII).startsWith("{\"error\"");
            try {
                answer.say(failed ? 500 : 200, json);
            } catch (IOException | RuntimeException gone) { // whoever wakes readers has others to wake
                LOG.log(Level.DEBUG, "Whoever has called has gone", gone);
            }
        }

        @Override
        public void knock() {}

        @Override
        public void replaced() {}
    }
}
