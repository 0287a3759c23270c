package textbehindimage.cutout.photo.webp.lossless;

/** Bits of a lossless WebP, the lowest of each byte first. Beyond the end there are zeros, and {@link #overrun} says so. */
final class LowBits {
    private final byte[] data;
    private int at;
    private long bits;
    private int count;

    LowBits(byte[] data, int start) {
        this.data = data;
        at = start;
    }

    /** The next {@code size} bits, 24 at most. */
    int read(int size) {
        int value = peek(size);
        skip(size);
        return value;
    }

    boolean read() {
        return read(1) == 1;
    }

    int peek(int size) {
        while (count < 24) {
            if (at < data.length) bits |= (data[at] & 255L) << count;
            at++;
            count += 8;
        }
        return (int) bits & (1 << size) - 1;
    }

    /** Of bits that were peeked at. */
    void skip(int size) {
        bits >>>= size;
        count -= size;
    }

    /** Whether bits were read that the data does not have. */
    boolean overrun() {
        return at - (count >> 3) > data.length;
    }
}
