package gradio.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;

/**
 * Old addresses without the prefix, which Gradio's published curl guide and clients before the prefix use (gradio-protocol 1.1).
 */
@PreMatching
@Priority(0)
final class Aliases implements ContainerRequestFilter {
    private static final Pattern OLD = Pattern.compile(
            "(GET|HEAD|OPTIONS) ((info|app_id|queue/(data|status)|heartbeat/[^/]+|call/[^/]+/[^/]+)/?|file=.*)"
                    + "|(POST|OPTIONS) (upload|cancel|reset|queue/join|(call|run|api)/[^/]+)/?");

    /** @param path within the mount, without a slash at its beginning */
    static boolean match(String method, String path) {
        return OLD.matcher(method + " " + path).matches();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        if (!match(request.getMethod(), uri.getPath())) return;
        String raw = uri.getRequestUri().toString();
        String base = uri.getBaseUri().toString();
        request.setRequestUri(
                uri.getBaseUri(), java.net.URI.create(base + "gradio_api/" + raw.substring(base.length())));
    }
}
