package textbehindimage.cutout.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Packs bits, the first into the lowest place (RFC 1951, 3.1.1). Who puts them reserves the room, and {@link #SLACK} more,
 * since eight bytes are stored at a time.
 */
final class Bits {
    static final int SLACK = 8;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final Packed out;
    private long held; // bits that do not fill a byte yet
    private int count; // how many they are, 0 to 7

    Bits(Packed out) {
        this.out = out;
    }

    void clear() {
        held = 0;
        count = 0;
    }

    /** The lower {@code size} bits, at most 57, of a value that has no others. */
    void put(long value, int size) {
        held |= value << count;
        count += size;
        LONG.set(out.bytes, out.length, held);
        out.length += count >>> 3;
        held >>>= count & ~7;
        count &= 7;
    }

    /** Fills the last byte with zeros. */
    void align() {
        if (count > 0) put(0, 8 - count);
    }

    /**
     * The codes of bytes, four to a store.
     *
     * @param codes of each byte value {@code code | size << 16}; sizes up to 14, so that four and 7 held bits are 63 at most
     */
    void codes(byte[] source, int from, int to, int[] codes) {
        byte[] bytes = out.bytes;
        int length = out.length;
        long held = this.held;
        int count = this.count;
        int at = from;
        for (; at <= to - 4; at += 4) {
            int four = (int) INT.get(source, at);
            int code = codes[four & 255];
            held |= (long) (code & 0xffff) << count;
            count += code >>> 16;
            code = codes[four >>> 8 & 255];
            held |= (long) (code & 0xffff) << count;
            count += code >>> 16;
            code = codes[four >>> 16 & 255];
            held |= (long) (code & 0xffff) << count;
            count += code >>> 16;
            code = codes[four >>> 24];
            held |= (long) (code & 0xffff) << count;
            count += code >>> 16;
            LONG.set(bytes, length, held);
            length += count >>> 3;
            held >>>= count & ~7;
            count &= 7;
        }
        this.held = held;
        this.count = count;
        out.length = length;
        for (; at < to; at++) put(codes[source[at] & 255] & 0xffff, codes[source[at] & 255] >>> 16);
    }
}
