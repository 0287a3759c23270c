package gradio.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;

/**
 * Refuses bodies that do not say what they are where JSON is wanted; Jersey would take them. A page of another origin can send such a body
 * without asking first.
 */
final class Typed implements ContainerRequestFilter {
    @Context
    @SuppressWarnings("NullAway.Init") // set by Jersey
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Consumes wanted = resource.getResourceMethod().getAnnotation(Consumes.class);
        if (wanted == null || request.getMediaType() != null) return;
        request.abortWith(Problems.response(
                415, "Content-Type is missing; " + String.join(", ", wanted.value()) + " is allowed."));
    }
}
