package gradio.files;

import java.time.Duration;

/**
 * How long a fetch of files may take; its call holds a slot of its lane all the while.
 *
 * @param connect for one address to take the connection
 * @param silence for the next bytes
 * @param total for all files of one call
 * @param grace after which a file must have come at {@code leastRate} on the average
 * @param leastRate bytes per second
 */
record Patience(Duration connect, Duration silence, Duration total, Duration grace, long leastRate) {
    /** Enough for 20 MB at 6 Mbit/s. */
    static final Patience USUAL = new Patience(
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(5), 16 << 10);
}
