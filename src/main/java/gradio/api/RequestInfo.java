package gradio.api;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A copy of what the joining request said; the request itself is long gone when the call runs.
 *
 * @param headers by lower-case name
 * @param query by name
 * @param principal the user who is logged in, null if nobody is
 */
public record RequestInfo(
        Map<String, List<String>> headers,
        Map<String, List<String>> query,
        String clientAddress,
        @Nullable String principal,
        String sessionHash) {
    public RequestInfo {
        headers = copy(headers);
        query = copy(query);
    }

    private static Map<String, List<String>> copy(Map<String, List<String>> values) {
        Map<String, List<String>> copy = new HashMap<>();
        values.forEach((name, all) -> copy.put(name, List.copyOf(all)));
        return Map.copyOf(copy);
    }

    /** First value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.stream().findFirst();
    }
}
