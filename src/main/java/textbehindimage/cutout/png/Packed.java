package textbehindimage.cutout.png;

import java.util.Arrays;

/** Bytes in the making, from 0 to {@link #length}; the array grows and is used again. */
final class Packed {
    byte[] bytes = new byte[1 << 16];
    int length;

    /** Makes sure that {@code more} bytes fit behind those that are there. */
    void reserve(int more) {
        if (bytes.length - length < more) bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }

    void addInt(int value) {
        reserve(4);
        length += 4;
        setInt(length - 4, value);
    }

    /** Big-endian, as PNG and zlib have it. */
    void setInt(int at, int value) {
        for (int i = 0; i < 4; i++) bytes[at + i] = (byte) (value >>> 24 - 8 * i);
    }
}
