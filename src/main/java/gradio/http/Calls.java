package gradio.http;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.api.BadArguments;
import gradio.api.Endpoint;
import gradio.api.FileGate;
import gradio.api.Registry;
import gradio.api.RequestInfo;
import gradio.api.Visibility;
import gradio.queue.EventQueue;
import gradio.queue.QueueRefusal;
import gradio.queue.Ticket;
import gradio.web.StoreGate;
import gradio.wire.Frames;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the JSON of a call to an event in the queue; whatever is wrong with it becomes the answer to the request. */
final class Calls {
    private final Registry registry;
    private final Requests requests;
    private final EventQueue queue;

    Calls(Registry registry, Requests requests, EventQueue queue) {
        this.registry = registry;
        this.requests = requests;
        this.queue = queue;
    }

    /** @throws WebApplicationException 404 if there is none, or none that may be called by its name */
    Endpoint named(String name) {
        return registry.byName(name)
                .filter(e -> e.visibility() != Visibility.PRIVATE)
                .orElseThrow(() -> Problems.of(404, "There is no endpoint /" + name + "."));
    }

    /** @param sessionHash empty if the call belongs to no session */
    Ticket submit(
            Frames frames,
            Endpoint endpoint,
            JsonNode data,
            HttpServletRequest request,
            UriInfo uri,
            String sessionHash) {
        StoreGate files = requests.gate(request, uri);
        RequestInfo info = requests.info(request, uri, sessionHash);
        try {
            return queue.submit(frames, endpoint, bound(endpoint, data, files), info, requests.owner(request), files);
        } catch (BadArguments e) {
            throw Problems.validation(e);
        } catch (QueueRefusal e) {
            throw Problems.refused(e);
        }
    }

    /** Files of a call that is not even submitted are let go here. */
    private static List<@Nullable Object> bound(Endpoint endpoint, JsonNode data, FileGate files) throws BadArguments {
        boolean done = false;
        try {
            List<@Nullable Object> arguments = endpoint.bind(data, files);
            done = true;
            return arguments;
        } finally {
            if (!done) files.release();
        }
    }

    /** The session that a call names, empty if it names none. */
    static String sessionHash(JsonNode body) {
        String hash = body.path("session_hash").asText("");
        return hash.isEmpty() ? hash : Requests.checkedHash(hash);
    }
}
