package gradio;

import java.time.Duration;

/**
 * The bounds of a server. Everything that a client can make grow has one.
 *
 * @param maxFileSize bytes of one uploaded file
 * @param maxBodySize bytes of a JSON request
 * @param maxQueueSize events that may wait in the whole queue; running ones are not counted
 * @param maxThreads calls that may run at once in all lanes together
 * @param maxSessions sessions that are remembered at a time
 * @param heartbeat pause between signs of life on a stream; how fast a client that left is noticed
 * @param stall a reader that takes nothing for so long is given up
 * @param fileAge stored files are deleted when they are older
 */
public record Limits(
        long maxFileSize,
        int maxBodySize,
        int maxQueueSize,
        int maxThreads,
        int maxSessions,
        Duration heartbeat,
        Duration stall,
        Duration fileAge) {
    /** What holds where nothing else is said. */
    public static final Limits DEFAULTS = new Limits(
            20 << 20, 8 << 20, 100, 40, 20_000, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofHours(1));

    public Limits {
        atLeastOne("maxFileSize", maxFileSize);
        atLeastOne("maxBodySize", maxBodySize);
        atLeastOne("maxQueueSize", maxQueueSize);
        atLeastOne("maxThreads", maxThreads);
        atLeastOne("maxSessions", maxSessions);
        atLeastOne("heartbeat in milliseconds", heartbeat.toMillis());
        atLeastOne("stall in milliseconds", stall.toMillis());
        atLeastOne("fileAge in seconds", fileAge.toSeconds());
    }

    private static void atLeastOne(String name, long value) {
        if (value < 1) throw new IllegalArgumentException(name + " is " + value + "; 1 or more is allowed");
    }
}
