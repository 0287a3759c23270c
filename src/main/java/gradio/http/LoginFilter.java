package gradio.http;

import gradio.web.Login;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody in who is not logged in, where a login is asked for. It stands behind the routing, so that no spelling of an address gets
 * round it, and before the body is read.
 */
@Priority(Priorities.AUTHENTICATION)
final class LoginFilter implements ContainerRequestFilter {
    private final Login login;

    @Context
    @SuppressWarnings("NullAway.Init") // set by Jersey
    private ResourceInfo route;

    @Context
    @SuppressWarnings("NullAway.Init") // set by Jersey
    private HttpServletRequest request;

    LoginFilter(Login login) {
        this.login = login;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        if (!login.required() || isOpen() || login.user(request).isPresent()) return;
        Map<String, @Nullable String> detail = new LinkedHashMap<>();
        detail.put("error", "Not authenticated");
        detail.put("auth_message", null);
        context.abortWith(Problems.response(401, detail));
    }

    private boolean isOpen() {
        return route.getResourceClass().isAnnotationPresent(Open.class)
                || route.getResourceMethod().isAnnotationPresent(Open.class);
    }
}
