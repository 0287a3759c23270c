package gradio.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A mistake that the user should read about: its text goes to the client as it is, whatever {@code showError} says. */
public class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10); // Gradio's gr.Error

    private final String title;
    private final transient @Nullable Duration duration;
    private final boolean visible;

    /** An error with Gradio's usual title, shown for ten seconds. */
    public ApiException(@Nullable String message) {
        this(message, "Error", TEN_SECONDS, true);
    }

    /**
     * @param message what users read; null, as another exception's text may be, is told in Gradio's general words
     * @param duration how long a page shows it; null until it is dismissed
     */
    public ApiException(@Nullable String message, String title, @Nullable Duration duration, boolean visible) {
        super(message == null ? "Error raised." : message);
        this.title = title;
        this.duration = duration;
        this.visible = visible;
    }

    public String title() {
        return title;
    }

    public @Nullable Duration duration() {
        return duration;
    }

    public boolean visible() {
        return visible;
    }
}
