package gradio.web;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** All open streams of a server and the one timer that gives them their heartbeat; it runs only while there are any. */
public final class Streams {
    private final Duration heartbeat;
    private final Duration stall;
    private final ScheduledExecutorService timer;
    private final Runnable farewell;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledFuture<?> beating; // Guarded by this.
    private volatile boolean stopping;

    /**
     * @param stall a client that takes nothing for so long is given up
     * @param farewell puts the last frames into the feeds; may be called more than once
     */
    public Streams(Duration heartbeat, Duration stall, ScheduledExecutorService timer, Runnable farewell) {
        this.heartbeat = heartbeat;
        this.stall = stall;
        this.timer = timer;
        this.farewell = farewell;
    }

    /**
     * A stream for a request that was suspended before it was known whether there is anything to stream.
     *
     * @param commit Jersey's: completes {@code async} once
     */
    public EventStream over(AsyncContext async, Runnable commit) throws IOException {
        return new EventStream(async, commit, this);
    }

    void opened(EventStream stream) {
        add(stream);
        if (stopping) stream.finishUp();
    }

    private synchronized void add(EventStream stream) {
        open.add(stream);
        if (beating == null && !timer.isShutdown()) {
            long nanos = heartbeat.toNanos();
            beating = timer.scheduleAtFixedRate(this::beat, nanos, nanos, TimeUnit.NANOSECONDS);
        }
    }

    synchronized void closed(EventStream stream) {
        open.remove(stream);
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
