package gradio.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Any interleaving of joins, calls, readers that come and go, cancels, clocks and a stop, with functions that fail, report and let other
 * things happen meanwhile. {@code -Dqueue.seed=17} replays one run and prints what happens in it.
 */
class RandomRunsTest {
    private static final int RUNS = 10_000;
    /** What the runs must have met, or they prove little. */
    private static final Set<String> MET = new TreeSet<>(Set.of(
            "Queue is full.",
            "Queue is stopped.",
            "Too many of your calls are waiting",
            "Too many sessions.",
            "batch",
            "cancelled while running",
            "cancelled while waiting",
            "done",
            "failed",
            "forgotten after the end",
            "left after the end",
            "left while running",
            "left while waiting",
            "files that cannot be had",
            "over before it began",
            "reader replaced",
            "stalled",
            "stopped while running",
            "stopped while waiting"));

    private static final Logger LOG = Logger.getLogger("gradio.queue"); // held, or its level would be forgotten

    private final RandomAuthor author = new RandomAuthor();
    private final Set<String> seen = new TreeSet<>();

    @BeforeAll
    static void authorsFailByTheThousand() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void failuresAreLoggedAgain() {
        LOG.setLevel(null);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES) // seconds, on a machine that has nothing else to do
    void whateverHappensEveryEventRunsAtMostOnceAndEndsOnce() {
        Long only = Long.getLong("queue.seed");
        if (only != null) {
            System.out.println(run(only));
            return;
        }
        for (long seed = 0; seed < RUNS; seed++) run(seed);
        assertEquals(MET, seen);
    }

    private RandomRun run(long seed) {
        RandomRun run = new RandomRun(seed, author, seen);
        try {
            run.go();
        } catch (Throwable e) {
            throw new AssertionError("Run " + seed + " (-Dqueue.seed=" + seed + "): " + e + "\n" + run, e);
        }
        return run;
    }
}
