package gradio.http;

import gradio.web.Forwarded;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;

/** Cookies of one mount: no script reads them, no other site sends them, and servers of one context do not see each other's. */
final class Cookies {
    /** Until the browser is closed. */
    static final int SESSION = NewCookie.DEFAULT_MAX_AGE;

    private Cookies() {}

    /** @param seconds how long it is kept; 0 takes it away */
    static NewCookie of(String name, String value, int seconds, HttpServletRequest request, UriInfo uri) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(uri.getBaseUri().getRawPath())
                .httpOnly(true)
                .secure(Forwarded.isSecure(request))
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(seconds)
                .build();
    }
}
