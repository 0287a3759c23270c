package textbehindimage.cutout;

import java.nio.file.Path;
import java.util.Arrays;
import textbehindimage.cutout.photo.format.Pixels;

/** How long a model takes on one core, at its own size. */
public final class OneCore {
    private static final int WARM = 3;
    private static final int RUNS = 15;

    private OneCore() {}

    /** The median of some runs, in milliseconds. */
    public static double millis(Path card) throws Exception {
        ModelFiles files = ModelFiles.find(card, card.resolveSibling("cards"));
        InputSize size = files.card().input().size();
        int width = size.shortSide();
        byte[] grey = new byte[3 * width * width];
        Arrays.fill(grey, (byte) 127);
        ModelInput photo = new Planes(files.card()).of(new Pixels(width, width, grey, 0, null, null));
        try (Segmenter model = new OrtHost().open(files.card(), files.model(), new Device.Cpu(1))) {
            for (int i = 0; i < WARM; i++) model.run(photo);
            double[] millis = new double[RUNS];
            for (int i = 0; i < RUNS; i++) {
                long start = System.nanoTime();
                model.run(photo);
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(millis);
            return millis[RUNS / 2];
        }
    }
}
