package textbehindimage.cutout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What there is for running on GPUs. Looked for before ONNX Runtime is asked, which unpacks half a gigabyte to find out.
 *
 * @param cuda whether ONNX Runtime was built with CUDA: onnxruntime_gpu says so on every machine
 * @param lack why this machine has no GPU that CUDA can use; empty if it seems to have one
 */
record Machine(boolean cuda, Optional<String> lack) {
    private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

    static Machine thisOne(boolean cuda) {
        return new Machine(cuda, lack(System.getProperty("os.name"), System::getenv, Files::exists));
    }

    static Optional<String> lack(
            String system, Function<String, @Nullable String> environment, Predicate<Path> exists) {
        String visible = environment.apply(VISIBLE);
        if (visible != null && (visible.isBlank() || visible.strip().startsWith("-")))
            return Optional.of(VISIBLE + " = \"" + visible + "\" hides every GPU");
        boolean windows = system.toLowerCase(Locale.ROOT).startsWith("windows");
        boolean driver = windows
                ? exists.test(Path.of(String.valueOf(environment.apply("SystemRoot")), "System32", "nvcuda.dll"))
                : exists.test(Path.of("/dev/nvidiactl")) || exists.test(Path.of("/proc/driver/nvidia/version"));
        return driver ? Optional.empty() : Optional.of("no NVIDIA driver is installed");
    }

    /** Why no session can run on a GPU; empty if it is worth trying. */
    Optional<String> obstacle() {
        if (lack.isPresent()) return lack;
        return cuda
                ? Optional.empty()
                : Optional.of("ONNX Runtime is the one for CPUs only; mvn -Pgpu package packs the other, for which the"
                        + " container has to be restarted");
    }

    /** Whether somebody has gone to the trouble of a GPU, or of a WAR for one. */
    boolean raisesHopes() {
        return cuda || lack.isEmpty();
    }
}
