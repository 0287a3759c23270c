package textbehindimage.cutout.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.Device;
import textbehindimage.cutout.ModelCard;
import textbehindimage.cutout.ModelUnavailable;
import textbehindimage.cutout.Segmenter;

/** A session of ONNX Runtime, with its input and output at fixed places in memory; one call at a time. */
public final class OnnxSegmenter implements Segmenter {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final Device device;
    private final OrtSession session;
    private final FloatBuffer planes;
    private final FloatBuffer mask;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;
    private OrtSession.@Nullable RunOptions running; // Guarded by this.

    /**
     * @throws IllegalArgumentException if the model's tensors are not what the card says
     * @throws OrtException if the file is no model, or the device cannot be used
     */
    public OnnxSegmenter(ModelCard card, Path file, Device device) throws OrtException {
        this.device = device;
        int side = card.side();
        session = open(file);
        try {
            String input = choose("input", card.inputName(), 0, session.getInputInfo(), 3, side);
            String output = choose("output", card.outputName(), card.outputIndex(), session.getOutputInfo(), 1, side);
            planes = direct(3 * side * side);
            mask = direct(side * side);
            inputs = Map.of(input, OnnxTensor.createTensor(environment, planes, new long[] {1, 3, side, side}));
            outputs = Map.of(output, OnnxTensor.createTensor(environment, mask, new long[] {1, 1, side, side}));
        } catch (OrtException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private OrtSession open(Path file) throws OrtException {
        try (OrtSession.SessionOptions options = OnnxDevices.options(device)) {
            return environment.createSession(file.toString(), options);
        }
    }

    private static String choose(
            String kind, @Nullable String wanted, int index, Map<String, NodeInfo> nodes, int channels, int side) {
        List<String> names = List.copyOf(nodes.keySet());
        if (wanted != null && !names.contains(wanted))
            throw new IllegalArgumentException("its card names the " + kind + " " + wanted + "; it has " + names);
        if (wanted == null && index >= names.size())
            throw new IllegalArgumentException("its card asks for " + kind + " " + index + "; it has " + names);
        String name = wanted != null ? wanted : names.get(index == ModelCard.LAST ? names.size() - 1 : index);
        check(kind + " " + name, nodes.get(name), new long[] {1, channels, side, side});
        return name;
    }

    private static void check(String what, @Nullable NodeInfo node, long[] wanted) {
        boolean tensor = node != null && node.getInfo() instanceof TensorInfo info && info.type == OnnxJavaType.FLOAT;
        if (!tensor) throw new IllegalArgumentException(what + " is not a float32 tensor");
        long[] shape = ((TensorInfo) node.getInfo()).getShape();
        boolean fits = shape.length == wanted.length;
        for (int i = 0; fits && i < shape.length; i++) fits = shape[i] < 0 || shape[i] == wanted[i]; // -1: any
        if (!fits)
            throw new IllegalArgumentException(what + " has the shape " + Arrays.toString(shape)
                    + "; its card asks for " + Arrays.toString(wanted));
    }

    private static FloatBuffer direct(int floats) {
        return ByteBuffer.allocateDirect(4 * floats)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    @Override
    public float[] run(float[] values) throws ModelUnavailable {
        try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
            run(values, options);
        } catch (OrtException e) {
            throw OnnxFailures.of(e, device);
        }
        float[] answer = new float[mask.capacity()];
        mask.clear().get(answer);
        return answer;
    }

    private void run(float[] values, OrtSession.RunOptions options) throws OrtException {
        setRunning(options); // first of all: from here on it can be ended
        try {
            planes.clear().put(values).rewind();
            session.run(inputs, Set.of(), outputs, options).close();
        } finally {
            setRunning(null); // before the options are closed
        }
    }

    private synchronized void setRunning(OrtSession.@Nullable RunOptions options) {
        running = options;
    }

    @Override
    public synchronized void stop() {
        try {
            if (running != null) running.setTerminate(true);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String provider() {
        return device.provider();
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
