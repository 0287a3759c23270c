package gradio.http;

import gradio.web.Callers;
import gradio.web.TooManyCalls;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.IOException;

/** Counts what is {@link Counted}, once it is known who asks and before the body is read. */
@Priority(Priorities.AUTHENTICATION + 1)
final class RateFilter implements ContainerRequestFilter {
    private final Callers callers;

    RateFilter(Callers callers) {
        this.callers = callers;
    }

    @Override
    public void filter(ContainerRequestContext context) throws IOException {
        if (!Exchange.route(context).getResourceMethod().isAnnotationPresent(Counted.class)) return;
        try {
            callers.count(Exchange.of(context).request());
        } catch (TooManyCalls e) {
            Bodies.skipShort(context);
            context.abortWith(Problems.refused(e).getResponse());
        }
    }
}
