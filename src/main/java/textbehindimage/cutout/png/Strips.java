package textbehindimage.cutout.png;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A picture's strips in order, made on other threads a few ahead of the one that is wanted. Used by one thread. When it is
 * closed no thread touches the picture any more.
 */
final class Strips implements AutoCloseable {
    private final Executor pool;
    private final int count;
    private final int atOnce;
    private final Supplier<Strip> newStrip;
    private final List<Strip> buffers = new ArrayList<>(); // strip n is made in buffer n % atOnce
    private final Deque<Job> ahead = new ArrayDeque<>(); // begun or waiting, the next one first
    private int submitted;
    private volatile boolean stopped;

    /** @param atOnce strips that are held at a time, of which one is being written */
    Strips(int count, int atOnce, Executor pool, Supplier<Strip> newStrip) {
        this.count = count;
        this.atOnce = atOnce;
        this.pool = pool;
        this.newStrip = newStrip;
    }

    /**
     * Waits for the next strip, which is the caller's until it asks again.
     *
     * @throws CancellationException if the thread is interrupted, which it stays
     * @throws IllegalStateException if the strip could not be made, with the reason as its cause
     */
    Strip next() {
        while (submitted < count && ahead.size() < atOnce) submit(submitted++);
        Strip strip = ahead.element().await();
        ahead.remove();
        return strip;
    }

    private void submit(int number) {
        if (number < atOnce) buffers.add(newStrip.get());
        Job job = new Job(number, buffers.get(number % atOnce));
        ahead.add(job);
        if (count == 1) job.run(); // nobody else is needed
        else pool.execute(job);
    }

    @Override
    public void close() {
        stopped = true;
        while (!ahead.isEmpty()) ahead.removeLast().leave(); // first those that nobody has begun
    }

    private final class Job implements Runnable {
        private final int number;
        private final Strip strip;
        private final AtomicBoolean taken = new AtomicBoolean(); // by who makes it, or by who no longer wants it
        private final CountDownLatch done = new CountDownLatch(1);
        private @Nullable Throwable failure; // set before done

        Job(int number, Strip strip) {
            this.number = number;
            this.strip = strip;
        }

        @Override
        public void run() {
            if (!taken.compareAndSet(false, true)) return;
            try {
                if (!stopped) strip.make(number, () -> stopped);
            } catch (Throwable e) {
                failure = e;
            } finally {
                done.countDown();
            }
        }

        Strip await() {
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            }
            if (failure instanceof Error e) throw e;
            if (failure != null) throw new IllegalStateException("Strip " + number + " cannot be made", failure);
            return strip;
        }

        /** Waits for it if it has begun, which is not for long; else it never will. */
        void leave() {
            if (taken.compareAndSet(false, true)) return;
            boolean interrupted = false;
            while (done.getCount() > 0) {
                try {
                    done.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
