package reliability;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What deployments of the app have left in a process, after a full garbage collection; Linux only.
 *
 * @param loaders class loaders that are still there
 * @param libraries copies of libonnxruntime that are mapped
 * @param folders directories of ONNX Runtime among the temporary files
 * @param residentKib memory that is in use by the process
 * @param metaspaceKib of this, what classes take
 */
record Footprint(long loaders, long libraries, long folders, long residentKib, long metaspaceKib) {
    private static final String NAME = "onnxruntime";

    static Footprint now(List<WeakReference<ClassLoader>> former) throws IOException {
        System.gc();
        return new Footprint(Garbage.survivors(former), countLibraries(), countFolders(), resident(), metaspace());
    }

    static Footprint of(String line) {
        long[] values =
                Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
        return new Footprint(values[0], values[1], values[2], values[3], values[4]);
    }

    @Override
    public String toString() {
        return loaders + " " + libraries + " " + folders + " " + residentKib + " " + metaspaceKib;
    }

    /** Lines of {@code address rights offset device inode path}; one library has several. */
    private static long countLibraries() throws IOException {
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            return maps.filter(line -> line.contains("/lib" + NAME + ".so"))
                    .map(line -> line.split("\\s+")[4])
                    .distinct()
                    .count();
        }
    }

    private static long countFolders() throws IOException {
        try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return temporary
                    .filter(Files::isDirectory)
                    .filter(path -> path.getFileName().toString().startsWith(NAME))
                    .count();
        }
    }

    private static long resident() throws IOException {
        try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
            return status.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getName().equals("Metaspace"))
                        .mapToLong(pool -> pool.getUsage().getUsed())
                        .sum()
                / 1024;
    }
}
