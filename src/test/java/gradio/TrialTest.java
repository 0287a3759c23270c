package gradio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.api.Alerts;
import gradio.api.Api;
import gradio.api.ApiException;
import gradio.api.Arg;
import gradio.api.BadArguments;
import gradio.api.Cancellation;
import gradio.api.DeclarationException;
import gradio.api.Outputs;
import gradio.api.Progress;
import gradio.api.RequestInfo;
import gradio.api.SessionState;
import gradio.files.FileData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTest {
    private Runnable during = () -> {};

    public enum Tone {
        PLAIN,
        WARM
    }

    public record Person(String name, Optional<Integer> age) {}

    @Outputs
    public record Both(String text, List<Integer> numbers) {}

    public final class Author {
        @Api
        public String greet(Person whom, @Arg(defaultValue = "\"plain\"") Tone tone, Progress progress, Alerts alerts) {
            progress.at(0.5, "Thinking");
            during.run();
            progress.at(1);
            alerts.info("Done");
            return (tone == Tone.WARM ? "Dear " : "Hello ") + whom.name();
        }

        @Api
        public String work(Progress progress) {
            for (int i = 0; i < 4; i++) {
                progress.at(i / 4.0);
                during.run();
            }
            return "done";
        }

        @Api
        public Stream<Both> count(int n) {
            StringBuilder text = new StringBuilder();
            return IntStream.range(0, n)
                    .mapToObj(i -> new Both(
                            text.append(i).toString(),
                            IntStream.rangeClosed(0, i).boxed().toList()));
        }

        @Api
        public FileData upper(FileData file) throws IOException {
            Path upper = file.file().resolveSibling("upper.txt");
            Files.writeString(upper, Files.readString(file.file()).toUpperCase());
            return FileData.handingOver(upper).named(file.origName());
        }

        @Api
        public int visits(SessionState state) {
            return Objects.requireNonNull(
                    state.update("visits", Integer.class, before -> before == null ? 1 : before + 1));
        }

        @Api(batch = true, maxBatchSize = 8)
        public List<Integer> lengths(List<String> texts) {
            return texts.stream().map(String::length).toList();
        }

        @Api
        public String refuse() {
            throw new ApiException("Not today", "Closed", null, true);
        }

        @Api
        public String watch(Cancellation cancellation) {
            during.run();
            cancellation.throwIfCancelled();
            return "not cancelled";
        }

        @Api
        public Iterator<String> asked(RequestInfo request) {
            return List.of(request.sessionHash(), request.clientAddress()).iterator();
        }
    }

    private final Trial trial = new Trial(new Author());

    private static String told(List<JsonNode> messages) {
        return messages.stream()
                .map(message -> switch (message.get("msg").textValue()) {
                    case "progress" -> message.at("/progress_data/0/progress").toString();
                    case "log" -> message.get("log").textValue();
                    case "process_generating" -> message.at("/output/data").toString();
                    case "process_completed" ->
                        message.get("output").has("data")
                                ? message.at("/output/data").toString()
                                : message.at("/output/error").toString();
                    default -> message.get("msg").textValue();
                })
                .collect(Collectors.joining(" "));
    }

    @Test
    void aCallIsToldFromItsPlaceInLineToItsEnd() throws Exception {
        List<JsonNode> messages = trial.call("greet", Map.of("whom", new Person("Ann", Optional.empty())));
        assertEquals("estimation process_starts 0.5 1.0 Done [\"Hello Ann\"]", told(messages));
        assertEquals(true, messages.get(5).get("success").booleanValue());
    }

    @Test
    void ofProgressOnlyTheNewestIsToldAsLongAsTheClockStandsStill() throws Exception {
        assertEquals("estimation process_starts 0.0 0.75 [\"done\"]", told(trial.call("work", Map.of())));
        during = () -> trial.advance(Duration.ofMillis(20));
        assertEquals("estimation process_starts 0.0 0.25 0.5 0.75 [\"done\"]", told(trial.call("work", Map.of())));
    }

    @Test
    void javaValuesAreSentAsClientsWouldSendThem() throws Exception {
        assertEquals(
                "estimation process_starts 0.5 1.0 Done [\"Dear Ann\"]",
                told(trial.call("greet", Map.of("whom", Map.of("name", "Ann", "age", 7), "tone", Tone.WARM))));
    }

    @Test
    void argumentsThatDoNotFitAreRefused() {
        BadArguments e = assertThrows(
                BadArguments.class, () -> trial.call("greet", Map.of("whom", Map.of("name", 7), "tone", "cold")));
        assertEquals(
                "whom: field \"name\" must be a text, not 7; tone: must be one of 'plain', 'warm', not \"cold\"",
                e.getMessage());
        BadArguments unknown = assertThrows(BadArguments.class, () -> trial.call("count", Map.of("m", 1)));
        assertEquals("n: is missing and has no default; m: is no parameter of /count", unknown.getMessage());
    }

    @Test
    void mistakesOfTheTestAreToldApart() {
        IllegalArgumentException unknown =
                assertThrows(IllegalArgumentException.class, () -> trial.call("great", Map.of()));
        assertEquals(
                "There is no endpoint /great; there are [asked, count, greet, lengths, refuse, upper, visits, watch, work]",
                unknown.getMessage());
        IllegalArgumentException unsayable =
                assertThrows(IllegalArgumentException.class, () -> trial.call("count", Map.of("n", new Object())));
        assertEquals("n holds a java.lang.Object, which cannot cross the wire", unsayable.getMessage());
        assertThrows(DeclarationException.class, () -> new Trial(new Object()));
    }

    @Test
    void whatAGeneratorYieldsIsToldWhole() throws Exception {
        assertEquals(
                "estimation process_starts [\"0\",[0]] [\"01\",[0,1]] [\"012\",[0,1,2]] [\"012\",[0,1,2]]",
                told(trial.call("count", Map.of("n", 3))));
    }

    @Test
    void filesStayWhereTheyLie(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "abc");
        List<JsonNode> messages = Trial.call(
                new Author(), "upper", Map.of("file", FileData.of(file).named("my file.txt")));
        JsonNode upper = messages.get(2).at("/output/data/0");
        assertEquals("ABC", Files.readString(Path.of(upper.get("path").textValue())));
        assertEquals("my file.txt", upper.get("orig_name").textValue());
        BadArguments e = assertThrows(
                BadArguments.class, () -> trial.call("upper", Map.of("file", Map.of("path", folder.toString()))));
        assertEquals("file: must be a file", e.getMessage());
    }

    @Test
    void theCallsOfATrialAreOfOneSession() throws Exception {
        trial.call("visits", Map.of());
        assertEquals("estimation process_starts [2]", told(trial.call("visits", Map.of())));
        assertEquals("estimation process_starts [1]", told(Trial.call(new Author(), "visits", Map.of())));
    }

    @Test
    void aBatchWaitsForNobody() throws Exception {
        assertEquals("estimation process_starts [3]", told(trial.call("lengths", Map.of("texts", "abc"))));
    }

    @Test
    void errorsAreToldWithTheirText() throws Exception {
        List<JsonNode> messages = trial.call("refuse", Map.of());
        assertEquals("estimation process_starts \"Not today\"", told(messages));
        assertEquals("Closed", messages.get(2).get("title").textValue());
    }

    @Test
    void aCallCanBeCancelledWhileItRuns() throws Exception {
        during = trial::cancel;
        assertEquals("estimation process_starts \"Cancelled\"", told(trial.call("watch", Map.of())));
        trial.cancel();
        during = () -> {};
        assertEquals("estimation process_starts [\"not cancelled\"]", told(trial.call("watch", Map.of())));
    }

    @Test
    void theClockIsMovedByHand() throws Exception {
        during = () -> trial.advance(Duration.ofSeconds(3));
        List<JsonNode> messages = trial.call("greet", Map.of("whom", Map.of("name", "Ann")));
        assertEquals(3.0, messages.get(5).at("/output/duration").doubleValue());
    }

    @Test
    void aRequestIsThatOfNobody() throws Exception {
        assertEquals(
                "estimation process_starts [\"trial\"] [\"127.0.0.1\"] [\"127.0.0.1\"]",
                told(trial.call("asked", Map.of())));
    }
}
