package gradio.api;

import java.util.Locale;

/** camelCase in Java, snake_case on the wire. */
final class Names {
    private Names() {}

    static String snake(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
