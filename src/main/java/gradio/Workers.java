package gradio;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one server; none of them is left when it has stopped. */
record Workers(ExecutorService calls, ExecutorService uploads, ScheduledExecutorService timer) {
    private static final int IDLE_SECONDS = 30;

    static Workers start(int calls, int uploads) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("gradio-timer-"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return new Workers(pool(calls, "gradio-worker-"), pool(uploads, "gradio-upload-"), timer);
    }

    private static ExecutorService pool(int size, String prefix) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(prefix));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        ClassLoader loader = Workers.class.getClassLoader();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(loader); // not that of whatever request happened to start the thread
            return thread;
        };
    }

    /** Waits for calls that run, and interrupts those that do not mind being cancelled. @return whether all have returned in time */
    boolean stop(Duration patience, Duration atMost) throws InterruptedException {
        calls.shutdown();
        uploads.shutdownNow(); // each has been told
        timer.shutdown();
        if (!calls.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) calls.shutdownNow();
        return calls.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)
                & uploads.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)
                & timer.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
