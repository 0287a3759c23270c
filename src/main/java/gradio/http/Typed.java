package gradio.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/**
 * Refuses bodies that do not say what they are where JSON is wanted; Jersey would take them. A page of another origin can send such a body
 * without asking first.
 */
final class Typed implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        Consumes wanted = Exchange.route(request).getResourceMethod().getAnnotation(Consumes.class);
        if (wanted == null || request.getMediaType() != null) return;
        request.abortWith(Problems.response(
                415, "Content-Type is missing; " + String.join(", ", wanted.value()) + " is allowed."));
    }
}
