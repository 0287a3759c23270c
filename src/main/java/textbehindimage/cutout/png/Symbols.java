package textbehindimage.cutout.png;

/** What deflate has codes for (RFC 1951, 3.2.5). Its two tables as formulas: a few symbols for every power of two. */
final class Symbols {
    /** The 256 byte values, the end of a block, and the lengths. */
    static final int ALL = 286;

    static final int END = 256;
    static final int DISTANCES = 30;

    private static final int FIRST_LENGTH = 257;

    private Symbols() {}

    /** @param length from {@link Matches#LEAST} to {@link Matches#MOST} */
    static int ofLength(int length) {
        if (length == Matches.MOST) return ALL - 1;
        int extra = lengthBits(length);
        return FIRST_LENGTH + 4 * extra + (length - Matches.LEAST >> extra);
    }

    /** Bits behind the symbol: the lowest of the length over the least. */
    static int lengthBits(int length) {
        return length == Matches.MOST ? 0 : Math.max(0, 29 - Integer.numberOfLeadingZeros(length - Matches.LEAST));
    }

    /** @param distance from 1 to {@link Window#REACH} */
    static int ofDistance(int distance) {
        int extra = distanceBits(distance);
        return 2 * extra + (distance - 1 >> extra);
    }

    /** Bits behind the symbol: the lowest of the distance over 1. */
    static int distanceBits(int distance) {
        return Math.max(0, 30 - Integer.numberOfLeadingZeros(distance - 1));
    }
}
