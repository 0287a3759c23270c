package gradio;

import java.time.Duration;

/**
 * The bounds of a server. Everything that a client can make grow has one. What is said per client is meant per user who is logged in,
 * else per address, and is off where it is 0: people share addresses.
 *
 * @param maxBodySize bytes of a JSON request
 * @param maxCallsPerMinute calls and uploads of one client, in whichever way they come; 0 for no bound
 */
public record Limits(
        Uploads uploads, Storage storage, Queue queue, Streams streams, int maxBodySize, int maxCallsPerMinute) {
    /** What holds where nothing else is said. */
    public static final Limits DEFAULTS =
            new Limits(Uploads.DEFAULTS, Storage.DEFAULTS, Queue.DEFAULTS, Streams.DEFAULTS, 8 << 20, 1_200);

    /**
     * Files on their way in.
     *
     * @param maxFileSize bytes of one file
     * @param maxAtOnce uploads that are read at a time; more wait
     * @param maxPerClient of these, those of one client; 0 for no bound
     * @param leastRate bytes a second; an upload that is slower, after its first ten seconds, is given up; 0 for no bound
     */
    public record Uploads(long maxFileSize, int maxAtOnce, int maxPerClient, long leastRate) {
        public static final Uploads DEFAULTS = new Uploads(20 << 20, 32, 0, 1024);

        public Uploads {
            Bound.atLeast(1, "maxFileSize", maxFileSize);
            Bound.atLeast(1, "maxAtOnce", maxAtOnce);
            Bound.atLeast(0, "maxPerClient of uploads", maxPerClient);
            Bound.atLeast(0, "leastRate", leastRate);
        }
    }

    /**
     * Files on disk.
     *
     * @param maxSize bytes of all files together; the oldest that nobody uses make room
     * @param minFree bytes of the disk that are left free, or nothing is stored
     * @param fileAge files are deleted when they are older
     */
    public record Storage(long maxSize, long minFree, Duration fileAge) {
        public static final Storage DEFAULTS = new Storage(2L << 30, 512 << 20, Duration.ofHours(1));

        public Storage {
            Bound.atLeast(1, "maxSize of storage", maxSize);
            Bound.atLeast(0, "minFree", minFree);
            Bound.atLeast(1, "fileAge in seconds", fileAge.toSeconds());
        }
    }

    /**
     * Calls and the sessions they belong to.
     *
     * @param maxSize events that may wait in the whole queue; running ones are not counted
     * @param maxPerClient of these, those of one client; 0 for no bound
     * @param maxThreads calls that may run at once in all lanes together
     * @param maxSessions sessions that are remembered at a time
     * @param sessionAge an idle session is forgotten after this
     * @param maxUnread bytes of results that nobody has fetched; beyond that the oldest are forgotten
     */
    public record Queue(
            int maxSize, int maxPerClient, int maxThreads, int maxSessions, Duration sessionAge, long maxUnread) {
        public static final Queue DEFAULTS = new Queue(100, 0, 40, 20_000, Duration.ofHours(1), 64 << 20);

        public Queue {
            Bound.atLeast(1, "maxSize of the queue", maxSize);
            Bound.atLeast(0, "maxPerClient of the queue", maxPerClient);
            Bound.atLeast(1, "maxThreads", maxThreads);
            Bound.atLeast(1, "maxSessions", maxSessions);
            Bound.atLeast(1, "sessionAge in seconds", sessionAge.toSeconds());
            Bound.atLeast(1, "maxUnread", maxUnread);
        }
    }

    /**
     * Open event streams.
     *
     * @param max streams at a time
     * @param maxPerClient of these, those of one client; 0 for no bound
     * @param heartbeat pause between signs of life on a stream; how fast a client that left is noticed
     * @param stall a reader that takes nothing for so long is given up
     */
    public record Streams(int max, int maxPerClient, Duration heartbeat, Duration stall) {
        public static final Streams DEFAULTS = new Streams(1_000, 0, Duration.ofSeconds(5), Duration.ofSeconds(10));

        public Streams {
            Bound.atLeast(1, "max of streams", max);
            Bound.atLeast(0, "maxPerClient of streams", maxPerClient);
            Bound.atLeast(1, "heartbeat in milliseconds", heartbeat.toMillis());
            Bound.atLeast(1, "stall in milliseconds", stall.toMillis());
        }
    }

    public Limits {
        Bound.atLeast(1, "maxBodySize", maxBodySize);
        Bound.atLeast(0, "maxCallsPerMinute", maxCallsPerMinute);
    }

    /** These limits with others for uploads. */
    public Limits with(Uploads other) {
        return new Limits(other, storage, queue, streams, maxBodySize, maxCallsPerMinute);
    }

    /** These limits with others for storage. */
    public Limits with(Storage other) {
        return new Limits(uploads, other, queue, streams, maxBodySize, maxCallsPerMinute);
    }

    /** These limits with others for the queue. */
    public Limits with(Queue other) {
        return new Limits(uploads, storage, other, streams, maxBodySize, maxCallsPerMinute);
    }

    /** These limits with others for streams. */
    public Limits with(Streams other) {
        return new Limits(uploads, storage, queue, other, maxBodySize, maxCallsPerMinute);
    }

    /** These limits with another for the calls of one client in a minute. */
    public Limits withMaxCallsPerMinute(int calls) {
        return new Limits(uploads, storage, queue, streams, maxBodySize, calls);
    }

    /** Apart from Limits, whose {@link #DEFAULTS} must not be made while those of one part are still being made. */
    private static final class Bound {
        static void atLeast(long least, String name, long value) {
            if (value < least)
                throw new IllegalArgumentException(name + " is " + value + "; " + least + " or more is allowed");
        }
    }
}
