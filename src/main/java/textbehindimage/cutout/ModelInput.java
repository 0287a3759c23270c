package textbehindimage.cutout;

/**
 * What a model is to look at: planar RGB, {@code [3][height][width]} row by row. As 8-bit levels it takes a quarter of the
 * memory while it waits for the model.
 *
 * @param values what the model takes for each level, {@code [channel][level]}
 */
public record ModelInput(int width, int height, byte[] levels, float[][] values) {}
