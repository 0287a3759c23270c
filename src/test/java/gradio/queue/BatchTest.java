package gradio.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradio.api.Api;
import gradio.api.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final QueueLimits LIMITS = new QueueLimits(
            100,
            0,
            10,
            100,
            1_000,
            1_000_000,
            Duration.ofSeconds(1),
            Duration.ofMillis(300),
            Duration.ofMillis(10),
            Duration.ofHours(1));

    private final Author author = new Author();
    private final Desk desk = new Desk(author, LIMITS, true);

    public static final class Author {
        final List<String> ran = new ArrayList<>();
        Runnable during = () -> {};

        @Api(batch = true, maxBatchSize = 3)
        public List<String> batch(List<String> x, Cancellation cancellation) {
            during.run();
            ran.add(x + (cancellation.isCancelled() ? " unwanted" : ""));
            return x;
        }

        @Api(batch = true, concurrencyId = "shared")
        public List<String> sharedBatch(List<String> x) {
            return x;
        }

        @Api(concurrencyId = "shared")
        public String shared(String x) {
            ran.add(x);
            return x;
        }
    }

    @Test
    void aBatchThatIsNotFullWaitsALittleForMore() {
        desk.join("a", "s", "batch", "a");
        desk.timer.advance(9);
        assertEquals(0, desk.workers.size());
        desk.join("b", "s", "batch", "b");
        desk.timer.advance(1);
        desk.runAll();
        assertEquals(List.of("[a, b]"), author.ran);
    }

    @Test
    void aFullBatchDoesNotWait() {
        for (String name : List.of("a", "b", "c")) desk.join(name, "s", "batch", name);
        desk.runAll();
        assertEquals(List.of("[a, b, c]"), author.ran);
    }

    @Test
    void whoJoinedLaterWaitsForItsOwnTimeWhenTheFirstIsCancelled() {
        String first = desk.join("a", "s", "batch", "a");
        desk.timer.advance(5);
        desk.join("b", "s", "batch", "b");
        desk.queue.cancel(null, "s", first);
        desk.timer.advance(5);
        assertEquals(0, desk.workers.size());
        desk.timer.advance(10);
        desk.runAll();
        assertEquals(List.of("[b]"), author.ran);
    }

    @Test
    void aBatchThatGathersWhenTheSlotComesFreeStartsInItsTime() {
        for (String name : List.of("a", "b", "c")) desk.join(name, "s", "batch", name);
        desk.timer.advance(100);
        desk.join("d", "s", "batch", "d");
        desk.timer.advance(4);
        desk.runNext();
        desk.timer.advance(5);
        assertEquals(0, desk.workers.size(), "nine milliseconds after it joined");
        desk.timer.advance(1);
        desk.runAll();
        assertEquals(List.of("[a, b, c]", "[d]"), author.ran);
    }

    @Test
    void whoeverWaitsBehindABatchThatIsCancelledStartsAtOnce() {
        String first = desk.join("a", "s", "shared_batch", "a");
        desk.join("b", "s", "shared", "b");
        assertEquals(0, desk.workers.size());
        desk.queue.cancel(null, "s", first);
        desk.runAll();
        assertEquals(List.of("b"), author.ran);
    }

    @Test
    void aBatchGoesOnAsLongAsOneOfItsCallsIsWanted() {
        String[] ids = new String[3];
        for (int i = 0; i < 3; i++) ids[i] = desk.join("e" + i, "s", "batch", "e" + i);
        author.during = () -> {
            desk.queue.cancel(null, "s", ids[0]);
            desk.queue.cancel(null, "s", ids[1]);
        };
        Desk.Client client = desk.open("s");
        client.news();
        desk.runNext();
        assertEquals(List.of("[e0, e1, e2]"), author.ran);
        String cancelled = "{\"error\":\"Cancelled\",\"visible\":false}";
        assertEquals("e0:failed" + cancelled + " e1:failed" + cancelled + " e2:done[\"e2\"]", client.news());
    }

    @Test
    void aBatchOfWhichNothingIsWantedIsCancelled() {
        String[] ids = new String[3];
        for (int i = 0; i < 3; i++) ids[i] = desk.join("e" + i, "s", "batch", "e" + i);
        author.during = () -> {
            for (String id : ids) desk.queue.cancel(null, "s", id);
        };
        desk.runNext();
        assertEquals(List.of("[e0, e1, e2] unwanted"), author.ran);
    }
}
