package textbehindimage.cutout.png;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An 8-bit picture that is made row by row, in several places at once.
 *
 * @param profile what goes into an iCCP chunk, null for none; a grey picture never has one
 * @param rows gives a maker of rows for one place
 */
public record Picture(int width, int height, Colour colour, byte @Nullable [] profile, Supplier<Rows> rows) {
    /** Bytes of a row. */
    int stride() {
        return width * colour.samples;
    }

    public enum Colour {
        GREY(0, 1),
        RGBA(6, 4);

        final int type;
        final int samples;

        Colour(int type, int samples) {
            this.type = type;
            this.samples = samples;
        }
    }

    /** Used by one thread at a time, and asked for rows in rising order, but not for all. */
    public interface Rows {
        void row(int y, byte[] into);
    }
}
