package textbehindimage.cutout.edges;

import java.util.function.Supplier;
import textbehindimage.cutout.photo.format.Pixels;

/**
 * A mask much smaller than its photo, whose soft edge is made as crisp as the photo's: where the mask is unsure, a pixel's
 * place between the colours that subject and background have around it decides,
 *
 * <pre>{@code a' = (I - B') (F' - B') / |F' - B'|^2}</pre>
 *
 * the alpha step of Y.-Y. Chuang et al., "A Bayesian Approach to Digital Matting", CVPR 2001, for local means. It counts as
 * much as the two colours differ, beside how much each varies: {@code d^2 / (d^2 + variances + noise)}. Immutable.
 */
public final class Refined {
    private static final float REACH = 2; // pixels of the mask: beyond that its edge is not soft
    private static final float CELLS = 1.5f; // a pixel of the mask
    private static final float NOISE = 0.02f * 255 * 255;
    private static final float UNSURE = 8; // times a (1 - a), up to 1: from 0.15 to 0.85 all is open

    private final Pixels photo;
    private final Supplier<MaskRows> mask;
    private final LocalColours colours;

    private Refined(Pixels photo, Supplier<MaskRows> mask, LocalColours colours) {
        this.photo = photo;
        this.mask = mask;
        this.colours = colours;
    }

    /**
     * @param mask gives a generator of its own to whoever asks
     * @param enlargement pixels of the photo for one of the mask, along a side
     */
    public static Refined of(Pixels photo, Supplier<MaskRows> mask, float enlargement) {
        Cells cells = Cells.of(photo, Math.max(1, Math.round(enlargement / CELLS)));
        int radius = Math.max(2, Math.round(REACH * enlargement / cells.step()));
        return new Refined(photo, mask, LocalColours.of(photo, mask.get(), cells, radius, Weights.SQUARE));
    }

    /** A generator of the new mask; each has its own. */
    public MaskRows rows() {
        MaskRows coarse = mask.get();
        return (y, into) -> {
            coarse.row(y, into);
            refine(y, into);
        };
    }

    private void refine(int y, byte[] levels) {
        LocalColours.Along along = colours.along(y);
        for (int x = 0, from = 3 * y * levels.length; x < levels.length; x++, from += 3) {
            int level = levels[x] & 255;
            if (level == 0 || level == 255) continue;
            along.moveTo(x);
            levels[x] = (byte) (refined(level / 255f, from, along.at) * 255 + 0.5f);
        }
    }

    private float refined(float a, int from, float[] around) {
        float red = around[LocalColours.SUBJECT] - around[LocalColours.BACKGROUND];
        float green = around[LocalColours.SUBJECT + 1] - around[LocalColours.BACKGROUND + 1];
        float blue = around[LocalColours.SUBJECT + 2] - around[LocalColours.BACKGROUND + 2];
        float distance = red * red + green * green + blue * blue;
        if (distance == 0) return a;
        byte[] samples = photo.samples();
        float along = red * ((samples[from + photo.red()] & 255) - around[LocalColours.BACKGROUND])
                + green * ((samples[from + 1] & 255) - around[LocalColours.BACKGROUND + 1])
                + blue * ((samples[from + 2 - photo.red()] & 255) - around[LocalColours.BACKGROUND + 2]);
        float seen = Math.max(0, Math.min(1, along / distance));
        float spread = 2 * around[LocalColours.SPREAD];
        float trust = distance / (distance + spread * spread + NOISE) * Math.min(1, UNSURE * a * (1 - a));
        return a + trust * (seen - a);
    }
}
