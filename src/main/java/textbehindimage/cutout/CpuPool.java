package textbehindimage.cutout;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** As many threads as there are processors, for all calls together; started when first needed. */
final class CpuPool implements Executor, AutoCloseable {
    static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final Queue<Thread> started = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, this::newThread);

    private Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "cutout-cpu");
        thread.setDaemon(true);
        started.add(thread);
        return thread;
    }

    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    /** Lets what was given to it finish, and returns when no thread is left: a pool that has terminated may still have some. */
    @Override
    public void close() {
        threads.shutdown();
        boolean interrupted = false;
        for (Thread thread : started) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
