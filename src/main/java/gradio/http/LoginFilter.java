package gradio.http;

import gradio.web.Login;
import gradio.web.UploadTickets;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import java.io.IOException;

/**
 * Lets nobody in who is not logged in, where a login is asked for. It stands behind the routing, so that no spelling of an address gets
 * round it, and before the body is read.
 */
@Priority(Priorities.AUTHENTICATION)
final class LoginFilter implements ContainerRequestFilter {
    private final Login login;
    private final UploadTickets uploads;

    LoginFilter(Login login, UploadTickets uploads) {
        this.login = login;
        this.uploads = uploads;
    }

    @Override
    public void filter(ContainerRequestContext context) throws IOException {
        if (!login.required()) return;
        ResourceInfo route = Exchange.route(context);
        Exchange exchange = Exchange.of(context);
        if (isOpen(route) || login.user(exchange.request()).isPresent() || hasTicket(context, route)) return;
        Bodies.skipShort(context);
        context.abortWith(
                isPageForPeople(context, route)
                        ? DocsResource.page(401, context.getUriInfo(), exchange.response())
                        : Problems.response(401, login.refusal()));
    }

    private static boolean isPageForPeople(ContainerRequestContext context, ResourceInfo route) {
        return route.getResourceClass() == DocsResource.class
                && String.valueOf(context.getHeaderString("Accept")).contains("text/html");
    }

    private boolean hasTicket(ContainerRequestContext context, ResourceInfo route) {
        String ticket = context.getUriInfo().getQueryParameters().getFirst(UploadResource.TICKET);
        return ticket != null && route.getResourceClass() == UploadResource.class && uploads.has(ticket);
    }

    private static boolean isOpen(ResourceInfo route) {
        return route.getResourceClass().isAnnotationPresent(Open.class)
                || route.getResourceMethod().isAnnotationPresent(Open.class);
    }
}
