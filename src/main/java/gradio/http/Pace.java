package gradio.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How slowly a body may come: so many bytes a second on the average, once its first ten seconds are over. Not for several threads. */
final class Pace {
    private static final long GRACE = Duration.ofSeconds(10).toNanos();
    private static final double NANOS = 1e9;

    private final long leastRate;
    private final LongSupplier nanoTime;
    private long begun;
    private long bytes;

    /**
     * @param leastRate bytes a second; 0 for no bound
     * @param nanoTime a clock that only goes forward, as {@link System#nanoTime}
     */
    Pace(long leastRate, LongSupplier nanoTime) {
        this.leastRate = leastRate;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
    }

    long leastRate() {
        return leastRate;
    }

    /** Time counts from now. */
    void begin() {
        begun = nanoTime.getAsLong();
    }

    void came(int more) {
        bytes += more;
    }

    /** Nanoseconds for which nothing needs to come; not above 0 if it comes too slowly. */
    long patience() {
        if (leastRate == 0) return Long.MAX_VALUE;
        long earned = (long) (bytes * NANOS / leastRate);
        return Math.max(GRACE, earned) - (nanoTime.getAsLong() - begun);
    }
}
