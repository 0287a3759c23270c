package gradio.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the endpoints take and give (gradio-protocol 2). */
@Path("gradio_api")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public final class InfoResource {
    private final Description description;

    @Inject
    InfoResource(Description description) {
        this.description = description;
    }

    @GET
    @Path("info")
    public JsonNode info(@QueryParam("all_endpoints") @Nullable String all) {
        return description.info(all != null && all.equalsIgnoreCase("true"));
    }

    @GET
    @Path("app_id")
    public Map<String, String> appId() {
        return Map.of("app_id", description.appId());
    }
}
