package textbehindimage.cutout.png;

/** Puts together what {@link java.util.zip.Adler32} gives for two stretches of bytes (RFC 1950, 8.2). */
final class Adler {
    private static final int BASE = 65521;
    /** The sum of nothing. */
    static final int EMPTY = 1;

    private Adler() {}

    /**
     * The lower half is one more than the sum of all bytes; the upper sums up the lower as it was after each byte, and so gets
     * what was there before once for every byte of the second stretch.
     *
     * @param length bytes of the second
     */
    static int of(int first, int second, long length) {
        long low = lower(first) + lower(second) + BASE - 1;
        long high = upper(first) + upper(second) + length * (lower(first) + BASE - 1);
        return (int) (high % BASE << 16 | low % BASE);
    }

    private static long lower(int sum) {
        return sum & 0xffff;
    }

    private static long upper(int sum) {
        return sum >>> 16;
    }
}
