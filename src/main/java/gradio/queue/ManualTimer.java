package gradio.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A clock and a timer that move only when a test moves them. What is due runs on the thread that moves them. */
public final class ManualTimer extends AbstractExecutorService implements ScheduledExecutorService {
    private final class Task extends FutureTask<Object> implements ScheduledFuture<Object> {
        private final long at;

        Task(Runnable action, long at) {
            super(action, null);
            this.at = at;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - now, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(at, ((Task) other).at);
        }
    }

    private final PriorityBlockingQueue<Task> tasks = new PriorityBlockingQueue<>(11, Comparator.naturalOrder());
    private volatile long now;

    /** Nanoseconds since it was made. */
    public long now() {
        return now;
    }

    /** Moves the clock to the next task and runs it. @return false if there is none */
    public boolean skip() {
        Task next = tasks.poll();
        if (next == null) return false;
        now = Math.max(now, next.at);
        next.run();
        return true;
    }

    /** Moves the clock and runs what is due on the way. */
    public void advance(long millis) {
        long until = now + TimeUnit.MILLISECONDS.toNanos(millis);
        for (Task next; (next = tasks.peek()) != null && next.at <= until; ) {
            skip();
        }
        now = until;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Task task = new Task(command, now + unit.toNanos(delay));
        tasks.add(task);
        return task;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void execute(Runnable command) {
        command.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return new ArrayList<>();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
