package gradio.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Login by a proxy that knows its users and names them in a header. It is believed by the address of whoever sends the request, and by
 * nothing that the request says. The proxy has to take the header out of what its clients send.
 */
public final class ProxyLogin {
    /** In the place of an address: whomever the container believes, by Tomcat's {@code RemoteIpValve}. */
    public static final String CONTAINER = "container";

    /** Set by that valve; from then on the request's address is not its sender's any more. */
    private static final String FORWARDED = "org.apache.tomcat.request.forwarded";

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}"); // proxies drop others
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,256}");

    private final String header;
    private final Networks proxies;
    private final boolean container;

    /**
     * @param header in which the user is named
     * @param proxies addresses, networks or {@link #CONTAINER}
     * @throws IllegalArgumentException if one of them is none, or there are none
     */
    public ProxyLogin(String header, List<String> proxies) {
        if (!isHeader(header)) {
            throw new IllegalArgumentException(
                    "\"" + header + "\" is no header; one is letters, digits and -, such as X-Remote-User");
        }
        if (proxies.isEmpty()) throw new IllegalArgumentException("No proxy may set " + header + "; name one");
        this.header = header;
        this.proxies = new Networks(
                proxies.stream().filter(one -> !one.equals(CONTAINER)).toList());
        this.container = proxies.contains(CONTAINER);
    }

    /** Whether it is written as a header that proxies pass on. */
    public static boolean isHeader(String text) {
        return HEADER.matcher(text).matches();
    }

    /** Whom the proxy names; empty if it names nobody, or two, or if the sender is not believed. */
    Optional<String> user(HttpServletRequest request) {
        List<String> names = Collections.list(request.getHeaders(header));
        if (names.size() != 1 || !isFromProxy(request)) return Optional.empty();
        return Optional.of(names.get(0).strip())
                .filter(name -> NAME.matcher(name).matches());
    }

    private boolean isFromProxy(HttpServletRequest request) {
        if (Boolean.TRUE.equals(request.getAttribute(FORWARDED))) return container;
        return proxies.has(request.getRemoteAddr());
    }
}
