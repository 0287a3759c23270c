package gradio.http;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.api.BadArguments;
import gradio.api.Endpoint;
import gradio.api.Registry;
import gradio.api.Visibility;
import gradio.queue.EventQueue;
import gradio.queue.QueueRefusal;
import gradio.queue.Reader;
import gradio.queue.Subscription;
import gradio.queue.Ticket;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
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
    private static final String JOIN_INSTEAD =
            "This API endpoint does not accept direct HTTP POST requests. Please join the queue to use this API.";

    private final Registry registry;
    private final EventQueue queue;
    private final Requests requests;
    private final Bodies bodies;

    @Inject
    RunResource(Registry registry, EventQueue queue, Requests requests, Bodies bodies) {
        this.registry = registry;
        this.queue = queue;
        this.requests = requests;
        this.bodies = bodies;
    }

    @POST
    @Path("{way:run|api}/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public void run(
            @PathParam("name") String name,
            InputStream body,
            @Context HttpServletRequest request,
            @Context UriInfo uri,
            @Suspended AsyncResponse answer)
            throws IOException {
        Endpoint endpoint = registry.byName(name)
                .filter(e -> e.visibility() != Visibility.PRIVATE)
                .orElseThrow(() -> Problems.of(404, "There is no endpoint /" + name + "."));
        if (endpoint.queue()) throw Problems.of(404, JOIN_INSTEAD);
        JsonNode json = bodies.object(body);
        String hash = json.path("session_hash").asText("");
        if (!hash.isEmpty()) Requests.checkedHash(hash);
        try {
            StoreGate files = requests.gate(request, uri);
            Ticket ticket = queue.run(
                    endpoint, endpoint.bind(Bodies.data(json), files), requests.info(request, uri, hash), files);
            Answer reader = new Answer(answer);
            reader.listen(queue.openRun(ticket.eventId(), reader));
        } catch (BadArguments e) {
            throw Problems.validation(e);
        } catch (QueueRefusal e) {
            throw Problems.of(503, e.getMessage());
        }
    }

    /** Takes the one frame of the event and answers the request with it. */
    private static final class Answer implements Reader {
        private final AsyncResponse response;
        private volatile @Nullable Subscription frames;

        Answer(AsyncResponse response) {
            this.response = response;
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
            response.resume(Response.status(failed ? 500 : 200)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(json)
                    .build());
        }

        @Override
        public void knock() {}

        @Override
        public void replaced() {}
    }
}
