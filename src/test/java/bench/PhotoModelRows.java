package bench;

import java.nio.file.Path;
import textbehindimage.cutout.OneCore;

/** The model that comes with the app. */
final class PhotoModelRows {
    private static final Path CARD = Path.of("model/default.json");

    private PhotoModelRows() {}

    static void measure(Table table) throws Exception {
        table.atMost(150, "the embedded model at its size on one core, ms", OneCore.millis(CARD), null);
    }
}
