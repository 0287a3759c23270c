package gradio.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradio.api.Api;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QueueBoundsTest {
    public static final class Author {
        @Api
        public void left() {}

        @Api
        public void right() {}
    }

    private final Desk desk = new Desk(
            new Author(),
            new QueueLimits(
                    5,
                    2,
                    1,
                    100,
                    1_000,
                    1_000_000,
                    Duration.ofSeconds(1),
                    Duration.ofMillis(300),
                    Duration.ZERO,
                    Duration.ofHours(1)),
            true);

    private QueueRefusal refusal(String client) {
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> desk.joinFrom(client, "x", "s " + client, "left"));
        return (QueueRefusal) e.getCause();
    }

    @Test
    void oneClientMayHaveOnlySoManyWaitingInAllLanesTogether() {
        desk.joinFrom("a", "runs", "sa", "left");
        desk.joinFrom("a", "waits", "sa", "left");
        desk.joinFrom("a", "waits too", "sa", "right");
        QueueRefusal refusal = refusal("a");
        assertEquals(
                "Too many of your calls are waiting: 2 at a time are allowed. Wait for one to end.",
                refusal.getMessage());
        assertEquals(true, refusal.ofClient());
        desk.joinFrom("b", "other", "sb", "left");
        desk.runNext();
        desk.joinFrom("a", "again", "sa", "left");
    }

    @Test
    void aFullQueueIsNobodysFault() {
        desk.joinFrom("a", "runs", "sa", "left");
        for (String client : new String[] {"a", "a", "b", "b", "c"}) desk.joinFrom(client, "w", "s" + client, "left");
        QueueRefusal refusal = refusal("d");
        assertEquals("Queue is full. Max size is 5 and size is 5.", refusal.getMessage());
        assertEquals(false, refusal.ofClient());
        assertEquals(Duration.ofSeconds(5), refusal.retryAfter());
    }

    /** Sessions that hold nothing but what an author keeps for them count too. */
    @Test
    void thereMayBeOnlySoManySessions() {
        Desk few = new Desk(
                new Author(),
                new QueueLimits(
                        100,
                        0,
                        1,
                        2,
                        1_000,
                        1_000_000,
                        Duration.ofSeconds(1),
                        Duration.ofMillis(300),
                        Duration.ZERO,
                        Duration.ofHours(1)),
                true);
        few.join("a", "s", "left");
        few.join("b", "t", "left");
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> few.join("c", "u", "left"));
        assertEquals("Too many sessions. Max is 2.", e.getCause().getMessage());
        few.join("d", "t", "left");
        few.runAll();
        few.timer.advance(62 * 60_000);
        few.join("c", "u", "left");
    }
}
