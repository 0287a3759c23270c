package gradio.files;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a file elsewhere, which has all that may be asked for but for the host's addresses, which are looked at when they are
 * connected to.
 *
 * @param host without brackets and without the root's dot
 * @param target path, which is never empty, and query, as they are sent
 */
record RemoteUrl(boolean tls, String host, int port, String target) {
    private static final int MAX_LENGTH = 8192;
    private static final int MAX_HOST = 253; // RFC 1035

    /** Ends in a number, so that it may be an address in one of the spellings that look-ups read in different ways: 0x7f000001, 0177.1. */
    private static final Pattern NUMBER = Pattern.compile("(?i)(.*\\.)?(\\d+|0x[0-9a-f]*)");

    private static final Pattern IPV4 = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

    /** @throws RemoteFile.Failed if it may not be asked for, with what is wrong about it */
    static RemoteUrl of(String text, IntPredicate ports) throws RemoteFile.Failed {
        if (text.length() > MAX_LENGTH) {
            throw new RemoteFile.Failed(
                    "the URL is " + text.length() + " characters long; " + MAX_LENGTH + " are allowed");
        }
        try {
            return of(new URI(new URI(text).toASCIIString()), ports);
        } catch (URISyntaxException e) {
            throw new RemoteFile.Failed("the URL is not written as one; are all special characters encoded?");
        }
    }

    private static RemoteUrl of(URI uri, IntPredicate ports) throws RemoteFile.Failed {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new RemoteFile.Failed("the URL is neither http nor https");
        }
        if (uri.getRawUserInfo() != null)
            throw new RemoteFile.Failed("the URL holds a user name, which is sent to nobody");
        String host = host(uri.getHost());
        if (host == null) throw new RemoteFile.Failed("the URL names no host");
        boolean tls = scheme.equals("https");
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        if (!ports.test(port))
            throw new RemoteFile.Failed(
                    "the URL names the port " + port + "; only those of the web, 80 and 443, are asked");
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        return new RemoteUrl(tls, host, port, target);
    }

    private static @Nullable String host(@Nullable String host) {
        if (host == null) return null;
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        String name = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
        if (name.isEmpty() || name.length() > MAX_HOST) return null;
        return NUMBER.matcher(name).matches() && !IPV4.matcher(name).matches() ? null : name.toLowerCase(Locale.ROOT);
    }

    /** Where this one's server sends us; what it says may be relative. */
    RemoteUrl redirected(String location, IntPredicate ports) throws RemoteFile.Failed {
        RemoteUrl next;
        try {
            next = of(absolute(location), ports);
        } catch (URISyntaxException e) {
            throw new RemoteFile.Failed("its server redirects to what is no URL");
        }
        if (tls && !next.tls) throw new RemoteFile.Failed("its server redirects from https to http");
        return next;
    }

    private String absolute(String location) throws URISyntaxException {
        URI here = new URI((tls ? "https" : "http") + "://" + authority() + target);
        // URI follows RFC 2396, in which a query alone took the place of the last part of the path too.
        return here.resolve(new URI(location.startsWith("?") ? here.getRawPath() + location : location))
                .toString();
    }

    /** Host and port as a request names them. */
    String authority() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == (tls ? 443 : 80) ? name : name + ":" + port;
    }

    /** The last part of the path, decoded; null if there is none. */
    @Nullable
    String fileName() {
        String path = URI.create(target).getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isEmpty() ? null : name;
    }
}
