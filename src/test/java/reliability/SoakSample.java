package reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a server that has nothing to do takes, after a full garbage collection; Linux only.
 *
 * @param minutes since the beginning
 * @param calls that it has answered
 * @param liveBytes of its objects
 * @param residentKib memory that is in use by its process
 * @param descriptors that it has open
 * @param files below its folder
 * @param objects of our classes, by name
 * @param bytes of the objects of every class, by name
 */
record SoakSample(
        double minutes,
        long calls,
        long liveBytes,
        long residentKib,
        long descriptors,
        long threads,
        long files,
        Map<String, Long> objects,
        Map<String, Long> bytes) {
    static SoakSample of(Process process, Path folder, double minutes, long calls) throws Exception {
        JavaMonitor monitor = new JavaMonitor(process);
        long live = monitor.liveBytes();
        Path system = Path.of("/proc", Long.toString(process.pid()));
        return new SoakSample(
                minutes,
                calls,
                live,
                status(system, "VmRSS:"),
                count(system.resolve("fd")),
                status(system, "Threads:"),
                files(folder),
                monitor.objects("gradio."),
                monitor.bytes());
    }

    private static long status(Path process, String name) throws IOException {
        try (Stream<String> lines = Files.lines(process.resolve("status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    static long files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    static String head() {
        return "   min     calls   live KiB    RSS KiB  descriptors  threads  files  objects";
    }

    @Override
    public String toString() {
        return "%6.1f %9d %10d %10d %12d %8d %6d %8d"
                .formatted(
                        minutes,
                        calls,
                        liveBytes >> 10,
                        residentKib,
                        descriptors,
                        threads,
                        files,
                        objects.values().stream().mapToLong(Long::longValue).sum());
    }
}
