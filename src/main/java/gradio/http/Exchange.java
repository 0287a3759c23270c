package gradio.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Objects;

/**
 * The container's request and response behind one of Jersey's. Injected into a field, each would be a proxy with all the methods of its
 * interface, which every start would have to make.
 */
record Exchange(HttpServletRequest request, HttpServletResponse response) {
    private static final String KNOWN = Exchange.class.getName();

    /** To be found again. */
    void keep() {
        request.setAttribute(KNOWN, this);
    }

    static Exchange of(ContainerRequestContext context) {
        Object known = context.getProperty(KNOWN); // an attribute of the container's request
        return (Exchange) Objects.requireNonNull(known, "Jersey was not asked by way of Routes");
    }

    /** What is to answer; for what Jersey answers by itself, it has no method. */
    static ResourceInfo route(ContainerRequestContext context) {
        return (ResourceInfo) context.getUriInfo(); // Jersey's own is both
    }
}
