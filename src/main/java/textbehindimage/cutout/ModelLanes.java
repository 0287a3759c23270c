package textbehindimage.cutout;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One line before all sessions of the model: calls start in the order of their coming, each on the session that is free
 * first. A caller can leave while it waits or runs, and none is kept by a run that does not end.
 */
final class ModelLanes implements AutoCloseable {
    private static final long LOOK_MILLIS = 200;

    private final List<ModelLane> lanes;
    private final Deque<ModelJob> waiting = new ArrayDeque<>(); // Guarded by this.
    private boolean closed; // Guarded by this.

    /**
     * @param timeout for one run
     * @param threads gives each session one of its own
     */
    ModelLanes(
            List<Sessions.Session> sessions,
            SessionMaker maker,
            Duration timeout,
            Executor threads,
            LongSupplier nanoTime) {
        lanes = sessions.stream()
                .map(session -> new ModelLane(session, maker, timeout, nanoTime, this::next))
                .toList();
        lanes.forEach(lane -> threads.execute(lane::work));
    }

    /** Throws {@link CancellationException} when the caller does not want to go on; asked every {@value #LOOK_MILLIS} ms. */
    interface GoOn {
        void check();
    }

    ModelOutput run(ModelInput photo, GoOn goOn) throws ModelUnavailable {
        ModelJob job = new ModelJob(photo);
        enter(job);
        try {
            return await(job, goOn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } finally {
            leave(job);
        }
    }

    private synchronized void enter(ModelJob job) {
        waiting.add(job);
        notify();
    }

    /** Waits for a job; null when there will be none. */
    private synchronized @Nullable ModelJob next() {
        try {
            while (waiting.isEmpty() && !closed) wait();
            return waiting.poll();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts the model's thread", e);
        }
    }

    private ModelOutput await(ModelJob job, GoOn goOn) throws InterruptedException, ModelUnavailable {
        while (true) {
            lookFor(job);
            try {
                return job.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                goOn.check();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof ModelUnavailable unavailable) throw unavailable;
                throw new ModelUnavailable("The model failed on this photo.", e.getCause());
            }
        }
    }

    /** Each caller that waits looks after all lanes, so that no clock of ours has to tick. */
    private void lookFor(ModelJob job) throws ModelUnavailable {
        for (ModelLane lane : lanes) {
            lane.look();
            if (lane.hangsAt(job)) throw lane.tooLong();
        }
        Condition condition = condition();
        if (condition.trouble().isPresent() && isWaiting(job))
            throw new ModelUnavailable(condition.trouble().get().sentence());
    }

    private synchronized boolean isWaiting(ModelJob job) {
        return waiting.contains(job);
    }

    private void leave(ModelJob job) {
        if (!job.cancel(false)) return;
        forget(job);
        lanes.forEach(lane -> lane.stop(job));
    }

    private synchronized void forget(ModelJob job) {
        waiting.remove(job);
    }

    String provider() {
        return lanes.get(0).provider();
    }

    Condition condition() {
        long broken = lanes.stream().filter(ModelLane::isBroken).count();
        long hanging = lanes.stream().filter(ModelLane::hangs).count();
        if (broken == lanes.size()) return Condition.of(Trouble.DEVICE_LOST);
        if (broken + hanging == lanes.size()) return Condition.of(Trouble.HANGS);
        if (broken + hanging == 0) return Condition.GOOD;
        return Condition.warning(broken + hanging + " of " + lanes.size()
                + " GPUs do not answer any more; the server should be restarted.");
    }

    /** The callers have left before. */
    @Override
    public void close() {
        end();
        lanes.forEach(ModelLane::close);
    }

    private synchronized void end() {
        closed = true;
        notifyAll();
    }
}
