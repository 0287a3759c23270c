package gradio.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * The address under which a client sees this server, without a slash at its end. A wrong one breaks the JS client completely
 * (gradio-protocol 1.2), so it is made anew for each request and never kept. {@code root} overrides everything (a whole URL) or the path (a relative one).
 */
public final class BaseUrl {
    private final String root;

    /** @param root the configured {@code root_path}; empty if there is none */
    public BaseUrl(String root) {
        this.root = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    }

    /** Whether it is written as one: empty, an http(s) address, or a path; without query, fragment or login. */
    public static boolean isRoot(String text) {
        try {
            URI uri = new URI(text);
            boolean plain = uri.getQuery() == null && uri.getFragment() == null && uri.getUserInfo() == null;
            boolean address = text.startsWith("http://") || text.startsWith("https://");
            return plain && (address ? uri.getHost() != null : uri.getScheme() == null && uri.getAuthority() == null);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** @param path context path and mount, without a slash at its end */
    public String of(HttpServletRequest request, String path) {
        if (root.startsWith("http://") || root.startsWith("https://")) return root;
        String own = root.isEmpty() ? path : root.startsWith("/") ? root : "/" + root;
        return Forwarded.scheme(request) + "://" + Forwarded.host(request) + own;
    }
}
