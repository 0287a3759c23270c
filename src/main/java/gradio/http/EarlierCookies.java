package gradio.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.List;

/**
 * Keeps the cookies that the container or an author's filter has set before: Jersey lets a header of its answer take the place of all that
 * went by the same name, and with the new number of a session that session would be lost. What names a session that has ended since is
 * left out: a login may have begun one that nobody wants.
 */
final class EarlierCookies implements ContainerResponseFilter {
    private static final String SET_COOKIE = "Set-Cookie";
    private static final String DEFAULT_NAME = "JSESSIONID"; // Servlet 6.0, 7.1.1

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        List<Object> ours = answer.getHeaders().get(SET_COOKIE);
        if (ours == null) return;
        Exchange exchange = Exchange.of(request);
        ours.addAll(
                0,
                exchange.response().getHeaders(SET_COOKIE).stream()
                        .filter(cookie -> !isOfEndedSession(cookie, exchange.request()))
                        .toList());
    }

    private static boolean isOfEndedSession(String cookie, HttpServletRequest asked) {
        String name = asked.getServletContext().getSessionCookieConfig().getName();
        return cookie.startsWith((name == null ? DEFAULT_NAME : name) + "=") && asked.getSession(false) == null;
    }
}
