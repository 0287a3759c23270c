package textbehindimage.cutout.onnx;

/** Numbers of 16 bits (IEEE 754 binary16), which the JDK can make itself only from version 20 on. */
final class Halves {
    private static final int FRACTION = 23 - 10; // bits of a float's fraction that do not fit
    private static final int BIAS = 127 - 15;

    private Halves() {}

    /** Each value's nearest 16-bit number; of two equally near the even one, as torch and numpy have it. */
    static short[] of(float[] values) {
        short[] halves = new short[values.length];
        for (int i = 0; i < values.length; i++) halves[i] = of(values[i]);
        return halves;
    }

    static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        int size = bits & 0x7fffffff;
        if (size > 0x7f800000) return (short) (sign | 0x7e00); // not a number
        if (size >= (143 << 23)) return (short) (sign | 0x7c00); // 65536 and more: infinite
        if (size < (113 << 23)) return (short) (sign | small(Math.abs(value)));
        // A carry out of the fraction makes the exponent one more, and infinity out of the greatest.
        return (short) (sign | rounded(size, FRACTION) - (BIAS << 10));
    }

    /** Below 2^-14 the numbers are multiples of 2^-24. */
    private static int small(float value) {
        return (int) Math.rint(value * 0x1p24);
    }

    private static int rounded(int bits, int cut) {
        int odd = bits >>> cut & 1;
        return bits + (1 << (cut - 1)) - 1 + odd >>> cut;
    }
}
