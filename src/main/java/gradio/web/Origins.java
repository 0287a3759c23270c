package gradio.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The origins, other than a server's own, whose pages may use it; compared as a whole, with scheme and port. */
public final class Origins {
    private static final Pattern ORIGIN =
            Pattern.compile("https?://([A-Za-z0-9_-][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?");

    private final Set<String> listed = new LinkedHashSet<>();

    /** @throws IllegalArgumentException if one is no origin, with what one looks like */
    public Origins(List<String> origins) {
        for (String origin : origins) {
            if (!isOrigin(origin)) {
                throw new IllegalArgumentException(
                        "\"" + origin + "\" is no origin; one is a scheme, a host and perhaps a"
                                + " port, such as https://example.org or http://localhost:3000");
            }
            listed.add(plain(origin));
        }
    }

    /** Whether it is written as one. Neither {@code *} nor {@code null} is: they would be everybody. */
    public static boolean isOrigin(String text) {
        return ORIGIN.matcher(text).matches();
    }

    boolean isEmpty() {
        return listed.isEmpty();
    }

    boolean has(String origin) {
        return listed.contains(plain(origin));
    }

    /** As browsers write it: in lower case, without the scheme's own port. */
    private static String plain(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        String port = lower.startsWith("https:") ? ":443" : ":80";
        return lower.endsWith(port) ? lower.substring(0, lower.length() - port.length()) : lower;
    }
}
