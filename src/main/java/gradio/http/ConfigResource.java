package gradio.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.wire.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** What the server is (gradio-protocol 1.4). */
@Path("config")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public final class ConfigResource {
    private final Description description;
    private final Facts facts;
    private final Requests requests;

    @Inject
    ConfigResource(Description description, Facts facts, Requests requests) {
        this.description = description;
        this.facts = facts;
        this.requests = requests;
    }

    @GET
    public JsonNode config(@Context HttpServletRequest request, @Context UriInfo uri) {
        ObjectNode config = Json.MAPPER.createObjectNode();
        config.setAll(description.config());
        facts.about().get().forEach((key, value) -> config.set(key, Json.tree(value)));
        config.put("username", requests.user(request));
        return config.put("root", requests.root(request, uri));
    }
}
