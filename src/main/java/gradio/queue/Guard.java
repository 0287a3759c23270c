package gradio.queue;

import gradio.api.CallListener;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The one lock of a queue, with its clock and its timer. What work under the lock wants to have done outside goes into an {@link Outbox}. */
final class Guard {
    /** What is done under the lock. */
    @FunctionalInterface
    interface Work<T, X extends Exception> {
        T run(Outbox outbox) throws X;
    }

    private final Object lock = new Object();
    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanoTime;
    private final CallListener listener;

    Guard(Executor workers, ScheduledExecutorService timer, LongSupplier nanoTime, CallListener listener) {
        this.workers = workers;
        this.timer = timer;
        this.listener = listener;
        this.nanoTime = nanoTime;
    }

    <T, X extends Exception> T locked(Work<T, X> work) throws X {
        Outbox outbox = new Outbox();
        T result;
        synchronized (lock) {
            result = work.run(outbox);
        }
        outbox.deliver(workers, listener);
        return result;
    }

    void run(Consumer<Outbox> work) {
        locked(outbox -> {
            work.accept(outbox);
            return true;
        });
    }

    /** As {@link #run}, for callers with a lock of their own: what is to be done with no lock held is left to them. */
    Runnable prepare(Consumer<Outbox> work) {
        Outbox outbox = new Outbox();
        synchronized (lock) {
            work.accept(outbox);
        }
        return () -> outbox.deliver(workers, listener);
    }

    /** Does something under the lock after a while. */
    void runLater(Consumer<Outbox> work, Duration delay) {
        later(() -> run(work), delay);
    }

    /** Does something without the lock after a while. */
    void later(Runnable task, Duration delay) {
        timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Nanoseconds of a clock that only goes forward. */
    long now() {
        return nanoTime.getAsLong();
    }
}
