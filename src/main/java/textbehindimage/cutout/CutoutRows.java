package textbehindimage.cutout;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import textbehindimage.cutout.edges.MaskRows;
import textbehindimage.cutout.photo.format.Pixels;

/** Rows of the result, made from the photo and its matte while the PNG is written; for one thread at a time. */
final class CutoutRows {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

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
        int from = y * levels.length * 3;
        // Pixels are read as four bytes, one too many, which the photo's last one does not have.
        int readable = Math.min(levels.length, (samples.length - from - 1) / 3);
        boolean bgr = photo.red() == 2;
        for (int x = 0; x < readable; x++, from += 3) {
            int read = (int) INT.get(samples, from);
            INT.set(into, 4 * x, pixel(bgr ? Integer.reverseBytes(read) >>> 8 : read & 0xffffff, levels[x]));
        }
        for (int x = readable; x < levels.length; x++, from += 3) {
            int first = samples[from] & 255;
            int third = samples[from + 2] & 255;
            int rgb = (bgr ? third : first) | (samples[from + 1] & 255) << 8 | (bgr ? first : third) << 16;
            INT.set(into, 4 * x, pixel(rgb, levels[x]));
        }
        edges.correct(y, levels, into);
    }

    /** Lowest byte first. */
    private int pixel(int rgb, byte level) {
        return level == 0 && !keepHidden ? 0 : rgb | level << 24;
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
