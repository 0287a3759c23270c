package gradio.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.api.Api;
import gradio.api.ApiException;
import gradio.api.Cancellation;
import gradio.api.FileGate;
import gradio.files.FileData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Files that a worker has to fetch before the function runs. */
class FetchTest {
    private final Author author = new Author();
    private final Desk desk = new Desk(author, Desk.LIMITS, false);

    /** Writes down what ran. */
    public static final class Author {
        final List<String> ran = new ArrayList<>();

        @Api
        public String echo(String x) {
            ran.add(x);
            return x;
        }

        @Api(batch = true, maxBatchSize = 3)
        public List<String> batch(List<String> x, Cancellation cancellation) {
            ran.add(x + (cancellation.isCancelled() ? " unwanted" : ""));
            return x;
        }
    }

    private interface Fetch {
        void go(Cancellation cancellation) throws IOException;
    }

    private static FileGate fetching(Fetch fetch) {
        return new FileGate() {
            @Override
            public FileData in(JsonNode value) {
                throw new IllegalStateException();
            }

            @Override
            public void fetch(Cancellation cancellation) throws IOException {
                fetch.go(cancellation);
            }

            @Override
            public JsonNode out(FileData result) {
                throw new IllegalStateException();
            }
        };
    }

    private static FileGate failing(String why) {
        return fetching(cancellation -> {
            throw new ApiException(why);
        });
    }

    @Test
    void theWorkerFetchesOnceAndBeforeTheFunction() {
        desk.joinWith(fetching(cancellation -> author.ran.add("fetch")), "a", "s", "echo", "x");
        assertEquals(List.of(), author.ran);
        desk.runAll();
        assertEquals(List.of("fetch", "x"), author.ran);
    }

    @Test
    void aCallWithoutItsFileFailsInTheseWordsAndItsSlotIsFree() {
        desk.joinWith(failing("no file"), "a", "s", "echo", "x");
        desk.join("b", "s", "echo", "y");
        Desk.Client client = desk.open("s");
        client.news();
        desk.runAll();
        assertEquals(
                "a:failed{\"error\":\"no file\",\"visible\":true,\"duration\":10.0,\"title\":\"Error\"} b:starts b:done[\"y\"]",
                client.news());
        assertEquals(List.of("y"), author.ran);
    }

    @Test
    void aFullDiskIsNotExplainedToTheCaller() {
        desk.joinWith(
                fetching(cancellation -> {
                    throw new IOException("/secret/place: no space left");
                }),
                "a",
                "s",
                "echo",
                "x");
        Desk.Client client = desk.open("s");
        client.news();
        desk.runAll();
        assertEquals("a:failed{\"error\":null}", client.news());
    }

    @Test
    void whatIsCancelledWhileItFetchesDoesNotRun() {
        String[] event = new String[1];
        event[0] = desk.joinWith(
                fetching(cancellation -> {
                    cancellation.onCancel(() -> author.ran.add("stopped"));
                    desk.queue.cancel(null, "s", event[0]);
                    throw new CancellationException();
                }),
                "a",
                "s",
                "echo",
                "x");
        Desk.Client client = desk.open("s");
        client.news();
        desk.runAll();
        assertEquals("a:failed{\"error\":\"Cancelled\",\"visible\":false}", client.news());
        assertEquals(List.of("stopped"), author.ran);
    }

    @Test
    void inABatchOnlyTheOneWithoutItsFileFails() {
        desk.join("first", "s", "batch", "0");
        desk.joinWith(failing("no file"), "a", "s", "batch", "x");
        desk.join("b", "s", "batch", "y");
        desk.join("c", "s", "batch", "z");
        Desk.Client client = desk.open("s");
        desk.runNext();
        client.news();
        desk.runNext();
        assertEquals(
                "a:failed{\"error\":\"no file\",\"visible\":true,\"duration\":10.0,\"title\":\"Error\"} b:done[\"y\"] c:done[\"z\"]",
                client.news());
        assertEquals(List.of("[0]", "[y, z]"), author.ran);
    }

    @Test
    void aBatchDoesNotGoOnForTheSakeOfOneWithoutItsFile() {
        desk.join("first", "s", "batch", "0");
        desk.joinWith(failing("no file"), "a", "s", "batch", "x");
        String[] other = new String[1];
        other[0] =
                desk.joinWith(fetching(cancellation -> desk.queue.cancel(null, "s", other[0])), "b", "s", "batch", "y");
        desk.runAll();
        assertEquals(List.of("[0]"), author.ran);
    }
}
