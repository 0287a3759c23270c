package textbehindimage.cutout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One call at a time, and no one is kept who wants to leave. */
@Timeout(20)
class ModelLaneTest {
    private static final ModelLane.GoOn WAIT = () -> {};
    private final List<String> heard = new ArrayList<>();

    @Test
    void oneCallAtATime() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService users = Executors.newFixedThreadPool(8);
        try (ModelLane lane = new ModelLane(new HandMade(planes -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Thread.yield();
            inside.decrementAndGet();
            return planes;
        }))) {
            Callable<float[]> call = () -> lane.run(new float[] {1}, WAIT);
            for (Future<float[]> done :
                    users.invokeAll(Stream.generate(() -> call).limit(200).toList())) {
                assertArrayEquals(new float[] {1}, done.get());
            }
        }
        users.shutdown();
        assertEquals(1, most.get());
    }

    @Test
    void aCallerWhoLeavesStopsTheRunAndTheNextGetsItsTurn() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        HandMade model = new HandMade(planes -> {
            if (planes[0] == 1) await(stopped);
            return planes;
        });
        model.onStop = stopped::countDown;
        try (ModelLane lane = new ModelLane(model)) {
            assertThrows(
                    CancellationException.class,
                    () -> lane.run(new float[] {1}, () -> {
                        throw new CancellationException();
                    }));
            assertArrayEquals(new float[] {2}, lane.run(new float[] {2}, WAIT));
        }
        assertEquals(List.of("stop", "close"), heard);
    }

    @Test
    void aCallerWhoLeavesTheLineStopsNobodyElse() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        ExecutorService first = Executors.newSingleThreadExecutor();
        try (ModelLane lane = new ModelLane(new HandMade(planes -> {
            begun.countDown();
            await(free);
            return planes;
        }))) {
            Future<float[]> running = first.submit(() -> lane.run(new float[] {1}, WAIT));
            await(begun);
            assertThrows(
                    CancellationException.class,
                    () -> lane.run(new float[] {2}, () -> {
                        throw new CancellationException();
                    }));
            free.countDown();
            assertArrayEquals(new float[] {1}, running.get());
        }
        first.shutdown();
        assertEquals(List.of("close"), heard);
    }

    @Test
    void anInterruptedCallerLeaves() {
        CountDownLatch stopped = new CountDownLatch(1);
        HandMade model = new HandMade(planes -> {
            await(stopped);
            return planes;
        });
        model.onStop = stopped::countDown;
        try (ModelLane lane = new ModelLane(model)) {
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, () -> {
                lane.run(new float[] {1}, WAIT);
                stopped.countDown();
            });
            assertTrue(Thread.interrupted());
            stopped.countDown(); // in case the run had not begun
        }
    }

    @Test
    void whatTheModelThrowsReachesTheCallerAsWords() {
        try (ModelLane lane = new ModelLane(new HandMade(planes -> {
            if (planes[0] == 1) throw new ModelUnavailable("Out of memory");
            throw new IllegalStateException("inner workings");
        }))) {
            assertEquals(
                    "Out of memory",
                    assertThrows(ModelUnavailable.class, () -> lane.run(new float[] {1}, WAIT))
                            .getMessage());
            assertEquals(
                    "The model failed on this photo.",
                    assertThrows(ModelUnavailable.class, () -> lane.run(new float[] {2}, WAIT))
                            .getMessage());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private interface Run {
        float[] of(float[] planes) throws ModelUnavailable;
    }

    private final class HandMade implements Segmenter {
        private final Run run;
        private volatile Runnable onStop = () -> {};

        HandMade(Run run) {
            this.run = run;
        }

        @Override
        public float[] run(float[] planes) throws ModelUnavailable {
            return run.of(planes);
        }

        @Override
        public void stop() {
            heard.add("stop");
            onStop.run();
        }

        @Override
        public String provider() {
            return "hand";
        }

        @Override
        public void close() {
            heard.add("close");
        }
    }
}
