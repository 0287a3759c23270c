package textbehindimage.cutout.photo.webp.lossy;

/** The arithmetic decoder of lossy WebP (RFC 6386, 7). Beyond the end there are zeros, and {@link #overrun} says so. */
final class BoolReader {
    private final byte[] data;
    private final int end;
    private int at;
    private int range = 254; // less 1
    private int value;
    private int bits = -8; // beyond the eight that are compared
    private boolean overrun;

    BoolReader(byte[] data, int start, int end) {
        this.data = data;
        this.end = end;
        at = start;
    }

    /** @param chance of a zero, of 256 */
    boolean read(int chance) {
        if (bits < 0) load();
        int split = range * chance >> 8;
        boolean one = value >> bits > split;
        int left = one ? range - split : split + 1;
        if (one) value -= split + 1 << bits;
        int shift = Integer.numberOfLeadingZeros(left) - 24;
        range = (left << shift) - 1;
        bits -= shift;
        return one;
    }

    int bit(int chance) {
        return read(chance) ? 1 : 0;
    }

    boolean flag() {
        return read(128);
    }

    /** A number of {@code size} bits. */
    int number(int size) {
        int number = 0;
        for (int i = 0; i < size; i++) number = number << 1 | bit(128);
        return number;
    }

    /** A flag and, if that is set, a number with its sign behind it; else 0. */
    int optional(int size) {
        if (!flag()) return 0;
        int number = number(size);
        return flag() ? -number : number;
    }

    /** Whether bits were needed that the data does not have. */
    boolean overrun() {
        return overrun;
    }

    private void load() {
        value <<= 8;
        if (at < end) value |= data[at++] & 255;
        else overrun = true;
        bits += 8;
    }
}
