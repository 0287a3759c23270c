package textbehindimage.cutout;

/** From a model's output to the share of the subject in each pixel, from 0 to 1. */
final class Shares {
    private final ModelCard card;

    Shares(ModelCard card) {
        this.card = card;
    }

    /** One a pixel, row by row. */
    float[] of(ModelOutput output) throws ModelUnavailable {
        for (float value : output.values())
            if (Float.isNaN(value)) throw new ModelUnavailable("The model gave no usable mask for this photo (NaN).");
        float[] shares = new float[output.width() * output.height()];
        for (int i = 0; i < shares.length; i++) shares[i] = share(output, i, shares.length);
        if (card.stretch() == ModelCard.Stretch.MINMAX) stretch(shares);
        return shares;
    }

    private float share(ModelOutput output, int pixel, int plane) {
        float value = output.values()[card.output().channel() * plane + pixel];
        return switch (card.activation()) {
            case NONE -> value;
            case SIGMOID -> sigmoid(value);
            case ARGMAX -> isGreatest(output, pixel, plane) ? 0 : 1;
        };
    }

    // In float, not in double: that gives torch's values (0 of 1 M differ; in double 0.69 % do).
    private static float sigmoid(float x) {
        return 1f / (1f + (float) Math.exp(-x));
    }

    /** Whether the card's channel has the greatest value there; of equal ones the first, as numpy's argmax has it. */
    private boolean isGreatest(ModelOutput output, int pixel, int plane) {
        float[] values = output.values();
        int greatest = 0;
        for (int channel = 1; channel < output.channels(); channel++)
            if (values[channel * plane + pixel] > values[greatest * plane + pixel]) greatest = channel;
        return greatest == card.output().channel();
    }

    /** As rembg; a flat mask, which rembg divides by zero, and one without bounds stay as they are. */
    private static void stretch(float[] shares) {
        float least = Float.MAX_VALUE;
        float most = -Float.MAX_VALUE;
        for (float share : shares) {
            least = Math.min(least, share);
            most = Math.max(most, share);
        }
        float range = most - least;
        if (range == 0 || Float.isInfinite(range)) return;
        for (int i = 0; i < shares.length; i++) shares[i] = (shares[i] - least) / range;
    }
}
