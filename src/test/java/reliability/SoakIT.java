package reliability;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import containers.ContainerKind;
import containers.EachContainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Site;

/**
 * R24: calls, files and clients that leave or come back, for {@code -Dsoak.minutes} (30) at {@code -Dsoak.rate} (50) a second. Ten times on the
 * way the load rests, until the server has forgotten what it may, and is looked at: what grows from then to then is lost.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Asks Linux what a process takes.")
@EachContainer
@Tag("long")
class SoakIT {
    private static final int MINUTES = Integer.getInteger("soak.minutes", 30);
    private static final int RATE = Integer.getInteger("soak.rate", 50);
    private static final int ROUNDS = 10;
    private static final int WARM = 3; // rounds
    private static final int REST_S = 75; // what is kept for 10 s is looked for once a minute
    private static final long FORGOTTEN_S = 60;

    private static final long GROWTH_KIB = 512; // 1 MiB an hour in half an hour
    private static final long RESIDENT_KIB = 100 << 10;
    private static final long FEW = 10; // keep-alive connections
    private static final long THREADS = 50; // Tomcat keeps some for the next wave, now 99 in all, now 144

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void nothingGrows() throws Exception {
        List<SoakSample> samples = new ArrayList<>();
        long began = System.nanoTime();
        try (JavaProcess server = SoakProcess.start(kind, files)) {
            Site site = SoakProcess.site(server);
            try (SoakLoad load = new SoakLoad(site)) {
                System.out.println(kind + "\n" + SoakSample.head());
                for (int i = 0; i < ROUNDS; i++) {
                    load.run(RATE, TimeUnit.MINUTES.toMillis(MINUTES) / ROUNDS);
                    awaitRest();
                    double minutes = (System.nanoTime() - began) / 60e9;
                    samples.add(SoakSample.of(server.process(), files, minutes, load.done()));
                    System.out.println(samples.get(i));
                }
                Figures figures = new Figures("R24", kind);
                String calls = "errors of " + load.done() + " calls, beside " + load.left() + " that were left ";
                assertAll(
                        () -> figures.exactly(
                                0,
                                load.errors().size(),
                                calls + load.errors().stream().limit(3).toList()),
                        () -> judge(
                                figures,
                                samples.get(WARM),
                                samples.get(ROUNDS - 1),
                                slope(samples.subList(WARM, ROUNDS))));
            }
            assertTrue(server.process().isAlive(), () -> "it said " + server.said());
        }
    }

    /** Until its files are gone, and sessions, which nobody outside sees, as long. */
    private void awaitRest() throws Exception {
        TimeUnit.SECONDS.sleep(REST_S);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(FORGOTTEN_S);
        while (SoakSample.files(files) > 0 && System.nanoTime() < until) TimeUnit.MILLISECONDS.sleep(500);
    }

    private static void judge(Figures figures, SoakSample warm, SoakSample last, double slope) {
        figures.atMost(
                GROWTH_KIB,
                Math.round(slope * (last.minutes() - warm.minutes()) / 1024),
                "KiB of objects more on the line through all looks, "
                        + "%.2f MiB an hour; most of ".formatted(slope * 60 / (1 << 20))
                        + grown(warm, last));
        figures.atMost(RESIDENT_KIB, last.residentKib() - warm.residentKib(), "KiB of the process more");
        figures.atMost(FEW, last.descriptors() - warm.descriptors(), "descriptors more");
        figures.atMost(THREADS, last.threads() - warm.threads(), "threads more");
        figures.exactly(0, last.files(), "files");
        List<String> more = new ArrayList<>();
        for (String name : new TreeSet<>(last.objects().keySet())) {
            long before = warm.objects().getOrDefault(name, 0L);
            long after = last.objects().get(name);
            if (after != before) more.add(name + " " + before + " -> " + after);
        }
        long most = last.objects().entrySet().stream()
                .mapToLong(one -> one.getValue() - warm.objects().getOrDefault(one.getKey(), 0L))
                .max()
                .orElse(0);
        figures.atMost(FEW, most, "objects more of one of our classes; changed: " + more);
    }

    /** The classes whose objects take more than before, with the bytes. */
    private static List<String> grown(SoakSample warm, SoakSample last) {
        Map<String, Long> more = new HashMap<>(last.bytes());
        warm.bytes().forEach((name, bytes) -> more.merge(name, -bytes, Long::sum));
        return more.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(12)
                .map(one -> one.getKey() + " " + one.getValue())
                .toList();
    }

    /** Least squares: bytes a minute. */
    private static double slope(List<SoakSample> samples) {
        double x = samples.stream().mapToDouble(SoakSample::minutes).average().orElseThrow();
        double y = samples.stream().mapToDouble(SoakSample::liveBytes).average().orElseThrow();
        double over = 0;
        double under = 0;
        for (SoakSample one : samples) {
            over += (one.minutes() - x) * (one.liveBytes() - y);
            under += (one.minutes() - x) * (one.minutes() - x);
        }
        return over / under;
    }
}
