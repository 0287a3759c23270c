package textbehindimage.cutout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PixelBudgetTest {
    private final PixelBudget budget = new PixelBudget(100);
    private final List<String> in = new CopyOnWriteArrayList<>();

    @Test
    @Timeout(10)
    void aLargePhotoWaitsForRoomAndIsNotPassedBySmallOnes() throws Exception {
        PixelBudget.Share first = budget.take(60);
        Thread large = waiting("large", 95);
        Thread small = waiting("small", 10); // there is room for it now, and none beside the large one
        assertEquals(List.of(), in);
        first.close();
        large.join();
        small.join();
        assertEquals(List.of("large", "small"), in);
    }

    @Test
    @Timeout(10)
    void aPhotoThatIsLargerThanTheWholeComesInAlone() throws Exception {
        PixelBudget.Share huge = budget.take(1_000);
        Thread small = waiting("small", 1);
        assertEquals(List.of(), in);
        huge.close();
        small.join();
        assertEquals(List.of("small"), in);
    }

    @Test
    @Timeout(10)
    void whoIsInterruptedLeaves() throws Exception {
        PixelBudget.Share all = budget.take(100);
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> budget.take(1));
        assertTrue(Thread.interrupted());
        all.close();
        try (PixelBudget.Share again = budget.take(100)) {
            assertFalse(Thread.currentThread().isInterrupted());
        }
    }

    /** A thread that takes and gives back; returns when it waits. */
    private Thread waiting(String name, int pixels) {
        Thread thread = new Thread(() -> {
            try (PixelBudget.Share share = budget.take(pixels)) {
                in.add(name);
            }
        });
        thread.start();
        while (thread.getState() != Thread.State.WAITING) Thread.onSpinWait();
        return thread;
    }
}
