package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import containers.ContainerKind;
import containers.EachContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Site;

/** R6 of the whole app: a process that is killed leaves none of ONNX Runtime's 75 MB among the temporary files. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "What is loaded there can not be deleted.")
@EachContainer
class KilledAppIT {
    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    @TempDir
    Path temporary;

    @Test
    void nothingOfTheRuntimeIsLeft() throws Exception {
        try (JavaProcess server = AppProcess.start(kind, files, 10, List.of("-Djava.io.tmpdir=" + temporary))) {
            Site site = AppProcess.site(server);
            assertEquals(200, site.get("healthz").statusCode());
            server.process().destroyForcibly().waitFor();
        }
        List<String> left = left();
        new Figures("R6", kind).exactly(0, left.size(), "files of ONNX Runtime " + left);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("onnxruntime"))
                    .toList();
        }
    }
}
