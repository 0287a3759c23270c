package textbehindimage.cutout;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One session of the model, which takes one job at a time. */
final class ModelLane {
    private static final Logger LOG = System.getLogger(ModelLane.class.getName());

    /** From the order to end to the end: a run ends at the model's next operator, which may take seconds. */
    static final Duration GRACE = Duration.ofSeconds(10);

    /** Runs without memory, one after the other, until the session is made anew. */
    static final int STARVED = 3;

    private static final long LOOK_MILLIS = 100;

    private final Device device;
    private final SessionMaker maker;
    private final Duration timeout;
    private final LongSupplier nanoTime;
    private final Supplier<@Nullable ModelJob> line;
    private final CountDownLatch ended = new CountDownLatch(1);
    private Segmenter segmenter; // Guarded by this; changed by the lane's thread only.
    private @Nullable ModelJob running; // Guarded by this.
    private long began; // Guarded by this; of what runs.
    private boolean told; // Guarded by this: the log knows that what runs is late.
    private boolean broken; // Guarded by this.
    private int starved; // the lane's thread only

    /** @param line gives the next job, or null at the end */
    ModelLane(
            Sessions.Session session,
            SessionMaker maker,
            Duration timeout,
            LongSupplier nanoTime,
            Supplier<@Nullable ModelJob> line) {
        device = session.device();
        segmenter = session.segmenter();
        this.maker = maker;
        this.timeout = timeout;
        this.nanoTime = nanoTime;
        this.line = line;
    }

    /** Takes jobs to the end of the line, on a thread that is this lane's until then. */
    void work() {
        Thread thread = Thread.currentThread();
        String name = thread.getName();
        thread.setName("cutout-model");
        try {
            for (ModelJob job; !isBroken() && (job = line.get()) != null; ) run(job);
        } finally {
            thread.setName(name);
            ended.countDown();
        }
    }

    private void run(ModelJob job) {
        Segmenter model = begin(job);
        if (model == null) return;
        try {
            ModelOutput answer = model.run(job.photo());
            end(false);
            starved = 0;
            job.complete(answer);
        } catch (ModelUnavailable e) {
            boolean late = end(e.kind() == ModelUnavailable.Kind.DEVICE_LOST);
            job.completeExceptionally(late ? tooLong() : e);
            starved = e.kind() == ModelUnavailable.Kind.NO_MEMORY ? starved + 1 : 0;
            if (starved == STARVED) renew();
        } catch (Throwable e) { // whatever it is, the next job may do better
            end(false);
            job.completeExceptionally(e);
        }
    }

    /** @return null if the caller has left meanwhile */
    private synchronized @Nullable Segmenter begin(ModelJob job) {
        if (job.isDone()) return null;
        running = job;
        began = nanoTime.getAsLong();
        told = false;
        return segmenter;
    }

    /** @return whether it was late */
    private synchronized boolean end(boolean lost) {
        boolean late = isLater(Duration.ZERO);
        running = null;
        broken |= lost;
        return late;
    }

    private boolean isLater(Duration grace) {
        return running != null
                && nanoTime.getAsLong() - began > timeout.plus(grace).toNanos();
    }

    ModelUnavailable tooLong() {
        return new ModelUnavailable(
                "The model took longer than the " + timeout.toSeconds() + " seconds allowed for a photo.");
    }

    private void renew() {
        starved = 0;
        LOG.log(Level.WARNING, STARVED + " runs in a row lacked memory: the model is loaded anew on " + device);
        try {
            current().close();
            replace(maker.open(device));
        } catch (UnfitModel | RuntimeException e) {
            LOG.log(Level.ERROR, "The model cannot be loaded anew on " + device, e);
            markBroken();
        }
    }

    private synchronized Segmenter current() {
        return segmenter;
    }

    private synchronized void replace(Segmenter anew) {
        segmenter = anew;
    }

    private synchronized void markBroken() {
        broken = true;
    }

    /**
     * Ends the run of this job and of no other: the lock is held while the model is told, since the run after it begins under
     * the same lock.
     */
    synchronized void stop(ModelJob job) {
        if (running == job) segmenter.stop();
    }

    /** Ends a run that is late or wanted by nobody; again and again, since an order that comes before the run does is lost. */
    synchronized void look() {
        boolean late = isLater(Duration.ZERO);
        if (late && !told) LOG.log(Level.WARNING, "A run of the model on " + device + " takes longer than " + timeout);
        told |= late;
        if (late || running != null && running.isDone()) segmenter.stop();
    }

    /** Whether its run neither ends in time nor when it is told to. May become false again: then it has ended at last. */
    synchronized boolean hangs() {
        return isLater(GRACE);
    }

    synchronized boolean hangsAt(ModelJob job) {
        return running == job && isLater(GRACE);
    }

    synchronized boolean isBroken() {
        return broken;
    }

    String provider() {
        return current().provider();
    }

    /** Waits for {@link #work}, which the line has told to end, and frees the model; unless it hangs: that would end the JVM. */
    void close() {
        boolean interrupted = false;
        for (long left = GRACE.toMillis(); left > 0 && ended.getCount() > 0 && !hangs(); left -= LOOK_MILLIS) {
            try {
                look();
                ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (ended.getCount() > 0)
            LOG.log(Level.WARNING, "A run of the model on " + device + " does not end; it is left behind");
        else current().close();
        if (interrupted) Thread.currentThread().interrupt();
    }
}
