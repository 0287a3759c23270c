package textbehindimage.cutout;

/** What a model has answered: {@code [channels][height][width]} row by row. */
public record ModelOutput(int channels, int width, int height, float[] values) {}
