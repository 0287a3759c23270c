package gradio.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address under which a client sees this server, without a slash at its end. A wrong one breaks the JS client completely
 * (gradio-protocol 1.2), so it is made anew for each request and never kept. Forwarding headers count only if they come from this
 * machine, where the proxy is; {@code root} overrides everything (a whole URL) or the path (a relative one).
 */
public final class BaseUrl {
    /** A host name or address with an optional port; anything else in a header is not a host. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");

    private final String root;

    /** @param root the configured {@code root_path}; empty if there is none */
    public BaseUrl(String root) {
        this.root = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    }

    /** @param path context path and mount, without a slash at its end */
    public String of(HttpServletRequest request, String path) {
        if (root.startsWith("http://") || root.startsWith("https://")) return root;
        String own = root.isEmpty() ? path : root.startsWith("/") ? root : "/" + root;
        return scheme(request) + "://" + host(request) + own;
    }

    /** Host and port as the client wrote them. */
    public static String host(HttpServletRequest request) {
        String forwarded = forwarded(request, "X-Forwarded-Host");
        if (forwarded != null && HOST.matcher(forwarded).matches()) {
            String port = forwarded(request, "X-Forwarded-Port");
            boolean complete = forwarded.matches(".*:\\d+") || port == null || !port.matches("\\d{1,5}");
            return complete || isDefault(scheme(request), port) ? forwarded : forwarded + ":" + port;
        }
        String host = request.getHeader("Host");
        if (host != null && HOST.matcher(host).matches()) return host;
        boolean plain = isDefault(request.getScheme(), String.valueOf(request.getServerPort()));
        return request.getServerName() + (plain ? "" : ":" + request.getServerPort());
    }

    private static boolean isDefault(String scheme, String port) {
        return port.equals(scheme.equals("https") ? "443" : "80");
    }

    private static String scheme(HttpServletRequest request) {
        String forwarded = forwarded(request, "X-Forwarded-Proto");
        if (forwarded == null) return request.getScheme();
        return forwarded.toLowerCase(Locale.ROOT).equals("https") ? "https" : "http";
    }

    /** First value of a forwarding header; null if there is none or the sender is not to be believed. */
    private static @Nullable String forwarded(HttpServletRequest request, String header) {
        String value = request.getHeader(header);
        if (value == null || !isLoopback(request.getRemoteAddr())) return null;
        return value.split(",", 2)[0].trim();
    }

    /** Whether a proxy has passed the request on. */
    static boolean isForwarded(HttpServletRequest request) {
        return forwarded(request, "X-Forwarded-Host") != null || forwarded(request, "X-Forwarded-For") != null;
    }

    static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress(); // a literal: nothing is looked up
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
