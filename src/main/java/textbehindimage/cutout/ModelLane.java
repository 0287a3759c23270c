package textbehindimage.cutout;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The model's one permit, a thread: calls run in the order of their coming, and a caller can leave while it waits or runs. */
final class ModelLane implements AutoCloseable {
    private static final long LOOK_MILLIS = 200;

    private final Segmenter segmenter;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(ModelLane::newThread);
    private @Nullable Future<ModelOutput> running; // Guarded by this.

    ModelLane(Segmenter segmenter) {
        this.segmenter = segmenter;
    }

    /** Throws {@link CancellationException} when the caller does not want to go on; asked every {@value #LOOK_MILLIS} ms. */
    interface GoOn {
        void check();
    }

    ModelOutput run(ModelInput photo, GoOn goOn) throws ModelUnavailable {
        Job job = new Job(photo);
        thread.execute(job);
        try {
            return await(job, goOn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } finally {
            leave(job);
        }
    }

    String provider() {
        return segmenter.provider();
    }

    private static ModelOutput await(Future<ModelOutput> job, GoOn goOn) throws InterruptedException, ModelUnavailable {
        while (true) {
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

    private synchronized void leave(Job job) {
        if (job.cancel(false) && running == job) segmenter.stop();
    }

    private synchronized void setRunning(@Nullable Job job) {
        running = job;
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "cutout-model");
        thread.setDaemon(true);
        return thread;
    }

    /** Lets what runs finish, then frees the model. */
    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = false;
        while (true) {
            try {
                if (thread.awaitTermination(1, TimeUnit.MINUTES)) break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        segmenter.close();
        if (interrupted) Thread.currentThread().interrupt();
    }

    private final class Job extends FutureTask<ModelOutput> {
        Job(ModelInput photo) {
            super(() -> segmenter.run(photo));
        }

        @Override
        public void run() {
            setRunning(this);
            super.run();
            setRunning(null);
        }
    }
}
