package gradio.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradio.api.Api;
import gradio.api.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InterruptionTest {
    private final Author author = new Author();
    private final Desk desk = new Desk(author);

    public final class Author {
        final List<Boolean> interrupted = new ArrayList<>();
        String id = "";

        private String work() {
            desk.queue.cancel(null, "s", id);
            interrupted.add(Thread.currentThread().isInterrupted());
            return "x";
        }

        @Api
        public String watching(Cancellation cancellation) {
            return work();
        }

        @Api
        public String deaf() {
            return work();
        }

        @Api
        public Stream<String> yields(Cancellation cancellation) {
            return Stream.generate(this::work);
        }
    }

    private void run(String endpoint) {
        author.id = desk.join("e", "s", endpoint);
        desk.runNext();
        assertFalse(Thread.interrupted(), "what the worker does next has not been cancelled");
    }

    @Test
    void aCallThatWatchesItsCancellationIsInterrupted() {
        run("watching");
        assertEquals(List.of(true), author.interrupted);
    }

    @Test
    void aCallThatDoesNotIsLeftAlone() {
        run("deaf");
        assertEquals(List.of(false), author.interrupted);
    }

    @Test
    void aGeneratorThatWatchesIsInterruptedWhereverItIs() {
        run("yields");
        assertEquals(List.of(true), author.interrupted);
    }

    @Test
    void whatWasCancelledBeforeAWorkerCameIsNotBegun() {
        String id = desk.join("e", "s", "deaf");
        desk.queue.cancel(null, "s", id);
        desk.runNext();
        assertEquals(List.of(), author.interrupted);
    }
}
