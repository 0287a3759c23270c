package gradio.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradio.api.Api;
import gradio.api.ApiException;
import gradio.api.EndedCall;
import gradio.api.EndedCall.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a listener hears of calls. */
class EndedCallsTest {
    private final Desk desk = new Desk(new Author());

    /** Takes a second for whatever it does. */
    public final class Author {
        @Api
        public String work(String how) {
            desk.timer.advance(1_000);
            if (how.equals("told")) throw new ApiException("no");
            if (how.equals("broken")) throw new IllegalStateException("secret");
            return how;
        }
    }

    @Test
    void waitingAndRunningAreTold() {
        String first = desk.join("a", "s", "work", "well");
        String second = desk.join("b", "s", "work", "well");
        desk.runAll();
        assertEquals(
                List.of(first, second), desk.ended.stream().map(EndedCall::id).toList());
        assertEquals(
                List.of("work", "work"),
                desk.ended.stream().map(EndedCall::endpoint).toList());
        assertEquals(Duration.ZERO, desk.ended.get(0).waited());
        assertEquals(Duration.ofSeconds(1), desk.ended.get(0).ran());
        assertEquals(Duration.ofSeconds(1), desk.ended.get(1).waited());
        assertEquals("10.0.0.1", desk.ended.get(1).request().clientAddress());
    }

    @Test
    void whoseFaultItWasIsTold() {
        desk.join("a", "s", "work", "told");
        desk.join("b", "s", "work", "broken");
        desk.runAll();
        assertEquals(List.of(Outcome.REJECTED, Outcome.FAILED), outcomes());
    }

    @Test
    void whoGivesUpIsTold() {
        String running = desk.join("a", "s", "work", "well");
        String waiting = desk.join("b", "s", "work", "well");
        desk.queue.cancel(null, "s", waiting);
        desk.queue.cancel(null, "s", running);
        assertEquals(List.of(Outcome.CANCELLED, Outcome.CANCELLED), outcomes());
        desk.join("c", "t", "work", "well");
        Objects.requireNonNull(desk.open("t").frames).leave();
        assertEquals(Outcome.LEFT, outcomes().get(2));
        assertEquals(Duration.ZERO, desk.ended.get(2).ran());
        desk.runAll();
        assertEquals(3, desk.ended.size(), "the one that had begun ends for nobody");
    }

    @Test
    void whoIsStoppedOrRefusedIsTold() {
        desk.join("a", "s", "work", "well");
        desk.queue.stop();
        assertThrows(IllegalStateException.class, () -> desk.join("b", "s", "work", "well"));
        assertEquals(List.of(Outcome.STOPPED, Outcome.REFUSED), outcomes());
    }

    private List<Outcome> outcomes() {
        return desk.ended.stream().map(EndedCall::outcome).toList();
    }
}
