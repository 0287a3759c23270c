package textbehindimage.cutout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One call at a time on each session, and no one is kept: neither who wants to leave, nor by a run that does not end. */
@Timeout(20)
class ModelLanesTest {
    private static final ModelLanes.GoOn WAIT = () -> {};
    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    private final AtomicLong now = new AtomicLong();
    private final ExecutorService users = Executors.newFixedThreadPool(8);
    private final AtomicInteger reloads = new AtomicInteger();

    @AfterEach
    void sendUsersHome() {
        users.shutdownNow();
    }

    @Test
    void oneCallAtATime() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ModelLanes lane = lanes(new HandMade(photo -> {
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
        assertEquals(1, most.get());
    }

    @Test
    void aCallerWhoLeavesStopsTheRunAndTheNextGetsItsTurn() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        HandMade model = new HandMade(photo -> {
            if (photo.width() == 1) await(stopped);
            return answer(photo);
        });
        model.onStop(stopped::countDown);
        try (ModelLanes lane = lanes(model)) {
            assertThrows(
                    CancellationException.class,
                    () -> lane.run(photo(1), () -> {
                        throw new CancellationException();
                    }));
            assertEquals(2, lane.run(photo(2), WAIT).width());
        }
        assertEquals(Set.of("stop", "close"), Set.copyOf(model.heard()));
    }

    @Test
    void aCallerWhoLeavesTheLineStopsNobodyElse() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        HandMade model = new HandMade(photo -> {
            begun.countDown();
            await(free);
            return answer(photo);
        });
        try (ModelLanes lane = lanes(model)) {
            Future<ModelOutput> running = users.submit(() -> lane.run(photo(1), WAIT));
            await(begun);
            assertThrows(
                    CancellationException.class,
                    () -> lane.run(photo(2), () -> {
                        throw new CancellationException();
                    }));
            free.countDown();
            assertEquals(1, running.get().width());
        }
        assertEquals(List.of("close"), model.heard());
    }

