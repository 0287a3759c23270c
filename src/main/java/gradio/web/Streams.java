package gradio.web;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** All open streams of a server and the one timer that gives them their heartbeat; it runs only while there are any. */
public final class Streams {
    private final int max;
    private final int maxPerClient; // 0 for no bound
    private final Duration heartbeat;
    private final Duration stall;
    private final ScheduledExecutorService timer;
    private final Runnable farewell;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    // Guarded by this.
    private final Map<String, Integer> byClient = new HashMap<>(); // how many; empty where there is no bound
    private @Nullable ScheduledFuture<?> beating;
    private volatile boolean stopping;

    /**
     * @param max streams that may be open at a time
     * @param maxPerClient of these, those of one client; 0 for no bound
     * @param stall a client that takes nothing for so long is given up
     * @param farewell puts the last frames into the feeds; may be called more than once
     */
    public Streams(
            int max,
            int maxPerClient,
            Duration heartbeat,
            Duration stall,
            ScheduledExecutorService timer,
            Runnable farewell) {
        this.max = max;
        this.maxPerClient = maxPerClient;
        this.heartbeat = heartbeat;
        this.stall = stall;
        this.timer = timer;
        this.farewell = farewell;
    }

    /**
     * A stream for a request that was suspended because it is not known yet whether there is anything to stream. It counts from now on;
     * {@link EventStream#flush} opens it, or {@link EventStream#refuse} gives another answer.
     *
     * @param commit Jersey's: completes {@code async} once
     * @param client under whose name it is counted
     * @throws TooManyStreams if it is one too many
     */
    public EventStream over(AsyncContext async, Runnable commit, String client) throws IOException {
        EventStream stream = new EventStream(async, commit, this, client);
        admit(stream);
        return stream;
    }

    void opened(EventStream stream) {
        if (stopping) stream.finishUp();
    }

    /**
     * Counts a stream that will be opened.
     *
     * @throws TooManyStreams if it is one too many
     */
    synchronized void admit(EventStream stream) {
        if (open.size() >= max) throw TooManyStreams.ofAll(max);
        if (maxPerClient > 0) {
            int own = byClient.getOrDefault(stream.client(), 0);
            if (own >= maxPerClient) throw TooManyStreams.ofClient(maxPerClient);
            byClient.put(stream.client(), own + 1);
        }
        open.add(stream);
        if (beating == null && !timer.isShutdown()) {
            long nanos = heartbeat.toNanos();
            beating = timer.scheduleAtFixedRate(this::beat, nanos, nanos, TimeUnit.NANOSECONDS);
        }
    }

    synchronized void closed(EventStream stream) {
        if (!open.remove(stream)) return;
        if (maxPerClient > 0) byClient.computeIfPresent(stream.client(), (client, n) -> n == 1 ? null : n - 1);
        if (!open.isEmpty()) return;
        notifyAll();
        if (beating != null) {
            beating.cancel(false);
            beating = null;
        }
    }

    /** Says goodbye on every stream and ends it. */
    public void stop() {
        farewell.run();
        stopping = true;
        open.forEach(EventStream::finishUp);
    }

    /** How many streams are open. */
    public int size() {
        return open.size();
    }

    private void beat() {
        long now = System.nanoTime();
        for (EventStream stream : open) stream.beat(now, stall.toNanos());
    }

    /** Waits, but not long, until the last frames have been written. */
    public void awaitEnd(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        synchronized (this) {
            for (long left; !open.isEmpty() && (left = until - System.nanoTime()) > 0; ) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }
    }

    /** Ends every stream that is still open, whatever its reader has not read. */
    public void closeAll() {
        open.forEach(EventStream::close);
    }
}
