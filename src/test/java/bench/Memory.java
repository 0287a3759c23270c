package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** How much memory the browser takes, all its processes together: looked at every few milliseconds. */
final class Memory {
    private static final int EVERY_MILLIS = 25;
    private static final double KIB = 1024;

    private final double before = now();
    private final Thread thread = new Thread(this::look, "memory");
    private volatile boolean isEnough;
    private volatile double most = before;

    private Memory() {
        thread.setDaemon(true);
        thread.start();
    }

    static Memory watch() {
        return new Memory();
    }

    /** Ends it. @return bytes that there were more, at most, than at the beginning */
    double growth() throws InterruptedException {
        isEnough = true;
        thread.join();
        return most - before;
    }

    private void look() {
        try {
            while (!isEnough) {
                most = Math.max(most, now());
                TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Private and shared pages are of use to somebody; those of files are the system's. */
    private static double now() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("chrom"))
                .mapToDouble(process -> resident(process.pid()))
                .sum();
    }

    private static double resident(long pid) {
        try {
            double kib = 0;
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")))
                if (line.startsWith("RssAnon:") || line.startsWith("RssShmem:"))
                    kib += Double.parseDouble(line.replaceAll("[^0-9]", ""));
            return kib * KIB;
        } catch (IOException gone) {
            return 0;
        }
    }
}
