package gradio.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request as its client made it, before a proxy on this machine passed it on. Forwarding headers of anybody else are not believed.
 */
public final class Forwarded {
    /** A host name or address with an optional port; anything else in a header is not a host. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}");

    private static final int IPV6_BYTES = 16;

    private Forwarded() {}

    /** Host and port as the client wrote them. */
    static String host(HttpServletRequest request) {
        String forwarded = first(request, "X-Forwarded-Host");
        if (forwarded != null && HOST.matcher(forwarded).matches()) {
            String port = first(request, "X-Forwarded-Port");
            boolean complete = forwarded.matches(".*:\\d+") || port == null || !port.matches("\\d{1,5}");
            return complete || isDefault(scheme(request), port) ? forwarded : forwarded + ":" + port;
        }
        // As the container sees it, which may have a proxy of its own to believe: Tomcat's RemoteIpValve and Jetty's
        // ForwardedRequestCustomizer leave the header "Host" as it came.
        String port = String.valueOf(request.getServerPort());
        return request.getServerName() + (isDefault(request.getScheme(), port) ? "" : ":" + port);
    }

    private static boolean isDefault(String scheme, String port) {
        return port.equals(scheme.equals("https") ? "443" : "80");
    }

    /** {@code http} or {@code https}. */
    static String scheme(HttpServletRequest request) {
        String forwarded = first(request, "X-Forwarded-Proto");
        if (forwarded == null) return request.getScheme();
        return forwarded.toLowerCase(Locale.ROOT).equals("https") ? "https" : "http";
    }

    /** Whether the client sees this server under {@code https}. */
    public static boolean isSecure(HttpServletRequest request) {
        return scheme(request).equals("https");
    }

    /**
     * The client's address. Of those that proxies have named it is the last that is not this machine itself: whoever comes before has only
     * been told of, and anybody can tell.
     */
    public static String clientAddress(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        if (!isLoopback(peer)) return peer;
        // Of all lines: some proxies add one of their own behind what the client has sent.
        String[] hops = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")))
                .split(",");
        for (int i = hops.length - 1; i >= 0; i--) {
            String hop = hops[i].trim();
            if (!ADDRESS.matcher(hop).matches()) return peer;
            if (!isLoopback(hop)) return hop;
        }
        return peer;
    }

    /** Of an IPv6 address the first half, which is one customer's: he has 2^64 of the second (RFC 6177). Others as they are. */
    static String network(String address) {
        if (!address.contains(":")) return address;
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress(); // a literal: nothing is looked up
            return bytes.length < IPV6_BYTES ? address : HexFormat.of().formatHex(bytes, 0, IPV6_BYTES / 2);
        } catch (UnknownHostException e) {
            return address;
        }
    }

    /** Whether a proxy has passed the request on. */
    static boolean is(HttpServletRequest request) {
        return first(request, "X-Forwarded-Host") != null || first(request, "X-Forwarded-For") != null;
    }

    /** First value of a forwarding header; null if there is none or the sender is not to be believed. */
    private static @Nullable String first(HttpServletRequest request, String header) {
        String value = request.getHeader(header);
        if (value == null || !isLoopback(request.getRemoteAddr())) return null;
        return value.split(",", 2)[0].trim();
    }

    static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress(); // a literal: nothing is looked up
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
