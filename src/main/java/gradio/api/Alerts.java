package gradio.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Notes for the user beside the result, as Gradio's {@code gr.Info}, {@code gr.Warning} and {@code gr.Success}. */
public interface Alerts {
    /** How grave a note is. */
    enum Level {
        INFO,
        WARNING,
        SUCCESS
    }

    /** @param duration how long a page shows it; null until it is dismissed */
    void send(Level level, String message, String title, @Nullable Duration duration, boolean visible);

    default void info(String message) {
        send(Level.INFO, message, "Info", Duration.ofSeconds(10), true);
    }

    default void warning(String message) {
        send(Level.WARNING, message, "Warning", Duration.ofSeconds(10), true);
    }

    default void success(String message) {
        send(Level.SUCCESS, message, "Success", Duration.ofSeconds(10), true);
    }
}
