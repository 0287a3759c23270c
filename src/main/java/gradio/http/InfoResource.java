package gradio.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.wire.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the server is and what its endpoints take and give (gradio-protocol 1.4 and 2). */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class InfoResource {
    private final Description description;
    private final Supplier<Map<String, ?>> about;
    private final Requests requests;

    /** @param about what the application adds to {@code /config}; asked for each request */
    public InfoResource(Description description, Supplier<Map<String, ?>> about, Requests requests) {
        this.description = description;
        this.about = about;
        this.requests = requests;
    }

    @GET
    @Path("config")
    public JsonNode config(@Context HttpServletRequest request, @Context UriInfo uri) {
        ObjectNode config = Json.MAPPER.createObjectNode();
        config.setAll(description.config());
        about.get().forEach((key, value) -> config.set(key, Json.tree(value)));
        return config.put("root", requests.root(request, uri));
    }

    @GET
    @Path("gradio_api/info")
    public JsonNode info(@QueryParam("all_endpoints") @Nullable String all) {
        return description.info(all != null && all.equalsIgnoreCase("true"));
    }

    @GET
    @Path("gradio_api/app_id")
    public Map<String, String> appId() {
        return Map.of("app_id", description.appId());
    }
}
