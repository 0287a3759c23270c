package bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Users who send the same photo through a server, each again as soon as the cut-out before has come back. */
final class PhotoLoad {
    private static final double NANOS = 1e9;

    private PhotoLoad() {}

    /**
     * What photos have cost, from the upload to the last byte of the cut-out.
     *
     * @param seconds for one photo if one user has sent them, else between two
     * @param cpuSeconds of the server, for one photo
     * @param bytes of one cut-out
     */
    record Cost(double seconds, double cpuSeconds, long bytes) {
        /** The least of both: others use the machine too. */
        Cost orLess(Cost other) {
            return new Cost(Math.min(seconds, other.seconds), Math.min(cpuSeconds, other.cpuSeconds), bytes);
        }

        double perSecond() {
            return 1 / seconds;
        }
    }

    /** @param each photos of each user */
    static Cost run(Target target, byte[] photo, int users, int each) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(users);
        try {
            double cpu = target.cpu();
            long start = System.nanoTime();
            List<Future<Long>> all = new ArrayList<>();
            for (int i = 0; i < users; i++) all.add(threads.submit(() -> bytes(target, photo, each)));
            long bytes = 0;
            for (Future<Long> one : all) bytes = one.get();
            double seconds = (System.nanoTime() - start) / NANOS;
            int photos = users * each;
            return new Cost(seconds / photos, (target.cpu() - cpu) / photos, bytes);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long bytes(Target target, byte[] photo, int times) throws Exception {
        PhotoClient client = new PhotoClient(target, photo);
        long bytes = 0;
        for (int i = 0; i < times; i++) bytes = client.once().bytes();
        return bytes;
    }
}
