package gradio;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one server; none of them is left when it has stopped. */
record Workers(ExecutorService calls, ExecutorService uploads, ScheduledExecutorService timer, Set<Thread> threads) {
    private static final int IDLE_SECONDS = 30;

    static Workers start(int calls, int uploads) {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("gradio-timer-", threads));
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return new Workers(
                pool(calls, named("gradio-worker-", threads)),
                pool(uploads, named("gradio-upload-", threads)),
                timer,
                threads);
    }

    private static ExecutorService pool(int size, ThreadFactory threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory named(String prefix, Set<Thread> threads) {
        AtomicInteger count = new AtomicInteger();
        ClassLoader loader = Workers.class.getClassLoader();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(loader); // not that of whatever request happened to start the thread
            threads.removeIf(other -> other.getState() == Thread.State.TERMINATED);
            threads.add(thread);
            return thread;
        };
    }

    /** Waits for calls that run, and interrupts those that do not mind being cancelled. @return whether all have returned in time */
    boolean stop(Duration patience, Duration atMost) throws InterruptedException {
        calls.shutdown();
        uploads.shutdownNow(); // each has been told
        timer.shutdown();
        if (!calls.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) calls.shutdownNow();
        boolean ended = calls.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)
                & uploads.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)
                & timer.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (ended)
            for (Thread thread : threads) thread.join(atMost.toMillis()); // a pool ends a little before its threads
        return ended;
    }
}
