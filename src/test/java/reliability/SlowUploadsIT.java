package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import containers.ContainerKind;
import containers.EachContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Site;

/** R20: more slow uploads than a container has threads; each sends a byte every four seconds. */
@EachContainer
@Tag("long")
class SlowUploadsIT {
    private static final int UPLOADS = 260;
    private static final int AT_ONCE = 32; // that are read, by default
    private static final byte[] BYTE = {1};

    @Parameter
    ContainerKind kind;

    @Test
    @Timeout(300)
    void everybodyElseIsServedAndTheyAreDropped(@TempDir Path files) throws Exception {
        Figures figures = new Figures("R20", kind);
        ExecutorService listeners = Executors.newFixedThreadPool(UPLOADS);
        ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
        try (JavaProcess server = ServerProcess.start(kind, 0, files)) {
            Site site = ServerProcess.site(server);
            long began = System.nanoTime();
            List<CompletableFuture<Long>> drops = new ArrayList<>();
            for (int i = 0; i < UPLOADS; i++) {
                RawUpload upload = RawUpload.begin(site, 1_000_000);
                drip.scheduleAtFixedRate(() -> send(upload), 4, 4, TimeUnit.SECONDS);
                drops.add(CompletableFuture.supplyAsync(() -> dropped(upload), listeners));
            }
            CompletableFuture<Void> all = CompletableFuture.allOf(drops.toArray(CompletableFuture[]::new));
            long slowest = 0;
            while (!all.isDone()) slowest = Math.max(slowest, millisForOne(site));
            figures.atMost(500, slowest, "ms for the slowest of all other requests");
            List<Long> times =
                    drops.stream().map(CompletableFuture::join).sorted().toList();
            long longest = 0; // whoever is read takes the place of one that was dropped
            for (int i = 0; i < UPLOADS; i++) {
                long from = i < AT_ONCE ? began : times.get(i - AT_ONCE);
                longest = Math.max(longest, TimeUnit.NANOSECONDS.toMillis(times.get(i) - from));
            }
            figures.atMost(30_000, longest, "ms that a slow upload was read before it was dropped");
        } finally {
            listeners.shutdownNow();
            drip.shutdownNow();
        }
    }

    private static long millisForOne(Site site) throws Exception {
        long began = System.nanoTime();
        assertEquals(200, site.get("config").statusCode());
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    private static void send(RawUpload upload) {
        try {
            upload.send(BYTE);
        } catch (IOException dropped) {
            throw new IllegalStateException(dropped); // no more is sent
        }
    }

    private static long dropped(RawUpload upload) {
        try (upload) {
            String answer = upload.answerToTheEnd();
            assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
            return System.nanoTime();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
