package gradio.web;

import gradio.wire.Json;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before everything of one mount: no access under foreign host names, none for pages of other origins that are not listed, and the
 * headers that keep browsers from doing what is not meant (reliability-and-security 4). It gives each answer its {@link RequestId}.
 */
public final class Access implements Filter {
    /** What has come through one of these needs no other: the one of the innermost mount. */
    private static final String DONE = Access.class.getName();

    private static final Set<String> READING = Set.of("GET", "HEAD", "TRACE");

    /** For answers that are data: a browser that is made to show one as a page gets an empty one. */
    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

    /**
     * Thousands last for hours, and Tomcat keeps 400 bytes for each header as long. So they have neither the one that grants powers to
     * scripts, which says nothing here, nor {@link RequestId}: their calls have the ids of the requests that joined the queue.
     */
    private static final String STREAM = "/queue/data";

    private static final String METHODS = "GET, HEAD, POST";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Range, X-Gradio-User, X-Gradio-History-Bucket,"
                    + " Mcp-Protocol-Version, Mcp-Method, Mcp-Name, Mcp-Session-Id, X-Request-Id";
    private static final String ANSWER_HEADERS =
            "Content-Disposition, Content-Range, Retry-After, Mcp-Session-Id, X-Request-Id";

    private final Mount mount;
    private final Hosts hosts;
    private final Origins origins;
    private final @Nullable String pagePolicy;

    /**
     * @param origins whose pages may use this server, beside its own
     * @param pagePolicy Content-Security-Policy of what is under this mount and not Gradio's; null to leave that to the author
     */
    public Access(Mount mount, Hosts hosts, Origins origins, @Nullable String pagePolicy) {
        this.mount = mount;
        this.hosts = hosts;
        this.origins = origins;
        this.pagePolicy = pagePolicy;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        filter((HttpServletRequest) request, (HttpServletResponse) response, chain);
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(DONE) != null || mount.isOfAnother(request)) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(DONE, true);
        String origin = request.getHeader("Origin");
        boolean listed = origin != null && origins.has(origin);
        describe(request, response, listed);
        if (!hosts.serves(request)) {
            refuse(response, 421, "This server does not serve the host " + Forwarded.host(request) + ".");
        } else if (listed && isPreflight(request)) {
            answer(response);
        } else if (!listed && !READING.contains(request.getMethod()) && isCrossSite(request, origin)) {
            refuse(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "Requests from pages of another origin are not allowed.");
        } else {
            pass(request, response, chain, listed);
        }
    }

    /** What fails is told as everywhere, where it is Gradio's or the author has left his pages to us. */
    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, boolean listed)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (Throwable e) {
            boolean ours = mount.isGradios(request) || pagePolicy != null;
            // Of an answer that has begun the client learns by the end of the connection.
            if (!ours || response.isCommitted()) throw e;
            response.reset();
            describe(request, response, listed);
            Uncaught.answer(e, request, response);
        } finally {
            keepInside(request);
        }
    }

    /** Where a body can not be read to its end, Tomcat leaves the reason in the request, and would show it to the client, stack and all. */
    public static void keepInside(HttpServletRequest request) {
        try {
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
        } catch (IllegalStateException e) {
            // The container has taken the request back, and nobody is told anything.
        }
    }

    /** An author's own pages get what harms none, unless he has said more. */
    private void describe(HttpServletRequest request, HttpServletResponse response, boolean listed) {
        if (listed) share(response, request.getHeader("Origin"));
        boolean gradios = mount.isGradios(request);
        boolean stream = gradios && Mount.path(request).endsWith(STREAM);
        if (!stream) response.setHeader(RequestId.HEADER, RequestId.of(request));
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!origins.isEmpty()) response.addHeader("Vary", "Origin");
        if (gradios) {
            response.setHeader("Content-Security-Policy", DATA_POLICY);
            response.setHeader("Cross-Origin-Resource-Policy", origins.isEmpty() ? "same-origin" : "cross-origin");
        } else if (pagePolicy != null) {
            response.setHeader("Content-Security-Policy", pagePolicy);
        }
        if (!gradios && pagePolicy == null) return;
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (!stream) response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    }

    private static void share(HttpServletResponse response, String origin) {
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Allow-Credentials", "true");
        response.setHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }

    /** What is not in these lists is refused by the browser. */
    private static void answer(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
        response.setHeader("Access-Control-Max-Age", "600");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static void refuse(HttpServletResponse response, int status, String why) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(Json.bytes(Map.of("detail", why)));
    }

    /** Browsers name their page's origin on every request that may change something; what names none is no browser. */
    private static boolean isCrossSite(HttpServletRequest request, @Nullable String origin) {
        if (origin == null) return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
        try {
            URI page = new URI(origin);
            String authority = page.getRawAuthority(); // null for "null" and the like
            return authority == null
                    || !authority.equalsIgnoreCase(Forwarded.host(request))
                    || Forwarded.isSecure(request) && !"https".equalsIgnoreCase(page.getScheme());
        } catch (URISyntaxException e) {
            return true;
        }
    }
}
