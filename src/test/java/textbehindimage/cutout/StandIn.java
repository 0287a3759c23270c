package textbehindimage.cutout;

import fixtures.Pause;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import textbehindimage.cutout.photo.format.PhotoLimits;
import textbehindimage.cutout.png.PngWriter;

/**
 * What stands for a model where the rest is measured: it holds the lane for a while, as a GPU would, and finds the same soft-edged subject
 * in every photo. Size, arithmetic and answer are those of the Python server that ours is measured beside.
 */
public final class StandIn implements Segmenter {
    private static final int SIDE = 1024;
    private static final ModelCard CARD = new ModelCard(
            "stand-in",
            "1",
            "none",
            "none",
            ModelCard.UNKNOWN,
            null,
            new ModelCard.Input(null, ModelCard.Dtype.F32, new InputSize.Fixed(SIDE, SIDE)),
            Kernel.BILINEAR,
            ModelCard.Scale.BYTE,
            List.of(0.485, 0.456, 0.406),
            List.of(0.229, 0.224, 0.225),
            new ModelCard.Output(null, 0, 0),
            ModelCard.Activation.SIGMOID,
            ModelCard.Stretch.NONE,
            Kernel.BICUBIC);

    private final double seconds;
    private final float[] ellipse = ellipse();

    private StandIn(double seconds) {
        this.seconds = seconds;
    }

    /**
     * The product's whole way, on one lane.
     *
     * @param seconds for which each photo holds the lane
     */
    public static Cutouts cutouts(double seconds, boolean keepHidden, PngWriter.Mode mode) {
        return Cutouts.open(
                () -> Model.open(
                        new ModelFiles(CARD, Path.of(CARD.file())),
                        ModelSettings.DEFAULTS,
                        new Machine(false, Optional.of("none is looked for")),
                        device -> new StandIn(seconds),
                        HandMade.THREADS,
                        System::nanoTime),
                PhotoLimits.DEFAULT,
                keepHidden,
                mode);
    }

    /** Logits. */
    private static float[] ellipse() {
        float[] values = new float[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            float x = (float) (i % SIDE) / SIDE - 0.5f;
            float y = (float) (i / SIDE) / SIDE - 0.5f;
            values[i] = 40 * (0.35f - (float) Math.sqrt(x * x + 0.6f * y * y));
        }
        return values;
    }

    @Override
    public ModelOutput run(ModelInput photo) {
        if (seconds > 0) Pause.seconds(seconds);
        return new ModelOutput(1, SIDE, SIDE, ellipse);
    }

    @Override
    public void stop() {}

    @Override
    public String provider() {
        return ModelSettings.DEFAULTS.cpu().provider();
    }

    @Override
    public void close() {}
}
