package gradio.api;

import java.util.Locale;

/** Who is told of an endpoint and who may call it by name. */
public enum Visibility {
    /** Listed and callable. */
    PUBLIC,
    /** Callable, but listed only on request. */
    UNDOCUMENTED,
    /** Neither listed nor callable by name. */
    PRIVATE;

    /** The word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
