package gradio.web;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * How many calls a client may make: a bucket of as many tokens as a minute allows, which fills at an even rate. Each is but one number,
 * the time at which it will be full (the generic cell rate algorithm, ITU-T I.371), and there are never more of them whoever comes: two
 * clients may share one by chance, and nobody can choose with whom.
 */
public final class Rate {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int BUCKETS = 1 << 14;

    private final int perMinute;
    private final LongSupplier nanoTime;
    private final long began;
    private final String salt = UUID.randomUUID().toString();
    private final AtomicLongArray fullAt; // nanoseconds after began

    /**
     * @param perMinute calls; 0 for no bound
     * @param nanoTime a clock that only goes forward, as {@link System#nanoTime}
     */
    public Rate(int perMinute, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.fullAt = new AtomicLongArray(perMinute == 0 ? 0 : BUCKETS);
    }

    /**
     * Takes a token.
     *
     * @throws TooManyCalls if there is none
     */
    void take(String client) {
        if (perMinute == 0) return;
        int bucket = ByteBuffer.wrap(Accounts.sha256(salt + client)).getInt() & BUCKETS - 1;
        long token = MINUTE / perMinute;
        long now = nanoTime.getAsLong() - began;
        long before;
        long after;
        do {
            before = fullAt.get(bucket);
            after = Math.max(now, before) + token;
            if (after > now + MINUTE) throw new TooManyCalls(perMinute, Duration.ofNanos(after - now - MINUTE));
        } while (!fullAt.compareAndSet(bucket, before, after));
    }
}
