package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import containers.ContainerKind;
import containers.EachContainer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Frames;
import served.Site;
import served.Visitor;

/** R6: the process is killed while one call runs and three wait, and starts again at the same address and with the same files. */
@EachContainer
class KillIT {
    private static final byte[] CONTENT = "a file".getBytes(StandardCharsets.US_ASCII);

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    @Test
    void clientsLearnThatTheirSessionIsGoneAndOldFilesAreSwept() throws Exception {
        List<Visitor> visitors = new ArrayList<>();
        Site site;
        String old;
        String young;
        try (JavaProcess server = ServerProcess.start(kind, 0, files)) {
            site = ServerProcess.site(server);
            old = site.upload("old.txt", CONTENT);
            young = site.upload("young.txt", CONTENT);
            for (int i = 0; i < 4; i++) {
                visitors.add(site.visitor());
                visitors.get(i).join("work");
                Listening.toSession(site, visitors.get(i).session()).await(i == 0 ? "process_starts" : "estimation");
            }
            server.process().destroyForcibly().waitFor();
        }
        Path leftover = files.resolve(old).getParent();
        Files.setLastModifiedTime(leftover, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        try (JavaProcess again = ServerProcess.start(kind, site.home().getPort(), files)) {
            ServerProcess.site(again);
            long slowest = 0;
            for (Visitor visitor : visitors) slowest = Math.max(slowest, millisUntilRefused(visitor));
            new Figures("R6", kind).atMost(1_000, slowest, "ms until a client knew that its session is gone");
            assertEquals("a file", site.get("gradio_api/file=" + young).body());
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (Files.exists(leftover) && System.nanoTime() < until) Thread.onSpinWait();
            assertTrue(Files.notExists(leftover), "a file of two hours ago is still there");
        }
    }

    private static long millisUntilRefused(Visitor visitor) throws Exception {
        long began = System.nanoTime();
        try (Frames frames = visitor.listen()) {
            assertTrue(frames.await("unexpected_error").get("session_not_found").asBoolean());
            frames.await("close_stream");
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        }
    }
}
