package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.WebApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Without a usable model the app starts, says so to every caller, and nothing hangs. */
@ParameterizedClass(name = "{0}")
@EnumSource(ContainerKind.class)
class ModelTroubleIT {
    private static final Path MODEL = Path.of("target/web/WEB-INF/model");

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

    private void assertCallsAreAnswered() throws Exception {
        try (Container container = Container.start(kind, WebApp.ofProject(built).at("/tbi"))) {
            Site app = new Site(container.address("/tbi"));
            assertEquals(2, app.config().get("dependencies").size());
            for (String apiName : new String[] {"remove_background", "subject_mask"}) {
                String photo = app.upload("photo.jpg", Photographs.jpeg(60, 80));
                JsonNode completed = app.visitor().call(apiName, Answers.fileData(photo));
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
