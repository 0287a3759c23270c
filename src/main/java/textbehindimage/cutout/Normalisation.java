package textbehindimage.cutout;

import java.util.List;

/** What each 8-bit level of each channel is worth to the model, to the last bit of float32. */
final class Normalisation {
    private static final int LEVELS = 256;

    private final ModelCard.Scale scale;
    private final List<Double> mean;
    private final List<Double> std;
    private final float[][] usual;

    Normalisation(ModelCard card) {
        scale = card.scale();
        mean = card.mean();
        std = card.std();
        usual = table(255);
    }

    /** {@code [3][level]} for a photo of these levels. */
    float[][] values(byte[] levels) {
        return scale == ModelCard.Scale.IMAGE_MAX ? table(brightest(levels)) : usual;
    }

    private float[][] table(int brightest) {
        float[][] values = new float[3][LEVELS];
        for (int channel = 0; channel < 3; channel++) {
            for (int level = 0; level < LEVELS; level++) values[channel][level] = value(channel, level, brightest);
        }
        return values;
    }

    private float value(int channel, int level, int brightest) {
        double m = mean.get(channel);
        double s = std.get(channel);
        return switch (scale) {
            case NONE -> (level - (float) m) / (float) s;
            case BYTE -> (level / 255f - (float) m) / (float) s;
            // rembg divides a black picture by a millionth, which leaves it black
            case IMAGE_MAX -> (float) (((double) level / Math.max(brightest, 1) - m) / s);
        };
    }

    private static int brightest(byte[] levels) {
        int brightest = 0;
        for (byte level : levels) brightest = Math.max(brightest, level & 255);
        return brightest;
    }
}
