package gradio.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The host names under which a server may be asked for. A name that somebody else has pointed at this machine would give his pages the
 * rights of ours (DNS rebinding), and would stand in every address that we tell.
 */
public final class Hosts {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+]");
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> allowed = new LinkedHashSet<>();

    /**
     * @param names without ports; none for any
     * @throws IllegalArgumentException if one is no host name
     */
    public Hosts(List<String> names) {
        for (String name : names) {
            if (!isName(name)) {
                throw new IllegalArgumentException("\"" + name
                        + "\" is no host name; one is written without scheme and port, such as example.org");
            }
            allowed.add(name.toLowerCase(Locale.ROOT));
        }
    }

    /** Whether it is written as the name or address of a host, an IPv6 address in brackets. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whoever comes from this machine, through no proxy, may use its own names and no others; all may use those that are allowed. */
    boolean serves(HttpServletRequest request) {
        String host = Forwarded.host(request);
        String name = (host.startsWith("[") ? host.substring(0, host.indexOf(']') + 1) : host.split(":", 2)[0])
                .toLowerCase(Locale.ROOT);
        if (allowed.contains(name)) return true;
        boolean local = Forwarded.isLoopback(request.getLocalAddr())
                && Forwarded.isLoopback(request.getRemoteAddr()) // else the container itself knows of a proxy
                && !Forwarded.is(request);
        return local ? LOCAL.contains(name) : allowed.isEmpty();
    }
}
