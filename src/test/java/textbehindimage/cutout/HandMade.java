package textbehindimage.cutout;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import textbehindimage.cutout.png.PngWriter;

/** A session whose runs do what a test wants. It is said to be on CUDA, which it is not. */
public final class HandMade implements Segmenter {
    /** A new one for each session. */
    static final Executor THREADS = work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    };

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Run run;
    private volatile Runnable onStop = () -> {};

    /** The model's work. */
    public interface Run {
        ModelOutput of(ModelInput photo) throws ModelUnavailable;
    }

    /** Loads a session. */
    public interface Maker {
        HandMade open(Device device) throws Exception;
    }

    public HandMade(Run run) {
        this.run = run;
    }

    public HandMade onStop(Runnable action) {
        onStop = action;
        return this;
    }

    /** What it was told. */
    List<String> heard() {
        return heard;
    }

    @Override
    public ModelOutput run(ModelInput photo) throws ModelUnavailable {
        return run.of(photo);
    }

    @Override
    public void stop() {
        heard.add("stop");
        onStop.run();
    }

    @Override
    public String provider() {
        return "CUDA";
    }

    @Override
    public void close() {
        heard.add("close");
    }

    /** A mask of the model of {@link Generated#card()}: all of the photo is the subject. */
    public static ModelOutput mask() {
        return mask(9);
    }

    /** One of the same value everywhere. */
    public static ModelOutput mask(float value) {
        float[] mask = new float[32 * 32];
        Arrays.fill(mask, value);
        return new ModelOutput(1, 32, 32, mask);
    }

    /**
     * The whole way, with sessions of a test's own on GPUs that are not there.
     *
     * @param folder for the card
     */
    public static Cutouts cutouts(Path folder, ModelSettings settings, LongSupplier nanoTime, Maker maker) {
        Machine hopeful = new Machine(true, Optional.empty());
        SessionMaker sessions = device -> {
            try {
                return maker.open(device);
            } catch (Exception e) {
                throw new UnfitModel(e.getMessage(), e);
            }
        };
        return Cutouts.open(
                () -> Model.open(files(folder), settings, hopeful, sessions, THREADS, nanoTime),
                Generated.LIMITS,
                false,
                PngWriter.Mode.FAST);
    }

    /** The real ONNX Runtime, which has no CUDA, and a machine that seems to have a GPU. */
    public static Cutouts seemingGpu(Path folder, ModelSettings settings) {
        Machine hopeful = new Machine(true, Optional.empty());
        return Cutouts.open(
                () -> {
                    OrtHost host = new OrtHost();
                    ModelFiles files = files(folder);
                    SessionMaker maker = device -> host.open(files.card(), files.model(), device);
                    return Model.open(files, settings, hopeful, maker, OrtHost.threads(), System::nanoTime);
                },
                Generated.LIMITS,
                false,
                PngWriter.Mode.FAST);
    }

    private static ModelFiles files(Path folder) {
        return new ModelFiles(Generated.readCard(folder), Generated.file("red.onnx"));
    }
}
