package gradio.web;

import gradio.wire.Json;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before everything of one mount: security headers on every answer, no access for pages of other origins, and no foreign host
 * names on a server that only this machine can reach (they would be DNS rebinding).
 */
public final class Access implements Filter {
    /** For pages: everything from this origin, nothing inline, nothing from elsewhere. */
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
                    + " font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none';"
                    + " object-src 'none'; frame-ancestors 'self'";

    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> READING = Set.of("GET", "HEAD", "TRACE");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        filter((HttpServletRequest) request, (HttpServletResponse) response, chain);
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Content-Security-Policy", PAGE_POLICY);
        if (isForeignHost(request)) {
            refuse(response, 421, "This server does not serve the host " + Forwarded.host(request) + ".");
        } else if (!READING.contains(request.getMethod()) && isCrossSite(request)) {
            refuse(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "Requests from pages of another origin are not allowed.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void refuse(HttpServletResponse response, int status, String why) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(Json.bytes(Map.of("detail", why)));
    }

    private static boolean isForeignHost(HttpServletRequest request) {
        if (!Forwarded.isLoopback(request.getLocalAddr()) || Forwarded.is(request)) return false;
        String host = Forwarded.host(request);
        String name = host.startsWith("[") ? host.substring(0, host.indexOf(']') + 1) : host.split(":", 2)[0];
        return !LOCAL_NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Browsers name their page's origin on every request that may change something; what names none is no browser. */
    private static boolean isCrossSite(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null) return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
        String authority = authority(origin);
        return authority == null || !authority.equalsIgnoreCase(Forwarded.host(request));
    }

    private static @Nullable String authority(String origin) {
        try {
            return new URI(origin).getRawAuthority(); // null for "null" and the like
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
