package textbehindimage.cutout.png;

/** Arithmetic on eight unsigned bytes in a number, none of which touches its neighbours. A mask's bytes are 0 or 255. */
final class Bytes {
    private static final long TOP = 0x8080808080808080L; // the top bit of each byte

    private static final long ONES = 0x0101010101010101L;

    private Bytes() {}

    /** Each byte modulo 256. */
    static long minus(long a, long b) {
        // Without the top bits nothing is borrowed from the neighbour if one is put there; they are subtracted by
        // themselves.
        return (a | TOP) - (b & ~TOP) ^ ~(a ^ b) & TOP;
    }

    /** A mask of where {@code a} is less than {@code b}. */
    static long below(long a, long b) {
        long borrowed = (~a & b | ~(a ^ b) & minus(a, b)) & TOP;
        return (borrowed >>> 7) * 255;
    }

    /** The difference without its sign, {@code below} being where it has one. */
    static long size(long difference, long below) {
        return (difference ^ below) + (below & ONES);
    }

    /** Of {@code a} where the mask is set, else of {@code b}. */
    static long choose(long mask, long a, long b) {
        return b ^ (a ^ b) & mask;
    }
}
