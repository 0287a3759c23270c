package textbehindimage.cutout.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import textbehindimage.cutout.Device;

/** What a session is told about the device that it runs on. Public because it is loaded by name. */
public final class OnnxDevices {
    private OnnxDevices() {}

    /** Whether it was built in: onnxruntime_gpu has it on machines without a GPU too. */
    public static boolean hasCuda() {
        return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
    }

    /** @throws OrtException if the device is not there, or one of the libraries that it needs */
    static OrtSession.SessionOptions options(Device device) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        try {
            setCpu(options, device.threads());
            if (device instanceof Device.Cuda gpu) addCuda(options, gpu);
            return options;
        } catch (OrtException | RuntimeException | LinkageError e) {
            options.close();
            throw e;
        }
    }

    private static void setCpu(OrtSession.SessionOptions options, int threads) throws OrtException {
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL); // no branches worth threads
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0"); // the container needs the cores
        options.setMemoryPatternOptimization(true); // the input is always of one size
        options.setCPUArenaAllocator(false); // the arena keeps its peak for ever; no slower without
    }

    private static void addCuda(OrtSession.SessionOptions options, Device.Cuda gpu) throws OrtException {
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(gpu.id())) {
            if (gpu.memory() > 0) cuda.add("gpu_mem_limit", Long.toString(gpu.memory()));
            cuda.add("arena_extend_strategy", "kSameAsRequested"); // doubling takes what others need, and keeps it
            cuda.add("cudnn_conv_algo_search", "HEURISTIC"); // trying them all takes seconds at the first photo
            cuda.add("use_tf32", gpu.tf32() ? "1" : "0");
            options.addCUDA(cuda);
        }
    }
}
