package textbehindimage.cutout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that differs between one model and the next.
 *
 * @param file beside the card
 * @param sha256 of the file; {@link #UNKNOWN} in a card that comes with the app for a model that does not
 * @param crc32 of the file; where it is told and agrees, nobody computes the sha256; null if it is not
 * @param resize how the photo becomes as large as {@code input} says
 * @param mean of each channel, taken off after {@code scale}
 * @param std of each channel, by which is divided then
 * @param upscale how the mask becomes as large as the photo
 */
public record ModelCard(
        String id,
        String version,
        String licence,
        String file,
        String sha256,
        @Nullable String crc32,
        Input input,
        Kernel resize,
        Scale scale,
        List<Double> mean,
        List<Double> std,
        Output output,
        Activation activation,
        Stretch stretch,
        Kernel upscale) {
    public static final String UNKNOWN = "?";
    public static final int LAST = -1;

    /** The input tensor, {@code [1][3][height][width]} RGB. @param name null for the model's first input */
    public record Input(@Nullable String name, Dtype dtype, InputSize size) {}

    /**
     * The output tensor, {@code [1][channels][height][width]}, float32 or float16, of the input's size.
     *
     * @param name null to take the output by {@code index}
     * @param index {@link #LAST} or counted from 0
     * @param channel the mask; with {@link Activation#ARGMAX} the background
     */
    public record Output(@Nullable String name, int index, int channel) {}

    public enum Dtype {
        F32,
        F16,
        /** The levels as they are: such a model normalises them itself. */
        U8
    }

    /** What a level is made first. */
    public enum Scale {
        /** level / 255, and then mean and std, each step in float32, as torchvision's ToTensor and Normalize. */
        BYTE,
        /** As rembg: divided by the greatest level of the resized photo, all in float64, then rounded to float32 once. */
        IMAGE_MAX,
        NONE
    }

    /** What turns the output into the share of the subject in a pixel. */
    public enum Activation {
        NONE,
        SIGMOID,
        /** All or nothing: the subject is where another channel than the background's is the greatest. */
        ARGMAX
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
