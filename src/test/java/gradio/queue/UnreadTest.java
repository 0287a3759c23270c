package gradio.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import gradio.api.Api;
import gradio.api.SessionState;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Results that nobody comes for do not pile up. */
class UnreadTest {
    private static final int ROOM = 3_000;

    private final Desk desk = new Desk(
            new Author(),
            new QueueLimits(
                    100,
                    0,
                    10,
                    100,
                    1_000,
                    ROOM,
                    Duration.ofSeconds(1),
                    Duration.ofMillis(300),
                    Duration.ZERO,
                    Duration.ofHours(1)),
            true);

    public static final class Author {
        @Api(concurrencyLimit = Api.UNLIMITED)
        public String text(int size) {
            return "x".repeat(size);
        }

        @Api
        public Stream<String> drone() {
            return Stream.generate(() -> "x".repeat(100));
        }

        @Api
        public String remembered(int size, SessionState state) {
            boolean before = state.get("been here", Boolean.class).isPresent();
            state.update("been here", Boolean.class, ignored -> true);
            return before ? "again" : "x".repeat(size);
        }
    }

    private void answer(String session, int size) {
        desk.join(session, session, "text", size);
        desk.runAll();
        desk.timer.advance(1); // which of two is older is told by the clock
    }

    @Test
    void theOldestAreForgotten() {
        for (String session : new String[] {"a", "b", "c", "d"}) answer(session, 600); // about 1,100 with all messages
        assertNull(desk.open("a").frames);
        assertNull(desk.open("b").frames);
        assertNotNull(desk.open("c").frames);
        assertNotNull(desk.open("d").frames);
    }

    @Test
    void whatHasBeenReadTakesNoRoom() {
        for (int i = 0; i < 20; i++) {
            String session = "s" + i;
            desk.join(session, session, "text", 600);
            Desk.Client client = desk.open(session);
            desk.runAll();
            assertNotNull(client.frames);
        }
        answer("a", 600);
        answer("b", 600);
        assertNotNull(desk.open("a").frames);
    }

    @Test
    void aReaderThatIsThereIsNotForgotten() {
        desk.join("slow", "slow", "text", 600);
        Desk.Client client = desk.open("slow");
        client.reading = false;
        desk.runAll();
        for (String session : new String[] {"a", "b", "c"}) answer(session, 600);
        client.reading = true;
        client.ready();
        assertEquals(true, client.news().contains("slow:done"));
    }

    @Test
    void whatAGeneratorSaidBeforeItWasGivenUpIsNotKept() {
        desk.join("a", "s", "drone");
        desk.runAll();
        assertEquals(
                "a:starts a:failed{\"error\":\"Cancelled: the results of this call were not read in time.\",\"visible\":false}",
                desk.open("s").news().replaceFirst("a:0/1 ", ""));
    }

    @Test
    void whatAnAuthorKeepsOutlivesAResult() {
        desk.join("kept", "kept", "remembered", 600);
        desk.runAll();
        for (String session : new String[] {"a", "b", "c", "d"}) answer(session, 600);
        desk.join("second", "kept", "remembered", 1);
        Desk.Client client = desk.open("kept");
        desk.runAll();
        assertEquals(
                "second:0/1 second:starts second:done[\"again\"]", client.news().replaceAll("~[0-9.]+", ""));
    }
}
