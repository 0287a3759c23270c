package reliability;

import static org.junit.jupiter.api.Assertions.assertTrue;

import containers.ContainerKind;
import containers.EachContainer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** R7: SIGTERM while one call runs, others wait, and fifty clients listen. */
@EachContainer
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "There is no SIGTERM.")
class TerminationIT {
    @Parameter
    ContainerKind kind;

    @Test
    void everyClientIsToldAndTheProcessEnds(@TempDir Path files) throws Exception {
        Figures figures = new Figures("R7", kind);
        try (JavaProcess server = ServerProcess.start(kind, 0, files)) {
            Crowd crowd = new Crowd(ServerProcess.site(server), "work");
            long began = System.nanoTime();
            server.process().destroy();
            crowd.expectFarewell(figures, began);
            int status = server.awaitExit();
            figures.atMost(
                    3_000, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began), "ms until the process had ended");
            assertTrue(List.of(0, 143).contains(status), () -> "exit status " + status + "; it said " + server.said());
        }
    }
}
