package gradio.web;

import java.time.Duration;

/** One call more than a client may make in this time. */
public final class TooManyCalls extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long seconds;

    TooManyCalls(int perMinute, Duration wait) {
        this(perMinute, wait.plusNanos(999_999_999).toSeconds());
    }

    private TooManyCalls(int perMinute, long seconds) {
        super("Too many calls: " + perMinute + " a minute are allowed. Try again in " + seconds
                + (seconds == 1 ? " second." : " seconds."));
        this.seconds = seconds;
    }

    /** How long to wait. */
    public Duration retryAfter() {
        return Duration.ofSeconds(seconds);
    }
}
