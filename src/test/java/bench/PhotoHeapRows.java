package bench;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import reliability.JavaMonitor;

/** What a photo holds of the heap at most, as looks at a server that is never without one show it. */
final class PhotoHeapRows {
    private static final int LOOKS = 25;
    private static final double MB = 1e6;

    private final Servers servers;
    private final Table table;

    PhotoHeapRows(Servers servers, Table table) {
        this.servers = servers;
        this.table = table;
    }

    void measure() throws Exception {
        byte[] photo = Photograph.jpeg(4000, 3000);
        ExecutorService user = Executors.newSingleThreadExecutor();
        try (Target ours = servers.photos()) {
            PhotoLoad.run(ours, photo, 1, 3);
            JavaMonitor monitor = new JavaMonitor(ours.process());
            long before = monitor.liveBytes();
            AtomicBoolean enough = new AtomicBoolean();
            Future<?> sent = user.submit(() -> {
                while (!enough.get()) PhotoLoad.run(ours, photo, 1, 1);
                return null;
            });
            long most = before;
            for (int i = 0; i < LOOKS; i++) most = Math.max(most, monitor.liveBytes());
            enough.set(true);
            sent.get();
            table.atMost(90, "12 MP, MB of heap, most of " + LOOKS + " looks", (most - before) / MB, null);
        } finally {
            user.shutdownNow();
        }
    }
}
