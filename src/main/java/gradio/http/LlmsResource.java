package gradio.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;

/** {@code /llms.txt} where language models look for it; {@link InfoResource} has it beside the other descriptions. */
@Path("llms.txt")
@Singleton
public final class LlmsResource {
    private final Llms llms;
    private final Requests requests;

    @Inject
    LlmsResource(Llms llms, Requests requests) {
        this.llms = llms;
        this.requests = requests;
    }

    @GET
    public Response llms(@Context HttpServletRequest request, @Context UriInfo uri) {
        return answer(llms.text(requests.root(request, uri)));
    }

    static Response answer(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Response.ok(bytes)
                .header("Content-Type", "text/plain; charset=utf-8") // which browsers show; Markdown they would save
                .header("Content-Length", bytes.length)
                .header("Cache-Control", "no-store")
                .build();
    }
}
