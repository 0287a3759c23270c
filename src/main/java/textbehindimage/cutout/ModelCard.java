package textbehindimage.cutout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that differs between one model and the next. The input is planar RGB float32, {@code [1][3][side][side]}, scaled by
 * 1/255, then {@code (value - mean) / std}; the output's channel 0 is the mask before {@code activation}.
 *
 * @param file beside the card
 * @param inputName null for the model's first input
 * @param outputName null to take the output by {@code outputIndex}
 * @param outputIndex {@link #LAST} or counted from 0
 */
public record ModelCard(
        String id,
        String version,
        String licence,
        String file,
        String sha256,
        @Nullable String inputName,
        int side,
        List<Double> mean,
        List<Double> std,
        @Nullable String outputName,
        int outputIndex,
        Activation activation,
        Stretch stretch) {
    public static final int LAST = -1;

    /** What turns an output value into a probability; none, if it is one already. */
    public enum Activation {
        NONE,
        SIGMOID
    }

    /** Whether the mask's own least and greatest value become 0 and 1, as rembg has it. */
    public enum Stretch {
        NONE,
        MINMAX
    }

    public ModelCard {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
    }
}