    @Test
    void anInterruptedCallerLeaves() {
        CountDownLatch stopped = new CountDownLatch(1);
        HandMade model = new HandMade(photo -> {
            await(stopped);
            return answer(photo);
        });
        model.onStop(stopped::countDown);
        try (ModelLanes lane = lanes(model)) {
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
        try (ModelLanes lane = lanes(new HandMade(photo -> {
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

    /** The second session is free while the first works; what waits is taken by whichever is free first, in turn. */
    @Test
    void callsGoToWhicheverSessionIsFree() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        HandMade one = new HandMade(photo -> {
            if (photo.width() == 1) {
                begun.countDown();
                await(free);
            }
            return answer(photo);
        });
        try (ModelLanes lanes = lanes(one, one)) {
            Future<ModelOutput> busy = users.submit(() -> lanes.run(photo(1), WAIT));
            await(begun);
            assertEquals(2, lanes.run(photo(2), WAIT).width());
            assertEquals(3, lanes.run(photo(3), WAIT).width());
            assertEquals(Condition.GOOD, lanes.condition());
            free.countDown();
            assertEquals(1, busy.get().width());
        }
    }

    @Test
    void aLateRunIsToldToEndAndItsCallerWhy() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        HandMade model = new HandMade(photo -> {
            now.addAndGet(TIMEOUT.toNanos() + 1);
            await(stopped);
            throw new ModelUnavailable("The model failed on this photo.");
        });
        model.onStop(stopped::countDown);
        try (ModelLanes lanes = lanes(model)) {
            assertEquals("The model took longer than the 120 seconds allowed for a photo.", failure(lanes, 1));
            assertEquals(Condition.GOOD, lanes.condition());
        }
    }

    @Test
    void aRunInTimeIsLeftAlone() throws Exception {
        CountDownLatch asked = new CountDownLatch(3);
        HandMade model = new HandMade(photo -> {
            now.addAndGet(TIMEOUT.toNanos());
            await(asked);
            return answer(photo);
        });
        try (ModelLanes lanes = lanes(model)) {
            assertEquals(1, lanes.run(photo(1), asked::countDown).width());
        }
        assertEquals(List.of("close"), model.heard());
    }

    /** Nobody is kept by it: not its caller, not who waits, not who comes. When it ends at last, all is well again. */
    @Test
    void aRunThatDoesNotEndKeepsNobody() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        HandMade model = new HandMade(photo -> {
            begun.countDown();
            if (photo.width() == 1) await(free);
            return answer(photo);
        });
        try (ModelLanes lanes = lanes(model)) {
            Future<String> caller = users.submit(() -> failure(lanes, 1));
            await(begun);
            Future<String> waits = users.submit(() -> failure(lanes, 2));
            now.addAndGet(TIMEOUT.plus(ModelLane.GRACE).toNanos() + 1);
            assertEquals("The model took longer than the 120 seconds allowed for a photo.", caller.get());
            assertEquals(Trouble.HANGS.sentence(), waits.get());
            assertEquals(Trouble.HANGS.sentence(), failure(lanes, 3));
            assertEquals(Condition.of(Trouble.HANGS), lanes.condition());
            free.countDown();
            while (!lanes.condition().equals(Condition.GOOD)) Thread.onSpinWait();
            assertEquals(4, lanes.run(photo(4), WAIT).width());
        }
    }

    @Test
    void aSessionThatHangsLeavesTheWorkToTheOther() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        HandMade model = new HandMade(photo -> {
            if (photo.width() == 1) {
                begun.countDown();
                await(free);
            }
            return answer(photo);
        });
        try (ModelLanes lanes = lanes(model, model)) {
            Future<String> caller = users.submit(() -> failure(lanes, 1));
            await(begun);
            now.addAndGet(TIMEOUT.plus(ModelLane.GRACE).toNanos() + 1);
            caller.get();
            for (int i = 2; i < 9; i++)
                assertEquals(i, lanes.run(photo(i), WAIT).width());
            assertEquals(
                    Condition.warning("1 of 2 GPUs do not answer any more; the server should be restarted."),
                    lanes.condition());
            free.countDown();
        }
    }

    /** The caller has left, and his order to end came before the run: whoever waits repeats it. */
    @Test
    void anOrderThatWasLostIsRepeated() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch twice = new CountDownLatch(2);
        HandMade model = new HandMade(photo -> {
            begun.countDown();
            if (photo.width() == 1) await(twice);
            return answer(photo);
        });
        model.onStop(twice::countDown);
        try (ModelLanes lanes = lanes(model)) {
            assertThrows(
                    CancellationException.class,
                    () -> lanes.run(photo(1), () -> {
                        await(begun);
                        throw new CancellationException();
                    }));
            assertEquals(2, lanes.run(photo(2), WAIT).width());
        }
    }

    @Test
    void threeRunsInARowWithoutMemoryLoadTheModelAnew() throws Exception {
        HandMade model = new HandMade(photo -> {
            if (photo.width() == 1) throw new ModelUnavailable("no memory", null, ModelUnavailable.Kind.NO_MEMORY);
            return answer(photo);
        });
        try (ModelLanes lanes = lanes(model)) {
            for (int width : new int[] {1, 1, 2, 1, 1}) outcome(lanes, width);
            assertEquals("2", outcome(lanes, 2));
            assertEquals(0, reloads.get());
            for (int width : new int[] {1, 1, 1}) assertEquals("no memory", outcome(lanes, width));
            assertEquals("2", outcome(lanes, 2));
            assertEquals(1, reloads.get());
            assertEquals(List.of("close"), model.heard());
        }
    }

    @Test
    void aDeviceThatIsLostIsAskedNoMore() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        HandMade model = new HandMade(photo -> {
            runs.incrementAndGet();
            throw new ModelUnavailable("lost", null, ModelUnavailable.Kind.DEVICE_LOST);
        });
        try (ModelLanes lanes = lanes(model)) {
            assertEquals("lost", failure(lanes, 1));
            assertEquals(Condition.of(Trouble.DEVICE_LOST), lanes.condition());
            assertEquals(Trouble.DEVICE_LOST.sentence(), failure(lanes, 2));
            assertEquals(1, runs.get());
        }
    }

    /** That would end the JVM; the session is left to it. */
    @Test
    void aSessionThatRunsIsNotClosed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        HandMade model = new HandMade(photo -> {
            begun.countDown();
            await(free);
            return answer(photo);
        });
        ModelLanes lanes = lanes(model);
        Future<String> caller = users.submit(() -> failure(lanes, 1));
        await(begun);
        now.addAndGet(TIMEOUT.plus(ModelLane.GRACE).toNanos() + 1);
        caller.get();
        lanes.close();
        assertFalse(model.heard().contains("close"));
        free.countDown();
    }

    private String failure(ModelLanes lanes, int width) {
        return assertThrows(ModelUnavailable.class, () -> lanes.run(photo(width), WAIT))
                .getMessage();
    }

    private static String outcome(ModelLanes lanes, int width) {
        try {
            return String.valueOf(lanes.run(photo(width), WAIT).width());
        } catch (ModelUnavailable e) {
            return e.getMessage();
        }
    }

    /** Photos are told apart by their width, and so are the answers. */
    private static ModelInput photo(int width) {
        return new ModelInput(width, 1, new byte[3 * width], new float[3][256]);
    }

    private static ModelOutput answer(ModelInput photo) {
        return new ModelOutput(1, photo.width(), 1, new float[photo.width()]);
    }

    private ModelLanes lanes(HandMade... models) {
        Device device = ModelSettings.DEFAULTS.cpu();
        List<Sessions.Session> sessions = Arrays.stream(models)
                .map(model -> new Sessions.Session(device, model))
                .toList();
        return new ModelLanes(
                sessions,
                again -> {
                    reloads.incrementAndGet();
                    return new HandMade(ModelLanesTest::answer);
                },
                TIMEOUT,
                HandMade.THREADS,
                now::get);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
