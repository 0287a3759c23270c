package gradio.http;

import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code /gradio_api/docs}: a page on which people read about the endpoints and try them. It is the same for every server; what it shows
 * it asks for by itself, so whoever is not logged in gets it too and finds a form to log in.
 */
@Path("gradio_api")
@Singleton
public final class DocsResource {
    /** Nothing inline and nothing from elsewhere. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Pattern FILE = Pattern.compile("[a-z]+\\.(css|js|svg)");
    private static final Map<String, String> TYPES =
            Map.of("css", "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml");

    @GET
    @Path("docs")
    public Response docs(@Context UriInfo uri, @Context HttpServletResponse headers) {
        return page(200, uri, headers);
    }

    /** @param headers get its policy; set and not added: it replaces the one for all answers */
    static Response page(int status, UriInfo uri, HttpServletResponse headers) {
        if (uri.getPath().endsWith("/")) { // there, what the page names would not lie beside it
            headers.setHeader("Location", "../docs"); // Jersey would make it absolute, with the address that it knows
            return Response.status(307).header("Content-Length", 0).build();
        }
        headers.setHeader("Content-Security-Policy", POLICY);
        return answer(status, "text/html; charset=utf-8", content("index.html"));
    }

    /** Its looks and scripts, without which nobody could log in; they know nothing of the server. */
    @GET
    @Path("docs/{file}")
    @Open
    public Response file(@PathParam("file") String file) {
        Matcher known = FILE.matcher(file);
        byte[] content = known.matches() ? content(file) : null;
        if (content == null) throw Problems.of(404, "Not Found");
        return answer(200, TYPES.get(known.group(1)), content);
    }

    private static Response answer(int status, String type, byte @Nullable [] content) {
        return Response.status(status)
                .entity(content)
                .header("Content-Type", type)
                .header("Content-Length", content == null ? 0 : content.length)
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Null if there is no such file. */
    private static byte @Nullable [] content(String file) {
        try (InputStream in = DocsResource.class.getResourceAsStream("docs/" + file)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
