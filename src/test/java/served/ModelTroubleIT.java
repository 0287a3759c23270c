package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import textbehindimage.TextBehindImage;

/** Without a usable model the app starts, says so to every caller, and nothing hangs. */
@EachContainer
class ModelTroubleIT {
    private static final Path MODEL = Path.of("target/web/WEB-INF/model");
    private static final Path FAILING = Path.of("src/test/resources/textbehindimage/cutout/failing.onnx");

    @Parameter
    ContainerKind kind;

    @TempDir
    Path built;

    @Test
    void modelIsMissing() throws Exception {
        assertCallsAreAnswered();
    }

    @Test
    void modelFileIsMissing() throws Exception {
        Files.delete(copyOfTheModel().resolve("default.onnx"));
        assertCallsAreAnswered();
    }

    @Test
    void modelFileIsEmpty() throws Exception {
        Files.write(copyOfTheModel().resolve("default.onnx"), new byte[0]);
        assertCallsAreAnswered();
    }

    @Test
    void modelFileIsAltered() throws Exception {
        Path file = copyOfTheModel().resolve("default.onnx");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertCallsAreAnswered();
    }

    @Test
    void cardIsNotJson() throws Exception {
        Files.writeString(copyOfTheModel().resolve("default.json"), "{ \"file\": ");
        assertCallsAreAnswered();
    }

    /** Check 26: what ONNX Runtime says, which may name files, goes into the log, and under its number the user is told that there is one. */
    @Test
    void modelFailsAtAPhoto() throws Exception {
        String card = Files.readString(MODEL.resolve("default.json"))
                .replace("default.onnx", FAILING.getFileName().toString())
                .replaceFirst("\"sha256\": \"\\w+\"", "\"sha256\": \"" + sha256(FAILING) + "\"")
                .replaceFirst("\\[\\d+, \\d+]", "[32, 32]");
        Files.copy(FAILING, built.resolve(FAILING.getFileName()));
        Path failing = Files.writeString(built.resolve("failing.json"), card);
        WebApp web = WebApp.ofProject().at("/tbi").with("tbi.model", failing.toString());
        try (Container container = Container.start(kind, web);
                Logged logged = Logged.of(TextBehindImage.class.getName())) {
            Site app = new Site(container.address("/tbi"));
            String photo = app.upload("photo.jpg", Photographs.jpeg(60, 80));
            JsonNode completed = app.visitor().call("remove_background", Answers.fileData(photo));
            String error = completed.at("/output/error").asText();
            Matcher told = Pattern.compile("The model failed on this photo\\. Error id: ([0-9a-f-]{36})")
                    .matcher(error);
            assertTrue(told.matches(), completed::toString);
            assertEquals(1, logged.records().size(), () -> logged.records().toString());
            LogRecord record = logged.records().get(0);
            assertTrue(record.getMessage().contains(told.group(1)), record::getMessage);
            assertTrue(String.valueOf(record.getThrown().getCause()).contains("OrtException"), error);
        }
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private void assertCallsAreAnswered() throws Exception {
        try (Container container = Container.start(kind, WebApp.ofProject(built).at("/tbi"))) {
            Site app = new Site(container.address("/tbi"));
            assertEquals(4, app.config().get("dependencies").size(), "three to call and a prompt for agents");
            for (String apiName : new String[] {"remove_background", "subject_mask"}) {
                String photo = app.upload("photo.jpg", Photographs.jpeg(60, 80));
                JsonNode completed = app.visitor().call(apiName, Answers.photo(apiName, photo));
                assertFalse(completed.get("success").asBoolean(), completed::toString);
                String error = completed.at("/output/error").asText();
                assertTrue(error.matches("(?is)[A-Z].*model.*"), error);
                assertFalse(error.contains(built.toString()) || error.contains("Exception"), error);
            }
        }
    }

    private Path copyOfTheModel() throws IOException {
        Path copy = Files.createDirectories(built.resolve("WEB-INF/model"));
        try (var files = Files.newDirectoryStream(MODEL)) {
            for (Path file : files) if (Files.isRegularFile(file)) Files.copy(file, copy.resolve(file.getFileName()));
        }
        return copy;
    }
}
