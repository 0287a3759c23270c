package textbehindimage.cutout;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Weights of one axis of a resize, as Pillow has them (src/libImaging/Resample.c, precompute_coeffs and
 * normalize_coeffs_8bpc): output pixel {@code o} is the sum of {@link #count}{@code [o]} input pixels from
 * {@link #first}{@code [o]} on, each times {@code weights[o * stride + i]}, in fixed point with {@link #BITS} fraction
 * bits. Either pass of a two-pass resize rounds to 8 bits.
 */
final class Resampling {
    static final int BITS = 22;
    /** Where a sum starts, so that its fraction is rounded and not cut. */
    static final int HALF = 1 << (BITS - 1);

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    final int stride;
    final int[] first;
    final int[] count;
    final int[] weights;

    private Resampling(int stride, int size) {
        this.stride = stride;
        first = new int[size];
        count = new int[size];
        weights = new int[stride * size];
    }

    static Resampling bilinear(int from, int to) {
        return create(from, to, 1, x -> Math.abs(x) < 1 ? 1 - Math.abs(x) : 0);
    }

    static Resampling bicubic(int from, int to) {
        return create(from, to, 2, Resampling::cubic);
    }

    private static double cubic(double signed) {
        double a = -0.5;
        double x = Math.abs(signed);
        if (x < 1) return ((a + 2.0) * x - (a + 3.0)) * x * x + 1;
        return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
    }

    private static Resampling create(int from, int to, double radius, DoubleUnaryOperator kernel) {
        double scale = (double) from / to;
        double spread = Math.max(scale, 1.0);
        double support = radius * spread;
        Resampling axis = new Resampling((int) Math.ceil(support) * 2 + 1, to);
        double[] raw = new double[axis.stride];
        for (int o = 0; o < to; o++) {
            double center = (o + 0.5) * scale;
            int first = Math.max(0, (int) (center - support + 0.5));
            int count = Math.min(from, (int) (center + support + 0.5)) - first;
            double sum = 0;
            for (int i = 0; i < count; i++) {
                raw[i] = kernel.applyAsDouble((i + first - center + 0.5) * (1.0 / spread));
                sum += raw[i];
            }
            axis.first[o] = first;
            axis.count[o] = count;
            for (int i = 0; i < count; i++) axis.weights[o * axis.stride + i] = fixed(sum == 0 ? raw[i] : raw[i] / sum);
        }
        return axis;
    }

    private static int fixed(double weight) {
        return (int) ((weight < 0 ? -0.5 : 0.5) + weight * (1 << BITS));
    }

    static int clip(int sum) {
        int value = sum >> BITS;
        return value < 0 ? 0 : Math.min(value, 255);
    }

    /** Output pixel {@code o} of a row of 8-bit levels, which begins at {@code from}. */
    int level(int o, byte[] levels, int from) {
        int at = from + first[o];
        int w = o * stride;
        if (count[o] == 4) { // almost always, when a bicubic resize enlarges
            int four = (int) INT.get(levels, at);
            if (four == 0 || four == -1) return four & 255; // almost always in a mask; the weights' sum is 1
            return clip(HALF
                    + (four & 255) * weights[w]
                    + (four >>> 8 & 255) * weights[w + 1]
                    + (four >>> 16 & 255) * weights[w + 2]
                    + (four >>> 24) * weights[w + 3]);
        }
        int sum = HALF;
        for (int i = 0; i < count[o]; i++) sum += (levels[at + i] & 255) * weights[w + i];
        return clip(sum);
    }

    /** The weighted sum of rows that makes output row {@code o}; {@code rows.row(y)} gives input row {@code y}. */
    void mix(int o, Rows rows, int[] sums) {
        Arrays.fill(sums, HALF);
        for (int i = 0; i < count[o]; i++) add(sums, rows.row(first[o] + i), weights[o * stride + i]);
    }

    private static void add(int[] sums, int[] row, int weight) {
        for (int x = 0; x < sums.length; x++) sums[x] += row[x] * weight;
    }

    interface Rows {
        int[] row(int y);
    }
}
