package gradio.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a header such as {@code form-data; name="files"; filename="a;b.png"} (RFC 9110, section 5.6.6), read in one pass: a
 * request may bring a thousand of them. Browsers do not escape with backslashes (RFC 7578, section 4.2), so none is undone here.
 */
final class Parameters {
    private final Map<String, String> values = new HashMap<>();
    private final String header;
    private int position;

    Parameters(String header) {
        this.header = header;
        until(";");
        while (position < header.length()) next();
    }

    /** Null if there is none of that name, which is in lower case. */
    @Nullable
    String get(String name) {
        return values.get(name);
    }

    private void next() {
        while (position < header.length() && isBetween(header.charAt(position))) position++;
        String name = until("=; \t").toLowerCase(Locale.ROOT);
        if (position == header.length() || header.charAt(position) != '=') return;
        position++;
        values.put(name, value());
    }

    private static boolean isBetween(char c) {
        return c == ';' || c == ' ' || c == '\t';
    }

    private String value() {
        if (position == header.length() || header.charAt(position) != '"') return until("; \t");
        position++;
        String quoted = until("\"");
        position++;
        return quoted;
    }

    /** Goes to the next of {@code ends}, or to the end, and returns what lies before. */
    private String until(String ends) {
        int from = position;
        while (position < header.length() && ends.indexOf(header.charAt(position)) < 0) position++;
        return header.substring(Math.min(from, header.length()), position);
    }
}
