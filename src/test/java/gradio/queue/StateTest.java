package gradio.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradio.api.Api;
import gradio.api.SessionState;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an author keeps for a session: whose it is, how much of it there may be, and when it ends. */
class StateTest {
    private final Desk desk = new Desk(new Author());

    public static final class Author {
        @Api
        public String put(String key, Optional<String> value, SessionState state) {
            Optional<String> before = state.get(key, String.class);
            state.update(key, String.class, ignored -> value.orElse(null));
            return before.orElse("none");
        }
    }

    /** What was there before, in the words of the client. */
    private String put(String session, String key, String value) {
        desk.join("e", session, "put", key, value);
        Desk.Client client = desk.open(session);
        client.news();
        desk.runAll();
        return client.news();
    }

    @Test
    void everySessionHasItsOwn() {
        put("s", "k", "a");
        assertEquals("e:done[\"none\"]", put("t", "k", "b"));
        assertEquals("e:done[\"a\"]", put("s", "k", "c"));
    }

    @Test
    void aValueThatIsSetToNullIsGone() {
        put("s", "k", "a");
        put("s", "k", null);
        assertEquals("e:done[\"none\"]", put("s", "k", "b"));
    }

    @Test
    void aSessionHoldsAHundredKeysAndNotOneMore() {
        for (int i = 0; i < 100; i++) put("s", "k" + i, "v");
        try (Journal ignored = Journal.of(Run.class)) {
            assertEquals(
                    "e:failed{\"error\":\"A session may hold 100 keys; \\\"one more\\\" is one more\",\"visible\":true}",
                    put("s", "one more", "v"));
        }
        assertEquals("e:done[\"v\"]", put("s", "k99", "w"), "what is there may be changed");
    }

    @Test
    void itOutlivesAStreamAndEndsWithTheSession() {
        put("s", "k", "a");
        desk.timer.advance(1_000); // the stream has closed
        assertEquals("e:done[\"a\"]", put("s", "k", "b"));
        desk.timer.advance(1_000);
        desk.timer.advance(
                62 * 60_000); // sessions are forgotten after an hour without a call, and looked for each minute
        assertEquals("e:done[\"none\"]", put("s", "k", "c"));
    }
}
