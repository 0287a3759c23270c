package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Answers;
import served.Photographs;
import served.Site;
import textbehindimage.cutout.Traps;

/** R12 and R13, checks 13 to 17: every bad photo gets its sentence soon, and neither memory nor a thread is lost to it. */
@EachContainer
class PhotosIT {
    private static final int TRIES = 5; // the fastest counts: others measure what else the machine does
    private static final long ACCEPTED_PIXELS = 64_000_000;

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    private record Told(Traps.Trap trap, String answer, long millis) {
        boolean isRight() {
            return answer.matches(trap.answer());
        }

        @Override
        public String toString() {
            return trap + " of " + trap.bytes().length + " bytes, after " + millis + " ms: "
                    + (answer.isEmpty() ? "cut out" : answer);
        }
    }

    @Test
    void badPhotosAreRefusedInWordsAndCostLittle() throws Exception {
        try (Container container = Container.start(kind, app())) {
            Site site = new Site(container.address(""));
            assertEquals("", answer(site, Photographs.png(90, 120)));
            long before = heapFromNow();
            List<Told> told = new ArrayList<>();
            for (Traps.Trap trap : Stream.concat(Traps.bombs().stream(), Traps.wrecks().stream())
                    .toList()) {
                told.add(told(site, trap));
                System.out.println("R12 " + kind + " " + told.get(told.size() - 1));
            }
            Figures figures = new Figures("R12", kind);
            List<Told> wrong = told.stream().filter(one -> !one.isRight()).toList();
            figures.exactly(
                    0, wrong.size(), "of " + told.size() + " bad photos answered otherwise than promised " + wrong);
            Told slowest = told.stream()
                    .max((a, b) -> Long.compare(a.millis(), b.millis()))
                    .orElseThrow();
            figures.atMost(2000, slowest.millis(), "ms until the slowest was answered, " + slowest.trap());
            figures.atMost(
                    64 + 8 * ACCEPTED_PIXELS / 1_000_000,
                    (heapPeak() - before) / 1_000_000,
                    "MB of heap more, garbage included");
            figures.exactly(0, decoding(), "threads that still decode");
            assertEquals("", answer(site, Photographs.png(90, 120)));
        }
    }

    @Test
    void aJpegOfTooManyScansIsRefusedByTheirNumber() throws Exception {
        try (Container container = Container.start(kind, app())) {
            Site site = new Site(container.address(""));
            assertEquals("", answer(site, Photographs.png(90, 120)));
            long nothing =
                    fastest(site, new Traps.Trap("empty", new byte[0], ".*")).millis();
            for (Traps.Trap trap : Traps.bombs()) {
                if (!trap.name().startsWith("scans-")) continue;
                Told told = fastest(site, trap);
                Figures figures = new Figures("R13", kind);
                figures.exactly(1, told.isRight() ? 1 : 0, "refusals of " + told);
                figures.atMost(100, told.millis() - nothing, "ms longer than the refusal of an empty file, " + trap);
            }
        }
    }

    private static Told fastest(Site site, Traps.Trap trap) throws Exception {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) told.add(told(site, trap));
        return told.stream().min(Comparator.comparing(Told::millis)).orElseThrow();
    }

    private WebApp app() {
        return WebApp.ofProject().with("gradio.temp_dir", files.toString());
    }

    private static Told told(Site site, Traps.Trap trap) throws Exception {
        String path = site.upload("photo.jpg", trap.bytes());
        long start = System.nanoTime();
        String answer = answer(site, path);
        return new Told(trap, answer, (System.nanoTime() - start) / 1_000_000);
    }

    private static String answer(Site site, byte[] photo) throws Exception {
        return answer(site, site.upload("photo.jpg", photo));
    }

    /** What the owner of the photo is told; empty if it was cut out. */
    private static String answer(Site site, String path) throws Exception {
        JsonNode completed = site.visitor().call("subject_mask", Answers.photo("subject_mask", path));
        return completed.get("success").asBoolean()
                ? ""
                : completed.at("/output/error").asText();
    }

    private static Stream<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    /** Bytes in use, from which on the peak is kept. */
    private static long heapFromNow() {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        return heapPeak();
    }

    private static long heapPeak() {
        return heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    private static long decoding() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().startsWith("textbehindimage.cutout.photo.")))
                .count();
    }
}
