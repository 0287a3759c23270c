package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import gradio.Limits;
import gradio.api.Api;
import gradio.files.FileData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Answers;
import served.Site;
import served.Visitor;

/** R22: files of calls that run and wait, under a store that has room for three files and a sweeper that comes every second. */
@EachContainer
class InUseIT {
    private static final byte[] FILE = new byte[100_000];
    private static final long LIMIT_S = 50;

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    private Site site;

    /** Looks at its file when it is told to. */
    public static final class Author {
        volatile CountDownLatch started = new CountDownLatch(1);
        volatile CountDownLatch go = new CountDownLatch(1);

        /** From now on it waits again. */
        void hold() {
            started = new CountDownLatch(1);
            go = new CountDownLatch(1);
        }

        @Api
        public long size(FileData file) throws IOException, InterruptedException {
            started.countDown();
            assertTrue(go.await(LIMIT_S, TimeUnit.SECONDS));
            return Files.size(file.file());
        }
    }

    @Test
    void areNeitherTooOldNorInTheWay() throws Exception {
        Author author = new Author();
        Limits limits = Limits.DEFAULTS.with(new Limits.Storage(320_000, 0, Duration.ofSeconds(4)));
        try (Container container = Container.start(kind, Engine.of(author, files, limits))) {
            site = new Site(container.address(""));
            Visitor runner = site.visitor();
            String running = site.upload("running.bin", FILE);
            runner.join("size", Answers.fileData(running));
            assertTrue(author.started.await(LIMIT_S, TimeUnit.SECONDS));
            Visitor waiter = site.visitor();
            String waiting = site.upload("waiting.bin", FILE);
            waiter.join("size", Answers.fileData(waiting));
            Visitor leaver = site.visitor();
            String cancelled = site.upload("cancelled.bin", FILE);
            leaver.cancel("size", leaver.join("size", Answers.fileData(cancelled)));
            String last = site.upload("last.bin", FILE); // in place of the one that was cancelled
            assertEquals(403, site.get("gradio_api/file=" + cancelled).statusCode());
            for (String path : new String[] {running, waiting, last}) age(path);
            awaitEnd(site, last);
            int kept = 0;
            for (String path : new String[] {running, waiting}) {
                if (site.get("gradio_api/file=" + path).statusCode() == 200) kept++;
            }
            author.go.countDown();
            for (Visitor visitor : new Visitor[] {runner, waiter}) {
                try (var frames = visitor.listen()) {
                    assertEquals(
                            FILE.length,
                            frames.await("process_completed")
                                    .at("/output/data/0")
                                    .asInt());
                }
            }
            awaitEnd(site, running);
            awaitEnd(site, waiting);
            new Figures("R22", kind).exactly(2, kept, "old files in use of 2 were kept");
        }
    }

    private void age(String path) throws IOException {
        Instant old = Instant.now().minus(Duration.ofHours(2));
        Files.setLastModifiedTime(files.resolve(path).getParent(), FileTime.from(old));
    }

    /** Until a stored file is not served any more. */
    static void awaitEnd(Site site, String path) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
        while (site.get("gradio_api/file=" + path).statusCode() == 200) {
            assertTrue(System.nanoTime() < until, path + " is still there");
        }
    }
}
