package textbehindimage.cutout;

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
        try (ModelLane lane = new ModelLane(new HandMade(photo -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Thread.yield();
            inside.decrementAndGet();
            return answer(photo);
        }))) {
            Callable<ModelOutput> call = () -> lane.run(photo(1), WAIT);
            for (Future<ModelOutput> done :
                    users.invokeAll(Stream.generate(() -> call).limit(200).toList())) {
                assertEquals(1, done.get().width());
            }
        }
        users.shutdown();
        assertEquals(1, most.get());
    }

    @Test
    void aCallerWhoLeavesStopsTheRunAndTheNextGetsItsTurn() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        HandMade model = new HandMade(photo -> {
            if (photo.width() == 1) await(stopped);
            return answer(photo);
        });
        model.onStop = stopped::countDown;
        try (ModelLane lane = new ModelLane(model)) {
            assertThrows(
                    CancellationException.class,
                    () -> lane.run(photo(1), () -> {
                        throw new CancellationException();
                    }));
            assertEquals(2, lane.run(photo(2), WAIT).width());
        }
        assertEquals(List.of("stop", "close"), heard);
    }

    @Test
    void aCallerWhoLeavesTheLineStopsNobodyElse() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        ExecutorService first = Executors.newSingleThreadExecutor();
        try (ModelLane lane = new ModelLane(new HandMade(photo -> {
            begun.countDown();
            await(free);
            return answer(photo);
        }))) {
            Future<ModelOutput> running = first.submit(() -> lane.run(photo(1), WAIT));
            await(begun);
            assertThrows(
                    CancellationException.class,
                    () -> lane.run(photo(2), () -> {
                        throw new CancellationException();
                    }));
            free.countDown();
            assertEquals(1, running.get().width());
        }
        first.shutdown();
        assertEquals(List.of("close"), heard);
    }

    @Test
    void anInterruptedCallerLeaves() {
        CountDownLatch stopped = new CountDownLatch(1);
        HandMade model = new HandMade(photo -> {
            await(stopped);
            return answer(photo);
        });
        model.onStop = stopped::countDown;
        try (ModelLane lane = new ModelLane(model)) {
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, () -> {
                lane.run(photo(1), WAIT);
                stopped.countDown();
            });
            assertTrue(Thread.interrupted());
            stopped.countDown(); // in case the run had not begun
        }
    }

    @Test
    void whatTheModelThrowsReachesTheCallerAsWords() {
        try (ModelLane lane = new ModelLane(new HandMade(photo -> {
            if (photo.width() == 1) throw new ModelUnavailable("Out of memory");
            throw new IllegalStateException("inner workings");
        }))) {
            assertEquals(
                    "Out of memory",
                    assertThrows(ModelUnavailable.class, () -> lane.run(photo(1), WAIT))
                            .getMessage());
            assertEquals(
                    "The model failed on this photo.",
                    assertThrows(ModelUnavailable.class, () -> lane.run(photo(2), WAIT))
                            .getMessage());
        }
    }

    /** Photos are told apart by their width, and so are the answers. */
    private static ModelInput photo(int width) {
        return new ModelInput(width, 1, new byte[3 * width], new float[3][256]);
    }

    private static ModelOutput answer(ModelInput photo) {
        return new ModelOutput(1, photo.width(), 1, new float[photo.width()]);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private interface Run {
        ModelOutput of(ModelInput photo) throws ModelUnavailable;
    }

    private final class HandMade implements Segmenter {
        private final Run run;
        private volatile Runnable onStop = () -> {};

        HandMade(Run run) {
            this.run = run;
        }

        @Override
        public ModelOutput run(ModelInput photo) throws ModelUnavailable {
            return run.of(photo);
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
