package gradio.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradio.api.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final QueueLimits ONE_AT_A_TIME = new QueueLimits(
            100,
            0,
            1,
            100,
            1_000,
            1_000_000,
            Duration.ofSeconds(1),
            Duration.ofMillis(300),
            Duration.ZERO,
            Duration.ofHours(1));

    public static final class Author {
        final List<String> ran = new ArrayList<>();

        @Api
        public void left(String name) {
            ran.add(name);
        }

        @Api
        public void right(String name) {
            ran.add(name);
        }
    }

    @Test
    void lanesTakeTurnsWhenAllWorkersAreWanted() {
        Author author = new Author();
        Desk desk = new Desk(author, ONE_AT_A_TIME, true);
        for (int i = 0; i < 3; i++) desk.join("l" + i, "s", "left", "l" + i);
        for (int i = 0; i < 3; i++) desk.join("r" + i, "s", "right", "r" + i);
        desk.runAll();
        assertEquals(List.of("l0", "r0", "l1", "r1", "l2", "r2"), author.ran);
    }
}
