package textbehindimage.cutout.onnx;

import java.util.regex.Pattern;
import textbehindimage.cutout.Device;
import textbehindimage.cutout.ModelUnavailable;
import textbehindimage.cutout.ModelUnavailable.Kind;

/** What a failed run means. ONNX Runtime has no codes for it, so its words are looked at. */
final class OnnxFailures {
    /** Of its arena, of CUDA (error 2, cudaErrorMemoryAllocation), of its libraries, and of C++. */
    private static final Pattern NO_MEMORY =
            Pattern.compile("Failed to allocate memory|smaller than requested bytes|CUDA failure 2:|out of memory"
                    + "|_STATUS_ALLOC_FAILED|bad[_ ]alloc");

    /** Errors after which, says the CUDA Runtime API, every call returns the same until the process ends. */
    private static final Pattern LOST = Pattern.compile("CUDA failure (214|700|702|709|71[0-9]|999):");

    private OnnxFailures() {}

    static ModelUnavailable of(Exception failure, Device device) {
        String said = String.valueOf(failure.getMessage());
        if (LOST.matcher(said).find()) return new ModelUnavailable("The GPU has failed.", failure, Kind.DEVICE_LOST);
        if (!NO_MEMORY.matcher(said).find()) return new ModelUnavailable("The model failed on this photo.", failure);
        String memory = device instanceof Device.Cuda ? "GPU memory" : "memory";
        return new ModelUnavailable(
                "There is not enough " + memory + " for the model now. Please try again later.",
                failure,
                Kind.NO_MEMORY);
    }
}
