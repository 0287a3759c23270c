package textbehindimage.cutout.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.Device;
import textbehindimage.cutout.ModelCard;
import textbehindimage.cutout.ModelInput;
import textbehindimage.cutout.ModelOutput;
import textbehindimage.cutout.ModelUnavailable;
import textbehindimage.cutout.Segmenter;

/** A session of ONNX Runtime, with its input at a fixed place in memory; one call at a time. */
public final class OnnxSegmenter implements Segmenter {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final Device device;
    private final OrtSession session;
    private final InputTensor input;
    private final OutputTensor output;
    private OrtSession.@Nullable RunOptions running; // Guarded by this.

    /**
     * @throws IllegalArgumentException if the model's tensors are not what the card says
     * @throws OrtException if the file is no model, or the device cannot be used
     */
    public OnnxSegmenter(ModelCard card, Path file, Device device) throws OrtException {
        this.device = device;
        session = open(file);
        try {
            input = new InputTensor(environment, card, session.getInputInfo());
            output = new OutputTensor(card, session.getOutputInfo());
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

    @Override
    public ModelOutput run(ModelInput photo) throws ModelUnavailable {
        try (OrtSession.RunOptions options = new OrtSession.RunOptions();
                OrtSession.Result result = run(photo, options)) {
            return output.of(result.get(0), photo);
        } catch (OrtException | IllegalStateException e) {
            throw OnnxFailures.of(e, device);
        }
    }

    private OrtSession.Result run(ModelInput photo, OrtSession.RunOptions options) throws OrtException {
        setRunning(options); // first of all: from here on it can be ended
        try {
            return session.run(Map.of(input.name(), input.of(photo)), Set.of(output.name()), options);
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
        input.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
