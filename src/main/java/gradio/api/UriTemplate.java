package gradio.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A URI, or the URIs that differ in some segments of their path: simple variables of RFC 6570, and no others. */
public final class UriTemplate {
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9_]+)}");

    /** Not longer, or it is looked at for nothing. */
    private static final int LONGEST = 2_000;

    private final String text;
    private final List<String> variables = new ArrayList<>();
    private final List<String> fixed = new ArrayList<>(); // what is before each variable, and what is after the last

    private UriTemplate(String text) {
        this.text = text;
        Matcher variable = VARIABLE.matcher(text);
        int done = 0;
        for (; variable.find(); done = variable.end()) {
            // What ends a variable is never part of one, so there is only one way to match.
            if (variable.end() < text.length() && text.charAt(variable.end()) != '/') {
                throw new IllegalArgumentException(
                        "the variable " + variable.group() + " must be followed by a / or by nothing");
            }
            if (variables.contains(variable.group(1))) {
                throw new IllegalArgumentException("the variable " + variable.group() + " is there twice");
            }
            variables.add(variable.group(1));
            fixed.add(text.substring(done, variable.start()));
        }
        fixed.add(text.substring(done));
    }

    /** @throws IllegalArgumentException naming what is wrong with it */
    public static UriTemplate of(String text) {
        String example = VARIABLE.matcher(text).replaceAll(any -> "x");
        try {
            URI uri = new URI(example);
            boolean fixed = text.indexOf('{') < 0 || text.indexOf('{') > text.indexOf(':');
            if (uri.isAbsolute() && fixed && example.length() <= LONGEST) return new UriTemplate(text);
        } catch (URISyntaxException e) {
            // told below
        }
        throw new IllegalArgumentException(
                "it must be an absolute URI such as notes://today, or such a URI with variables, as notes://{day}");
    }

    /** Their names in order; empty for the URI of one thing. */
    public List<String> variables() {
        return List.copyOf(variables);
    }

    /** Whether exactly the same URIs are of the other one too, whatever its variables are called. */
    public boolean isSameAs(UriTemplate other) {
        return fixed.equals(other.fixed);
    }

    /**
     * The variables' values in a URI, decoded; empty if it is none of these. A value is one segment and stays one: nobody gets out of a
     * directory by it.
     */
    public Optional<Map<String, String>> match(String uri) {
        if (uri.length() > LONGEST) return Optional.empty();
        Map<String, String> values = new LinkedHashMap<>();
        int at = 0;
        for (int i = 0; i < variables.size(); i++) {
            if (!uri.startsWith(fixed.get(i), at)) return Optional.empty();
            int start = at + fixed.get(i).length();
            at = start;
            while (at < uri.length() && "/?#".indexOf(uri.charAt(at)) < 0) at++;
            Optional<String> value = at == start ? Optional.empty() : decoded(uri.substring(start, at));
            if (value.isEmpty()) return Optional.empty();
            values.put(variables.get(i), value.get());
        }
        return uri.substring(at).equals(fixed.get(variables.size())) ? Optional.of(values) : Optional.empty();
    }

    private static Optional<String> decoded(String segment) {
        try {
            String value = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8); // not of a form
            boolean climbs =
                    value.equals(".") || value.equals("..") || value.chars().anyMatch(c -> "/\\\0".indexOf(c) >= 0);
            return climbs ? Optional.empty() : Optional.of(value);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
