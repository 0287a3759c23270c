package reliability;

import static org.junit.jupiter.api.Assertions.assertThrows;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import fixtures.Bounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Answers;
import served.Site;
import served.Visitor;

/** R1: a thousand clients listen for two minutes and hear nothing but heartbeats; another, without even those, is not cut off. */
@EachContainer
@Tag("long")
class IdleStreamsIT {
    private static final int STREAMS = 1_000; // as many as the server takes
    private static final int FIRST = 10; // what is needed once is there when these are open
    private static final int SECONDS = 120;

    @Parameter
    ContainerKind kind;

    @Test
    @Timeout(300)
    void areAllHeldAndCostLittle(@TempDir Path files, @TempDir Path filesOfSilence) throws Exception {
        Figures figures = new Figures("R1", kind);
        try (JavaProcess server = ServerProcess.start(kind, 0, files);
                Container silence = Container.start(kind, silent(filesOfSilence))) {
            Site site = ServerProcess.site(server);
            List<Visitor> visitors = join(site, STREAMS);
            List<Listening> streams = listen(site, visitors.subList(0, FIRST));
            JavaMonitor monitor = new JavaMonitor(server.process());
            long before = monitor.liveBytes();
            streams.addAll(listen(site, visitors.subList(FIRST, STREAMS)));
            long bytes = (monitor.liveBytes() - before) / (STREAMS - FIRST);
            Site silent = new Site(silence.address(""));
            streams.addAll(listen(silent, join(silent, 1)));
            CompletableFuture<?> anyEnd =
                    CompletableFuture.anyOf(streams.stream().map(Listening::end).toArray(CompletableFuture[]::new));
            assertThrows(TimeoutException.class, () -> anyEnd.get(SECONDS, TimeUnit.SECONDS));
            long held =
                    streams.stream().filter(stream -> !stream.end().isDone()).count();
            figures.exactly(STREAMS + 1, held, "streams held for " + SECONDS + " s, one of them silent");
            figures.atMost(kind == ContainerKind.JETTY ? 12_000 : 110_000, bytes, "bytes of heap for each stream");
            figures.atMost(210, monitor.threads(), "threads");
        }
    }

    private static WebApp silent(Path files) {
        return Engine.of(new Work(), files, Bounds.pace(Duration.ofHours(1), Duration.ofHours(1)));
    }

    /** Sessions of which one call runs and the others wait. */
    private static List<Visitor> join(Site site, int count) throws Exception {
        int fnIndex = site.fnIndex("work");
        List<Visitor> visitors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Visitor visitor = site.visitor();
            Answers.json(200, visitor.tryJoin(fnIndex, Answers.list()));
            visitors.add(visitor);
        }
        return visitors;
    }

    private static List<Listening> listen(Site site, List<Visitor> visitors) throws Exception {
        List<Listening> streams = new ArrayList<>();
        for (Visitor visitor : visitors) streams.add(Listening.toSession(site, visitor.session()));
        for (Listening stream : streams) stream.awaitAnything();
        return streams;
    }
}
