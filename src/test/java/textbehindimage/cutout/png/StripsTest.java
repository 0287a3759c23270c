package textbehindimage.cutout.png;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who makes a picture's strips, and what becomes of them when the caller stops. Ten strips of a row each. */
@Timeout(20)
class StripsTest {
    private static final PngWriter.Checkpoint GO_ON = share -> {};
    private static final int HEIGHT = 10;
    private static final int AT_ONCE = 3;

    private final List<Integer> asked = new ArrayList<>(); // rows
    private final AtomicInteger places = new AtomicInteger();
    private final List<Runnable> waiting = new ArrayList<>();

    @Test
    void theCallerHearsHowFarItIs() throws Exception {
        StringBuilder heard = new StringBuilder();
        write(Runnable::run, (y, row) -> {}, share -> heard.append(share).append(' '));
        assertEquals("0.0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 ", heard.toString());
    }

    /** Each strip's first filter needs the row above it. */
    @Test
    void noMoreAreMadeAheadThanSaidAndTheirBuffersAreUsedAgain() throws Exception {
        List<String> seen = new ArrayList<>();
        write(Runnable::run, (y, row) -> asked.add(y), share -> seen.add(asked.toString()));
        assertEquals("[]", seen.get(0));
        assertEquals("[0, 0, 1, 1, 2]", seen.get(1));
        assertEquals("[0, 0, 1, 1, 2, 2, 3]", seen.get(2));
        assertEquals(AT_ONCE, places.get());
    }

    @Test
    void onePictureOfOneStripNeedsNobodyElse() throws Exception {
        Executor nobody = work -> {
            throw new AssertionError("asked");
        };
        new PngWriter(PngWriter.Mode.FAST, nobody, AT_ONCE)
                .write(OutputStream.nullOutputStream(), picture((y, row) -> asked.add(y)), GO_ON);
        assertEquals(HEIGHT, asked.size());
    }

    @Test
    void whenTheCallerStopsThoseThatWaitAreNeverMade() {
        Executor first = work -> {
            if (waiting.isEmpty()) work.run();
            waiting.add(work);
        };
        assertThrows(
                CancellationException.class,
                () -> write(first, (y, row) -> asked.add(y), share -> {
                    if (share > 0) throw new CancellationException();
                }));
        assertEquals(AT_ONCE, waiting.size());
        waiting.forEach(Runnable::run);
        assertEquals(List.of(0), asked);
    }

    @Test
    void whenTheCallerStopsTheOneThatIsBeingMadeEndsFirst() throws Exception {
        Thread caller = Thread.currentThread();
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean inside = new AtomicBoolean();
        AtomicBoolean leaving = new AtomicBoolean();
        AtomicBoolean testOver = new AtomicBoolean();
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            assertThrows(
                    CancellationException.class,
                    () -> write(
                            one,
                            (y, row) -> {
                                asked.add(y);
                                if (y != 1) return;
                                inside.set(true);
                                begun.countDown();
                                while (!(leaving.get() && caller.getState() == Thread.State.WAITING) && !testOver.get())
                                    Thread.onSpinWait();
                                inside.set(false);
                            },
                            share -> {
                                if (share == 0) return;
                                await(begun);
                                leaving.set(true);
                                throw new CancellationException();
                            }));
            assertFalse(inside.get(), "a row is still being made");
        } finally {
            testOver.set(true);
            one.shutdown();
        }
        assertEquals(List.of(0, 0, 1), asked);
    }

    @Test
    void whatARowThrowsReachesTheCallerAsTheCause() {
        IllegalStateException reason = new IllegalStateException("no such row");
        IllegalStateException e = assertThrows(
                IllegalStateException.class,
                () -> write(
                        Runnable::run,
                        (y, row) -> {
                            if (y == 4) throw reason;
                        },
                        GO_ON));
        assertEquals("Strip 4 cannot be made", e.getMessage());
        assertSame(reason, e.getCause());
    }

    @Test
    void anErrorReachesTheCallerAsItIs() {
        Error error = new OutOfMemoryError("row");
        Picture.Rows rows = (y, row) -> {
            throw error;
        };
        assertSame(error, assertThrows(Error.class, () -> write(Runnable::run, rows, GO_ON)));
    }

    @Test
    void anInterruptedCallerStopsWaiting() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> write(waiting::add, (y, row) -> asked.add(y), GO_ON));
        assertTrue(Thread.interrupted());
        assertEquals(AT_ONCE, waiting.size());
        waiting.forEach(Runnable::run);
        assertEquals(List.of(), asked);
    }

    @Test
    void aFileThatCannotBeWrittenStopsTheRest() {
        OutputStream full = new OutputStream() {
            private int left = 60;

            @Override
            public void write(int b) throws IOException {
                if (left-- == 0) throw new IOException("disk full");
            }
        };
        IOException e = assertThrows(
                IOException.class, () -> writer(Runnable::run).write(full, picture((y, row) -> asked.add(y)), GO_ON));
        assertEquals("disk full", e.getMessage());
        assertFalse(asked.contains(HEIGHT - 1));
    }

    private void write(Executor pool, Picture.Rows rows, PngWriter.Checkpoint checkpoint) throws IOException {
        writer(pool).write(OutputStream.nullOutputStream(), picture(rows), checkpoint);
    }

    private static PngWriter writer(Executor pool) {
        return new PngWriter(PngWriter.Mode.FAST, pool, AT_ONCE, 1);
    }

    private Picture picture(Picture.Rows rows) {
        return new Picture(2, HEIGHT, Picture.Colour.GREY, null, () -> {
            places.incrementAndGet();
            return rows;
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
