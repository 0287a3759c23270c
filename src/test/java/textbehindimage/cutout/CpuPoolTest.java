package textbehindimage.cutout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CpuPoolTest {
    private final Thread closer = Thread.currentThread();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean testOver = new AtomicBoolean();

    @Test
    void closeWaitsForWhatRunsEvenIfInterrupted() {
        CpuPool pool = new CpuPool();
        pool.execute(this::endWhenAwaited);
        Thread.currentThread().interrupt();
        pool.close();
        boolean inTime = ended.get();
        testOver.set(true);
        assertTrue(Thread.interrupted());
        assertTrue(inTime);
    }

    private void endWhenAwaited() {
        while (closer.getState() != Thread.State.WAITING && !testOver.get()) Thread.onSpinWait();
        ended.set(true);
    }

    @Test
    void thereAreNoMoreThreadsThanProcessorsAndNoneIsLeft() throws Exception {
        CpuPool pool = new CpuPool();
        List<Thread> seen = new ArrayList<>();
        CountDownLatch all = new CountDownLatch(4 * CpuPool.THREADS);
        for (long i = all.getCount(); i > 0; i--) {
            pool.execute(() -> {
                synchronized (seen) {
                    if (!seen.contains(Thread.currentThread())) seen.add(Thread.currentThread());
                }
                all.countDown();
            });
        }
        all.await();
        pool.close();
        assertTrue(seen.size() <= CpuPool.THREADS, seen::toString);
        for (Thread thread : seen) {
            assertTrue(thread.isDaemon());
            assertEquals(Thread.State.TERMINATED, thread.getState());
        }
    }
}
