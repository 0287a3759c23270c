package bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;

/** The same photo from many users at once: the Python server writes all their cut-outs into one file. */
final class PhotoCrowdRows {
    private static final int USERS = 20;
    private static final int WIDTH = 4000;
    private static final int HEIGHT = 3000;

    private final Servers servers;
    private final Table table;

    PhotoCrowdRows(Servers servers, Table table) {
        this.servers = servers;
        this.table = table;
    }

    void measure() throws Exception {
        byte[] photo = Photograph.jpeg(WIDTH, HEIGHT);
        ExecutorService threads = Executors.newFixedThreadPool(USERS);
        CyclicBarrier ready = new CyclicBarrier(USERS);
        try (Target ours = servers.photos()) {
            List<Future<byte[]>> all = new ArrayList<>();
            for (int i = 0; i < USERS; i++) {
                all.add(threads.submit(() -> {
                    PhotoClient client = new PhotoClient(ours, photo);
                    ready.await();
                    return client.file(client.once().url());
                }));
            }
            byte[] first = all.get(0).get();
            int equal = 0;
            for (Future<byte[]> one : all) if (Arrays.equals(first, one.get())) equal++;
            table.atLeast(
                    USERS,
                    "the same 12 MP from " + USERS + " users at once: whole and equal PNGs",
                    isWhole(first) ? equal : 0,
                    null);
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isWhole(byte[] png) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        return image != null && image.getWidth() == WIDTH && image.getHeight() == HEIGHT;
    }
}
