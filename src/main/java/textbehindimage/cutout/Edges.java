package textbehindimage.cutout;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.edges.Foreground;
import textbehindimage.cutout.edges.MaskRows;
import textbehindimage.cutout.edges.Refined;
import textbehindimage.cutout.photo.format.Pixels;

/** One photo's mask at full size, with what the options ask for. Immutable, so that strips of rows can be made at once. */
final class Edges {
    /** Pixels of the photo for one of the mask, along a side: a finer mask knows its edge better than colours do, measured. */
    private static final float COARSE = 3;

    private final Supplier<MaskRows> mask;
    private final @Nullable Foreground foreground;

    private Edges(Supplier<MaskRows> mask, @Nullable Foreground foreground) {
        this.mask = mask;
        this.foreground = foreground;
    }

    static Edges of(Pixels photo, Matte matte, CutoutOptions options) {
        Supplier<MaskRows> mask = matte.to(photo.width(), photo.height())::rows;
        float enlargement = (float) Math.sqrt((double) photo.width() * photo.height() / matte.pixels());
        if (options.refine() && enlargement >= COARSE) mask = Refined.of(photo, mask, enlargement)::rows;
        return new Edges(mask, options.foreground() ? Foreground.of(photo, mask.get()) : null);
    }

    /** A generator of the mask's rows; every strip has its own. */
    MaskRows mask() {
        return mask.get();
    }

    /** Changes the colours of an RGBA row if that was asked for; in any order. */
    void correct(int y, byte[] levels, byte[] rgba) {
        if (foreground != null) foreground.correct(y, levels, rgba);
    }
}
