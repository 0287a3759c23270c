package operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import containers.ContainerKind;
import containers.EachContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import reliability.JavaProcess;

/** One {@code gradio.temp_dir} for two contexts: the second would sweep away what the first works on, so it does not start. */
@EachContainer
class SharedFolderIT {
    @Parameter
    ContainerKind kind;

    @TempDir
    Path folder;

    @Test
    void aSecondContextOfOneProcessIsRefused() throws Exception {
        Map<String, String> environment = Map.of("GRADIO_TEMP_DIR", folder.toString());
        List<String> twoContexts = List.of("/one jndi tbi/max_side 1000", "/two jndi tbi/max_side 1000");
        expectRefusal(environment, twoContexts);
    }

    @Test
    void aSecondProcessIsRefusedUntilTheFirstIsKilled() throws Exception {
        List<String> context = List.of("/one parameter gradio.temp_dir " + folder);
        Path inWork;
        try (JavaProcess first = SettingsProcess.start(kind, List.of(), Map.of(), context)) {
            first.await(SettingsProcess.READY);
            first.letTalk();
            inWork = Files.writeString(folder.resolve("work/photo.png"), "being made");
            expectRefusal(Map.of(), context);
            assertTrue(Files.exists(inWork), "the first one's work is gone");
            first.process().destroyForcibly().waitFor();
        }
        try (JavaProcess again = SettingsProcess.start(kind, List.of(), Map.of(), context)) {
            again.await(SettingsProcess.READY);
            assertFalse(Files.exists(inWork), "what a killed process has left is still there");
        }
    }

    private void expectRefusal(Map<String, String> environment, List<String> settings)
            throws IOException, InterruptedException {
        try (JavaProcess process = SettingsProcess.start(kind, List.of(), environment, settings)) {
            process.await(Pattern.compile(".*("
                    + Pattern.quote("The directory " + folder
                            + " (gradio.temp_dir) is in use by another context or server; each needs one of its own")
                    + ").*"));
            process.letTalk();
            assertEquals(1, process.awaitExit());
        }
    }
}
