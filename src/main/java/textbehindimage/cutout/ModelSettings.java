package textbehindimage.cutout;

import java.time.Duration;
import java.util.List;

/**
 * How the model is run.
 *
 * @param threads of the CPU for one run
 * @param timeout for one run; it is ended then
 * @param gpuDevices each gets a session of its own
 * @param gpuMemory bytes of each GPU that a session may take; 0 for all there are
 * @param gpuTf32 see {@link Device.Cuda#tf32}
 */
public record ModelSettings(
        int threads, Duration timeout, Gpu gpu, List<Integer> gpuDevices, long gpuMemory, boolean gpuTf32) {
    public static final ModelSettings DEFAULTS = new ModelSettings(
            Runtime.getRuntime().availableProcessors(), Duration.ofMinutes(2), Gpu.AUTO, List.of(0), 0, true);

    /** Whether to run on GPUs: if there are any, never, or nowhere else. */
    public enum Gpu {
        AUTO,
        OFF,
        REQUIRED
    }

    public ModelSettings {
        gpuDevices = List.copyOf(gpuDevices);
    }

    List<Device> gpus() {
        return gpuDevices.stream()
                .<Device>map(id -> new Device.Cuda(id, threads, gpuMemory, gpuTf32))
                .toList();
    }

    Device cpu() {
        return new Device.Cpu(threads);
    }
}
