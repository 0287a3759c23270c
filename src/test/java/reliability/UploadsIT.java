package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import containers.Container;
import containers.ContainerKind;
import containers.Deployment;
import containers.EachContainer;
import gradio.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Site;

/** More uploads than are read at a time, slow ones, and some that end before their time. Two are read at a time. */
@EachContainer
class UploadsIT {
    private static final byte[] SOME = new byte[100];
    private static final int LONG = 1_000_000; // bytes that are promised and mostly not sent
    private static final long LIMIT_S = 50;
    private static final Limits LIMITS = Limits.DEFAULTS.with(new Limits.Uploads(LONG, 2, 0, 1024));

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    private Container container;
    private Site site;

    @TempDir
    Path more;

    private Path stored;

    @BeforeEach
    void start() throws Exception {
        container = Container.start(kind, Engine.of(new Work(), files, LIMITS));
        site = new Site(container.address(""));
        stored = files;
    }

    @AfterEach
    void stop() throws Exception {
        container.close();
    }

    @Test
    void oneMoreWaitsUntilAnotherHasEnded() throws Exception {
        try (RawUpload first = started(LONG);
                RawUpload second = started(-1)) {
            CompletableFuture<String> third = inTheBackground();
            for (int i = 0; i < 20; i++) site.config();
            assertFalse(third.isDone());
            second.end();
            assertEquals(
                    64 / 2 + "/a.txt".length(),
                    third.get(LIMIT_S, TimeUnit.SECONDS).length());
        }
    }

    private CompletableFuture<String> inTheBackground() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return site.upload("a.txt", SOME);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** One of which some bytes are on disk. */
    private RawUpload started(int size) throws Exception {
        int before = stored();
        RawUpload upload = RawUpload.begin(site, size);
        upload.send(SOME);
        await(before + 1);
        return upload;
    }

    private int stored() throws IOException {
        try (Stream<Path> all = Files.list(stored)) {
            return (int) all.count();
        }
    }

    private void await(int count) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
        while (stored() != count) assertTrue(System.nanoTime() < until, "still " + stored() + " files");
    }

    @Test
    void whoeverGoesAwayLeavesNothing() throws Exception {
        RawUpload upload = started(LONG);
        long began = System.nanoTime();
        upload.close();
        await(0);
        new Figures("11", kind)
                .atMost(
                        5_000,
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
                        "ms until the half of a file was gone");
    }

    /** Told apart by whether their lengths are known: the containers read these two in different ways. */
    @Test
    void slowOnesAreGivenUpInWordsAndHoldNoThreadOfTheContainer() throws Exception {
        List<RawUpload> slow = new ArrayList<>(List.of(started(LONG), started(-1)));
        for (RawUpload upload : slow) {
            String answer = upload.answerToTheEnd();
            assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
            assertTrue(answer.contains("1024 bytes per second"), answer);
            assertTrue(answer.toLowerCase().contains("connection: close"), answer);
            upload.close();
        }
        await(0);
        assertEquals(64 / 2 + "/a.txt".length(), site.upload("a.txt", SOME).length());
    }

    @Test
    void aServerThatStopsTellsThoseThatAreReadAndThoseThatWait() throws Exception {
        Threads before = Threads.now();
        Deployment deployment =
                container.deploy(Engine.of(new Work(), more, LIMITS).at("/app"));
        site = new Site(container.address("/app"));
        stored = more;
        List<RawUpload> all = new ArrayList<>(List.of(started(LONG), started(-1), RawUpload.begin(site, LONG)));
        all.get(2).send(SOME);
        site.config();
        long began = System.nanoTime();
        deployment.undeploy();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        for (RawUpload upload : all) {
            String answer = upload.answerToTheEnd();
            assertTrue(answer.startsWith("HTTP/1.1 503"), answer);
            assertTrue(answer.contains("The server is stopping."), answer);
            upload.close();
        }
        assertEquals(0, stored());
        assertEquals(List.of(), before.startedSince("gradio-"), "threads that stayed");
        new Figures("R8", kind).atMost(5_000, millis, "ms until a server with uploads was undeployed");
    }
}
