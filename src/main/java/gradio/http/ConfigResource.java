package gradio.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.web.Callers;
import gradio.wire.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** What the server is (gradio-protocol 1.4). The first that every client asks for, and so where it is given what it will own things by. */
@Path("config")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public final class ConfigResource {
    private final Description description;
    private final Facts facts;
    private final Requests requests;
    private final Callers callers;

    @Inject
    ConfigResource(Description description, Facts facts, Requests requests, Callers callers) {
        this.description = description;
        this.facts = facts;
        this.requests = requests;
        this.callers = callers;
    }

    @GET
    public Response config(@Context HttpServletRequest request, @Context UriInfo uri) {
        ObjectNode config = Json.MAPPER.createObjectNode();
        config.setAll(description.config());
        facts.about().get().forEach((key, value) -> config.set(key, Json.tree(value)));
        config.put("username", requests.user(request));
        config.put("root", requests.root(request, uri));
        Response.ResponseBuilder answer = Response.ok(config);
        if (requests.owner(request) == null) {
            String owner = callers.newOwner();
            answer.cookie(Cookies.of(Callers.OWNER_COOKIE, owner, Cookies.SESSION, request, uri));
        }
        return answer.build();
    }
}
