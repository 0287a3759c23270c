package gradio.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the endpoints take and give (gradio-protocol 2). */
@Path("gradio_api")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public final class InfoResource {
    private final Description description;
    private final OpenApi openApi;
    private final Llms llms;
    private final Requests requests;

    @Inject
    InfoResource(Description description, OpenApi openApi, Llms llms, Requests requests) {
        this.description = description;
        this.openApi = openApi;
        this.llms = llms;
        this.requests = requests;
    }

    @GET
    @Path("info")
    public JsonNode info(
            @QueryParam("all_endpoints") @Nullable String all,
            @Context HttpServletRequest request,
            @Context UriInfo uri) {
        return description.info(all != null && all.equalsIgnoreCase("true"), requests.root(request, uri));
    }

    @GET
    @Path("openapi.json")
    public JsonNode openApi(@Context HttpServletRequest request, @Context UriInfo uri) {
        return openApi.document(requests.root(request, uri));
    }

    @GET
    @Path("llms.txt")
    @Produces(MediaType.TEXT_PLAIN)
    public Response llms(@Context HttpServletRequest request, @Context UriInfo uri) {
        return LlmsResource.answer(llms.text(requests.root(request, uri)));
    }

    @GET
    @Path("app_id")
    public Map<String, String> appId() {
        return Map.of("app_id", description.appId());
    }
}
