package textbehindimage.cutout;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Weights of one axis of a resize, as Pillow has them (src/libImaging/Resample.c, precompute_coeffs and
 * normalize_coeffs_8bpc): output pixel {@code o} is the sum of {@link #taps} input pixels from {@link #first}{@code [o]} on,
 * each times {@code weights[o * taps + i]}, in fixed point with {@link #BITS} fraction bits. Either pass of a two-pass resize
 * rounds to 8 bits. For speed, all have as many taps as the one that needs most and up to three more: those weigh nothing.
 */
final class Resampling {
    static final int BITS = 22;
    /** Where a sum starts, so that its fraction is rounded and not cut. */
    static final int HALF = 1 << (BITS - 1);

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    final int taps;
    final int[] first;
    final int[] weights;

    private Resampling(int taps, int[] first) {
        this.taps = taps;
        this.first = first;
        weights = new int[taps * first.length];
    }

    static Resampling of(Kernel kernel, int from, int to) {
        double scale = (double) from / to;
        double spread = Math.max(scale, 1.0);
        double support = kernel.radius * spread;
        int[] first = new int[to];
        int[] count = new int[to];
        int most = 0;
        for (int o = 0; o < to; o++) {
            double center = (o + 0.5) * scale;
            first[o] = Math.max(0, (int) (center - support + 0.5));
            count[o] = Math.min(from, (int) (center + support + 0.5)) - first[o];
            most = Math.max(most, count[o]);
        }
        Resampling axis = new Resampling(Math.min(from, most + 3 & ~3), first);
        double[] raw = new double[most];
        for (int o = 0; o < to; o++) {
            double center = (o + 0.5) * scale;
            double sum = 0;
            for (int i = 0; i < count[o]; i++) {
                raw[i] = kernel.at((i + first[o] - center + 0.5) * (1.0 / spread));
                sum += raw[i];
            }
            axis.set(o, raw, count[o], sum == 0 ? 1 : sum, from);
        }
        return axis;
    }

    /** Moves the taps of the last pixels to the left, so that none is beyond the end. */
    private void set(int o, double[] raw, int count, double sum, int from) {
        int moved = Math.max(0, first[o] + taps - from);
        first[o] -= moved;
        for (int i = 0; i < count; i++) weights[o * taps + moved + i] = fixed(raw[i] / sum);
    }

    private static int fixed(double weight) {
        return (int) ((weight < 0 ? -0.5 : 0.5) + weight * (1 << BITS));
    }

    /** How many output pixels there are. */
    int size() {
        return first.length;
    }

    static int clip(int sum) {
        int value = sum >> BITS;
        return value < 0 ? 0 : Math.min(value, 255);
    }

    /** Output pixel {@code o} of a row of 8-bit levels, which begins at {@code from}. */
    int level(int o, byte[] levels, int from) {
        int at = from + first[o];
        int w = o * taps;
        if (taps == 4) { // when a bicubic resize enlarges
            int four = (int) INT.get(levels, at);
            if (four == 0 || four == -1) return four & 255; // almost always in a mask; the weights' sum is 1
            return clip(HALF
                    + (four & 255) * weights[w]
                    + (four >>> 8 & 255) * weights[w + 1]
                    + (four >>> 16 & 255) * weights[w + 2]
                    + (four >>> 24) * weights[w + 3]);
        }
        int sum = HALF;
        for (int i = 0; i < taps; i++) sum += (levels[at + i] & 255) * weights[w + i];
        return clip(sum);
    }

    /** The weighted sum of rows that makes output row {@code o}; {@code rows.row(y)} gives input row {@code y}. */
    void mix(int o, Rows rows, int[] sums) {
        Arrays.fill(sums, HALF);
        int y = first[o];
        int at = o * taps;
        int i = 0;
        for (; i + 4 <= taps; i += 4)
            add(sums, rows.row(y + i), rows.row(y + i + 1), rows.row(y + i + 2), rows.row(y + i + 3), at + i);
        for (; i < taps; i++) add(sums, rows.row(y + i), weights[at + i]);
    }

    /** Four rows at a time: the sums are read and written less often. */
    private void add(int[] sums, int[] a, int[] b, int[] c, int[] d, int at) {
        int wa = weights[at];
        int wb = weights[at + 1];
        int wc = weights[at + 2];
        int wd = weights[at + 3];
        for (int x = 0; x < sums.length; x++) sums[x] += a[x] * wa + b[x] * wb + c[x] * wc + d[x] * wd;
    }

    private static void add(int[] sums, int[] row, int weight) {
        for (int x = 0; x < sums.length; x++) sums[x] += row[x] * weight;
    }

    interface Rows {
        int[] row(int y);
    }
}
