package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import fixtures.Bounds;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Bench;
import served.Frames;
import served.Site;
import served.Visitor;

/** R3: a client goes away without a word. */
@EachContainer
class DisconnectIT {
    private static final int BEAT = 1_000; // ms

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    private final Bench bench = new Bench();
    private Container container;
    private Site site;

    @BeforeEach
    void start() throws Exception {
        container = Container.start(
                kind, Engine.of(bench, files, Bounds.pace(Duration.ofMillis(BEAT), Duration.ofSeconds(10))));
        site = new Site(container.address(""));
    }

    @AfterEach
    void stop() throws Exception {
        container.close();
    }

    @Test
    void waitingCallIsTakenOutOfTheLineAndNeverRuns() throws Exception {
        join("running");
        bench.awaitStart("running");
        Visitor leaver = site.visitor();
        leaver.join("hold", "left");
        Socket connection = connect(leaver);
        Listening behind = join("behind");
        behind.await("estimation");
        long began = System.nanoTime();
        connection.close();
        behind.awaitRank(0);
        figures().atMost(2 * BEAT, since(began), "ms until a call that waited was dropped");
        site.visitor().call("release", "running");
        bench.awaitStart("behind");
        assertFalse(bench.hasStarted("left"));
        expectForgotten(leaver);
        site.visitor().call("release", "behind");
    }

    @Test
    void runningCallIsCancelledAndTheNextStarts() throws Exception {
        Visitor leaver = site.visitor();
        leaver.join("hold", "left");
        Socket connection = connect(leaver);
        bench.awaitStart("left");
        Listening behind = join("behind");
        behind.await("estimation");
        long began = System.nanoTime();
        connection.close();
        bench.awaitReturn("left");
        long returned = System.nanoTime();
        bench.awaitStart("behind");
        figures()
                .atMost(
                        2 * BEAT,
                        TimeUnit.NANOSECONDS.toMillis(returned - began),
                        "ms until a call that ran was cancelled");
        figures().atMost(1_000, since(returned), "ms until the next call started");
        expectForgotten(leaver);
        site.visitor().call("release", "behind");
    }

    private Figures figures() {
        return new Figures("R3", kind);
    }

    private Listening join(String ticket) throws Exception {
        Visitor visitor = site.visitor();
        visitor.join("hold", ticket);
        return Listening.toSession(site, visitor.session());
    }

    /** A stream from which the first frame has come. */
    private Socket connect(Visitor visitor) throws Exception {
        Socket connection = RawStream.open(site, visitor, 0);
        assertEquals('d', RawStream.afterHeaders(connection));
        return connection;
    }

    private static long since(long began) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    private static void expectForgotten(Visitor visitor) throws Exception {
        try (Frames frames = visitor.listen()) {
            assertEquals(
                    true,
                    frames.await("unexpected_error").get("session_not_found").asBoolean());
        }
    }
}
