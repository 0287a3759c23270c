package textbehindimage.cutout;

import textbehindimage.cutout.edges.MaskRows;
import textbehindimage.cutout.photo.Pixels;

/** Rows of the result, made from the photo and its matte while the PNG is written. */
final class CutoutRows {
    private final Pixels photo;
    private final Edges edges;
    private final MaskRows mask;
    private final byte[] levels;
    private final boolean keepHidden;

    /** @param keepHidden whether colours stay in the file where nothing of them is seen */
    CutoutRows(Pixels photo, Edges edges, boolean keepHidden) {
        this.photo = photo;
        this.edges = edges;
        mask = edges.mask();
        this.keepHidden = keepHidden;
        levels = new byte[photo.width()];
    }

    void rgba(int y, byte[] into) {
        grey(y, levels);
        byte[] samples = photo.samples();
        int red = photo.red();
        int from = y * photo.width() * 3;
        for (int x = 0, to = 0; x < levels.length; x++, from += 3, to += 4) {
            boolean seen = keepHidden || levels[x] != 0;
            into[to] = seen ? samples[from + red] : 0;
            into[to + 1] = seen ? samples[from + 1] : 0;
            into[to + 2] = seen ? samples[from + 2 - red] : 0;
            into[to + 3] = levels[x];
        }
        edges.correct(y, levels, into);
    }

    /** What the photo itself leaves transparent stays so. */
    void grey(int y, byte[] into) {
        mask.row(y, into);
        byte[] alpha = photo.alpha();
        if (alpha == null) return;
        for (int x = 0, at = y * into.length; x < into.length; x++, at++) {
            into[x] = (byte) (((into[x] & 255) * (alpha[at] & 255) + 127) / 255);
        }
    }
}
