package gradio.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Takes no compressed bodies: a few of their bytes can become very many, and no client sends any. */
final class Unpacked implements ContainerRequestFilter {
    private static final int MAX_SHOWN = 40;

    @Override
    public void filter(ContainerRequestContext request) {
        String encoding = request.getHeaderString("Content-Encoding");
        if (encoding == null || encoding.equalsIgnoreCase("identity")) return;
        String shown = encoding.substring(0, Math.min(encoding.length(), MAX_SHOWN));
        request.abortWith(Problems.response(415, "Content-Encoding is " + shown + "; the body must be sent as it is."));
    }
}
