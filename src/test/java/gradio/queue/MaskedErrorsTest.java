package gradio.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.Api;
import gradio.api.ApiException;
import gradio.files.FileData;
import gradio.wire.Frames;
import gradio.wire.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What nobody expected goes to the log, once and with the event's id, and no word of it to the client. */
class MaskedErrorsTest {
    private static final String MASKED = "{\"error\":null}";

    private final Author author = new Author();
    private final Desk desk = new Desk(author, Desk.LIMITS, false);
    private final Journal journal = Journal.of(Run.class);

    @AfterEach
    void close() {
        journal.close();
    }

    public static final class Author {
        final IllegalStateException unexpected = new IllegalStateException("secret /etc/passwd");

        @Api
        public String breaks() {
            throw unexpected;
        }

        @Api
        public String told() {
            throw new ApiException("for users");
        }

        @Api
        public String nothing() {
            return null;
        }

        @Api
        public double number() {
            return Double.NaN;
        }

        @Api
        public FileData file() {
            return FileData.of(Path.of("/var/secret/gone.png"));
        }

        @Api
        public JsonNode snake() {
            ObjectNode node = Json.MAPPER.createObjectNode();
            return node.set("tail", node);
        }

        @Api
        public Stream<String> source() {
            return null;
        }

        @Api
        public Iterator<String> yields() {
            return Arrays.asList("a", null).iterator();
        }

        @Api
        public Iterable<String> iterable() {
            return () -> null;
        }

        @Api(batch = true)
        public List<String> few(List<String> x) {
            return x.subList(1, x.size());
        }

        @Api(batch = true)
        public List<String> none(List<String> x) {
            return null;
        }

        @Api(batch = true)
        public List<String> rows(List<String> x) {
            List<String> rows = new ArrayList<>(x);
            rows.replaceAll(row -> row.equals("b") ? null : row);
            return rows;
        }
    }

    /** Calls {@code endpoint} and returns what its one line in the log says, after the event's id. */
    private String logged(String endpoint, String told) {
        String id = desk.join("e", "s", endpoint);
        Desk.Client client = desk.open("s");
        desk.runAll();
        String end = client.news().replaceFirst(".* e:", "e:");
        assertEquals("e:failed" + told, end);
        return line(id, endpoint, 0, 1);
    }

    private String line(String id, String endpoint, int index, int lines) {
        List<LogRecord> records = journal.records();
        assertEquals(lines, records.size());
        LogRecord record = records.get(index);
        assertEquals(Level.SEVERE, record.getLevel());
        assertEquals("Event " + id + " of /" + endpoint + " failed", record.getMessage());
        return Objects.requireNonNull(record.getThrown()).getMessage();
    }

    @Test
    void anUnexpectedExceptionIsLoggedOnceWithTheIdThatTheClientKnows() throws Exception {
        String id = desk.join("e", "s", "breaks");
        List<byte[]> frames = new ArrayList<>();
        Subscription subscription = desk.queue.open(Frames.QUEUE, null, "s", new Silent());
        desk.runAll();
        for (byte[] frame; (frame = Objects.requireNonNull(subscription).next()) != null; ) frames.add(frame);
        String last = new String(frames.get(frames.size() - 1), StandardCharsets.US_ASCII);
        JsonNode completed = Json.MAPPER.readTree(last.substring("data: ".length()));
        assertEquals(MASKED, completed.get("output").toString());
        assertEquals(id, completed.get("event_id").textValue());
        for (byte[] frame : frames) {
            String text = new String(frame, StandardCharsets.US_ASCII);
            assertFalse(text.contains("secret") || text.contains("passwd") || text.contains("Exception"), text);
        }
        line(id, "breaks", 0, 1);
        assertSame(author.unexpected, journal.records().get(0).getThrown());
    }

    private static final class Silent implements Reader {
        @Override
        public void ready() {}

        @Override
        public void knock() {}

        @Override
        public void replaced() {}
    }

    @Test
    void whatIsForUsersIsNotLogged() {
        desk.join("e", "s", "told");
        Desk.Client client = desk.open("s");
        desk.runAll();
        assertEquals(
                "e:0/1 e:starts e:failed{\"error\":\"for users\",\"visible\":true,\"duration\":10.0,\"title\":\"Error\"}",
                client.news());
        assertEquals(List.of(), journal.records());
    }

    @Test
    void aValueThatIsNotOfTheDeclaredTypeIsTheAuthorsMistake() {
        assertEquals(
                "What Author.nothing returned must be a text, not null; where there may be none, use Optional",
                logged("nothing", MASKED));
    }

    @Test
    void aNumberThatJsonCannotSayIsOneToo() {
        assertEquals(
                "What Author.number returned must be a number that JSON can say, not NaN", logged("number", MASKED));
    }

    @Test
    void aFileThatIsNotThereIsOneTooAndItsPathIsNotSaid() {
        assertEquals(
                "What Author.file returned is to be the file gone.png, which is not there or is no file",
                logged("file", MASKED));
    }

    @Test
    void aValueThatContainsItselfIsOneToo() {
        assertEquals(
                "What Author.snake returned contains itself, or is deeper than 200 levels", logged("snake", MASKED));
    }

    @Test
    void aGeneratorWithoutASourceFails() {
        assertEquals("A generator returned null", logged("source", MASKED));
    }

    @Test
    void aGeneratorThatYieldsNothingDeclaredFailsAtThatValue() {
        assertEquals(
                "What Author.yields returned must be a text, not null; where there may be none, use Optional",
                logged("yields", MASKED));
    }

    @Test
    void anIterableWithoutAnIteratorFails() {
        assertEquals("A generator's iterator is null", logged("iterable", MASKED));
    }

    /** Three calls of a batch endpoint; the first runs alone, the others as one. Returns their ids. */
    private List<String> three(String endpoint, String told) {
        List<String> ids = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) ids.add(desk.join(name, "s", endpoint, name));
        Desk.Client client = desk.open("s");
        client.news();
        desk.runAll();
        assertEquals(told, client.news());
        return ids;
    }

    @Test
    void aBatchOfAnotherLengthFailsForAllItsCalls() {
        List<String> ids =
                three("few", "a:failed" + MASKED + " b:starts c:starts b:failed" + MASKED + " c:failed" + MASKED);
        String sentence = "/few was given a batch of 2 and must return a List of as many, not [c]";
        assertEquals(sentence, line(ids.get(1), "few", 1, 3));
        assertEquals(sentence, line(ids.get(2), "few", 2, 3));
    }

    @Test
    void aBatchThatIsNullFailsForAllItsCalls() {
        List<String> ids =
                three("none", "a:failed" + MASKED + " b:starts c:starts b:failed" + MASKED + " c:failed" + MASKED);
        assertEquals(
                "/none was given a batch of 2 and must return a List of as many, not null",
                line(ids.get(2), "none", 2, 3));
    }

    @Test
    void aRowThatCannotBeToldFailsForItsOwnCallOnly() {
        List<String> ids = three("rows", "a:done[\"a\"] b:starts c:starts b:failed" + MASKED + " c:done[\"c\"]");
        assertEquals(
                "What Author.rows returned must be a text, not null; where there may be none, use Optional",
                line(ids.get(1), "rows", 0, 1));
    }
}
