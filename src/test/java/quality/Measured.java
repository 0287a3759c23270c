package quality;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import textbehindimage.cutout.CutoutOptions;
import textbehindimage.cutout.Cutouts;

/** What one way to make masks achieves over a set: means over its photos, and CPU time from file to file. */
record Measured(List<Score> scores, double cpuMillis) {
    static final String HEAD = """
            | Masks | n | IoU | MAE | F | IoU > 0.8 | IoU < 0.5 | MAE at the edge | CPU ms |
            |---|---|---|---|---|---|---|---|---|""";

    static Measured of(Cutouts cutouts, List<Pair> pairs, CutoutOptions options) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Path png = Files.createTempDirectory("quality").resolve("mask.png");
        List<Score> scores = new ArrayList<>();
        long cpu = 0;
        for (Pair pair : pairs) {
            long before = system.getProcessCpuTime();
            cutouts.mask(pair.photo(), png, options, (share, stage) -> {});
            cpu += system.getProcessCpuTime() - before;
            scores.add(Score.of(Levels.read(png), Levels.read(pair.mask())));
            Files.delete(png);
        }
        Files.delete(png.getParent());
        return new Measured(scores, cpu / 1e6 / pairs.size());
    }

    String row(String name) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.3f | %.4f | %.3f | %.0f %% | %.0f %% | %.4f | %.0f |",
                name,
                scores.size(),
                mean(Score::iou),
                mean(Score::mae),
                mean(Score::f),
                100 * mean(score -> score.iou() > 0.8 ? 1 : 0),
                100 * mean(score -> score.iou() < 0.5 ? 1 : 0),
                mean(Score::edge),
                cpuMillis);
    }

    private double mean(ToDoubleFunction<Score> figure) {
        return scores.stream().mapToDouble(figure).average().orElseThrow();
    }
}
