package gradio.http;

import gradio.web.Callers;
import gradio.web.TooManyCalls;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.io.IOException;

/** Counts what is {@link Counted}, once it is known who asks and before the body is read. */
@Priority(Priorities.AUTHENTICATION + 1)
final class RateFilter implements ContainerRequestFilter {
    private final Callers callers;

    @Context
    @SuppressWarnings("NullAway.Init") // set by Jersey
    private ResourceInfo route;

    @Context
    @SuppressWarnings("NullAway.Init") // set by Jersey
    private HttpServletRequest request;

    RateFilter(Callers callers) {
        this.callers = callers;
    }

    @Override
    public void filter(ContainerRequestContext context) throws IOException {
        if (!route.getResourceMethod().isAnnotationPresent(Counted.class)) return;
        try {
            callers.count(request);
        } catch (TooManyCalls e) {
            Bodies.skipShort(context);
            context.abortWith(Problems.refused(e).getResponse());
        }
    }
}
