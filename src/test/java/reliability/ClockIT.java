package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import gradio.Limits;
import gradio.Server;
import gradio.WallClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Answers;
import served.Frames;
import served.Site;
import served.Visitor;

/**
 * R21: the wall clock is put forward and back by an hour, as for summer time or by hand, while one call runs and another waits. Files get old
 * by it, but for those in use; how long calls take and have to wait is measured by another one.
 */
@EachContainer
class ClockIT {
    private static final byte[] FILE = new byte[1000];
    private static final List<Duration> JUMPS = List.of(Duration.ofHours(1), Duration.ofHours(-1), Duration.ZERO);
    private static final long LIMIT_S = 50;

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    private volatile Duration off = Duration.ZERO;

    @Test
    void jumpsAndNobodyLosesAnything() throws Exception {
        InUseIT.Author author = new InUseIT.Author();
        Limits limits = Limits.DEFAULTS.with(new Limits.Storage(100_000, 0, Duration.ofSeconds(8)));
        Server.Builder server = WallClock.of(() -> Instant.now().plus(off), Server.builder())
                .limits(limits)
                .files(files)
                .endpoints(author);
        try (Container container = Container.start(kind, Engine.of(server))) {
            Site site = new Site(container.address(""));
            author.go.countDown();
            site.visitor().call("size", Answers.fileData(site.upload("first.bin", FILE))); // how long one takes
            author.hold();
            String[] paths = {site.upload("running.bin", FILE), site.upload("waiting.bin", FILE)};
            Visitor[] visitors = {site.visitor(), site.visitor()};
            visitors[0].join("size", Answers.fileData(paths[0]));
            assertTrue(author.started.await(LIMIT_S, TimeUnit.SECONDS));
            visitors[1].join("size", Answers.fileData(paths[1]));
            int negative = 0;
            int kept = 0;
            for (Duration jump : JUMPS) {
                off = jump;
                String idle = site.upload("idle.bin", FILE);
                if (etaOfOneMore(site, idle) < 0) negative++;
                InUseIT.awaitEnd(site, idle); // swept, with everything else that nobody uses
                for (String path : paths)
                    if (site.get("gradio_api/file=" + path).statusCode() == 200) kept++;
            }
            author.go.countDown();
            int done = 0;
            for (Visitor visitor : visitors) {
                try (Frames frames = visitor.listen()) {
                    JsonNode completed = frames.await("process_completed");
                    if (completed.at("/output/data/0").asInt() == FILE.length) done++;
                }
            }
            Figures figures = new Figures("R21", kind);
            figures.exactly(2L * JUMPS.size(), kept, "files in use found after jumps of an hour");
            figures.exactly(0, negative, "times to wait below nothing");
            figures.exactly(2, done, "calls answered");
        }
    }

    /** What somebody is told who joins and leaves again, in seconds. */
    private static double etaOfOneMore(Site site, String path) throws Exception {
        Visitor visitor = site.visitor();
        String event = visitor.join("size", Answers.fileData(path));
        try (Frames frames = visitor.listen()) {
            JsonNode eta = frames.await("estimation").get("rank_eta");
            assertTrue(eta.isNumber(), eta::toString);
            assertEquals(200, visitor.cancel("size", event).statusCode());
            return eta.asDouble();
        }
    }
}
