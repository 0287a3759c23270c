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
    public ApiException(String message) {
        this(message, "Error", TEN_SECONDS, true);
    }

    /** @param duration how long a page shows it; null until it is dismissed */
    public ApiException(String message, String title, @Nullable Duration duration, boolean visible) {
        super(message);
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
