package reliability;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import containers.ContainerKind;
import containers.EachContainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Answers;
import served.Frames;
import served.Photographs;
import served.Site;
import served.Visitor;
import textbehindimage.cutout.Traps;

/**
 * R28: 256 MB of heap while as many clients listen as may, photos come from many sides and among them all the bad ones. What is too much is
 * refused in words, and nothing dies of it.
 */
@EachContainer
@Tag("long")
class SmallHeapIT {
    private static final int IDLE = 1_000;
    private static final int ROOM = 50; // for streams of those who bring photos
    private static final int CLIENTS = 20;
    private static final int PHOTOS = 10; // of each
    private static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError");

    @Parameter
    ContainerKind kind;

    @Test
    @Timeout(300)
    void nothingDiesOfIt(@TempDir Path files) throws Exception {
        Figures figures = new Figures("R28", kind);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (JavaProcess server = AppProcess.start(kind, files, IDLE + ROOM, OPTIONS)) {
            Site site = AppProcess.site(server);
            for (int i = 0; i < IDLE; i++)
                Listening.to(site, "gradio_api/heartbeat/" + i).awaitAnything();
            List<Future<Integer>> answered = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) answered.add(clients.submit(() -> photos(site)));
            int told = 0;
            for (Traps.Trap trap : Stream.concat(Traps.bombs().stream(), Traps.wrecks().stream())
                    .toList()) if (ended(site, trap.bytes()) != null) told++;
            int cutOut = 0;
            for (Future<Integer> one : answered) {
                try {
                    cutOut += one.get();
                } catch (ExecutionException e) {
                    throw new AssertionError("It lives: " + server.process().isAlive() + ", said " + server.said(), e);
                }
            }
            figures.exactly(Traps.bombs().size() + Traps.wrecks().size(), told, "bad photos answered");
            figures.exactly(CLIENTS * PHOTOS, cutOut, "photos of 2 MP cut out");
            assertTrue(server.process().isAlive(), () -> "it said " + server.said());
            figures.exactly(
                    0,
                    server.said().stream()
                            .filter(line -> line.contains("OutOfMemoryError"))
                            .count(),
                    "lines about memory in the log");
            figures.exactly(1, succeeded(site), "photos of 12 MP cut out afterwards");
            // The last one's stream ends a moment after he has read what he waited for.
            while (!site.get("metrics").body().contains("\ngradio_streams_open " + IDLE + ".0\n")) Thread.onSpinWait();
            int refused = 0;
            for (int i = 0; i < 2 * ROOM; i++)
                if (site.open("gradio_api/heartbeat/more-" + i).statusCode() == 503) refused++;
            figures.exactly(ROOM, refused, "streams beyond " + (IDLE + ROOM) + " refused");
        } finally {
            clients.shutdownNow();
        }
    }

    private static int photos(Site site) throws Exception {
        byte[] photo = Photographs.jpeg(1600, 1200);
        int done = 0;
        for (int i = 0; i < PHOTOS; i++) if (ended(site, photo).get("success").asBoolean()) done++;
        return done;
    }

    private static int succeeded(Site site) throws Exception {
        return ended(site, Photographs.jpeg(4000, 3000)).get("success").asBoolean() ? 1 : 0;
    }

    private static JsonNode ended(Site site, byte[] photo) throws Exception {
        Visitor visitor = site.visitor();
        visitor.join("remove_background", Answers.fileData(site.upload("photo.jpg", photo)));
        try (Frames frames = visitor.listen()) {
            return frames.await("process_completed");
        }
    }
}
