package gradio.http;

import gradio.web.Login;
import gradio.web.UploadTickets;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.io.IOException;

/**
 * Lets nobody in who is not logged in, where a login is asked for. It stands behind the routing, so that no spelling of an address gets
 * round it, and before the body is read.
 */
@Priority(Priorities.AUTHENTICATION)
final class LoginFilter implements ContainerRequestFilter {
    private final Login login;
    private final UploadTickets uploads;

    @Context
    @SuppressWarnings("NullAway.Init") // set by Jersey
    private ResourceInfo route;

    @Context
    @SuppressWarnings("NullAway.Init") // set by Jersey
    private HttpServletRequest request;

    @Context
    @SuppressWarnings("NullAway.Init") // set by Jersey
    private HttpServletResponse response;

    LoginFilter(Login login, UploadTickets uploads) {
        this.login = login;
        this.uploads = uploads;
    }

    @Override
    public void filter(ContainerRequestContext context) throws IOException {
        if (!login.required() || isOpen() || login.user(request).isPresent() || hasTicket(context)) return;
        Bodies.skipShort(context);
        context.abortWith(
                isPageForPeople(context)
                        ? DocsResource.page(401, context.getUriInfo(), response)
                        : Problems.response(401, login.refusal()));
    }

    private boolean isPageForPeople(ContainerRequestContext context) {
        return route.getResourceClass() == DocsResource.class
                && String.valueOf(context.getHeaderString("Accept")).contains("text/html");
    }

    private boolean hasTicket(ContainerRequestContext context) {
        String ticket = context.getUriInfo().getQueryParameters().getFirst(UploadResource.TICKET);
        return ticket != null && route.getResourceClass() == UploadResource.class && uploads.has(ticket);
    }

    private boolean isOpen() {
        return route.getResourceClass().isAnnotationPresent(Open.class)
                || route.getResourceMethod().isAnnotationPresent(Open.class);
    }
}
