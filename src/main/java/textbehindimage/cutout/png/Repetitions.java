package textbehindimage.cutout.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What was there before, looked for once a pixel where its next eight bytes were last, else its next four: a pixel, or two, of
 * noise that moved all its colours alike. The nearest such place is the cheapest to name, and one look at each is ten times as
 * fast as zlib's search at a hundredth or a few more bytes.
 */
final class Repetitions implements Finder {
    private static final int STEP = 4; // bytes of a pixel; shorter ones repeat in step often enough
    private static final int TABLE = 13; // bits of a hash: as many places as there are pixels in reach
    private static final int ENTERED = 64; // bytes of a repetition that are entered; the rest repeats them
    private static final int NOWHERE = -Window.REACH - 1;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int[] ofFour = new int[1 << TABLE]; // where in the strip bytes of a hash were last
    private final int[] ofEight = new int[1 << TABLE];
    private final Prices prices = new Prices();

    @Override
    public void start() {
        Arrays.fill(ofFour, NOWHERE);
        Arrays.fill(ofEight, NOWHERE);
    }

    @Override
    public void find(Window window, Matches found, Codes codes) {
        byte[] bytes = window.bytes;
        int to = window.to;
        int offset = window.offset();
        int oldest = window.oldest();
        if (oldest == Window.FROM) codes.fit(bytes, Window.FROM, to); // of the strip before, which others need not know
        prices.take(codes);
        int done = Window.FROM; // up to where all is found
        int at = Window.FROM;
        while (at <= to - 8) {
            long eight = (long) LONG.get(bytes, at);
            int before = lastOf(bytes, eight, at, offset);
            if (before < 0) {
                at += STEP;
                continue;
            }
            int end = at + 4 + equal(bytes, before + 4, at + 4, to);
            int from = at;
            while (from > done && before > oldest && bytes[from - 1] == bytes[before - 1]) {
                from--;
                before--;
            }
            if (!prices.worth(bytes, from, end, from - before)) {
                at += STEP;
                continue;
            }
            found.add(from, end - from, from - before);
            done = end;
            at = behind(bytes, at + STEP, end, Math.min(at + ENTERED, to - 7), offset);
        }
    }

    /** Enters {@code at}; returns where its bytes were last, eight or at least four, or less than 0 if nowhere. */
    private int lastOf(byte[] bytes, long eight, int at, int offset) {
        int hash = hashOfEight(eight);
        int before = ofEight[hash] - offset;
        ofEight[hash] = at + offset;
        int four = hashOfFour((int) eight);
        int shorter = ofFour[four] - offset;
        ofFour[four] = at + offset;
        if (at - before <= Window.REACH && (long) LONG.get(bytes, before) == eight) return before;
        if (at - shorter <= Window.REACH && (int) (long) LONG.get(bytes, shorter) == (int) eight) return shorter;
        return -1;
    }

    /** Goes on in steps to a repetition's end, or behind it, entering places before {@code last}. */
    private int behind(byte[] bytes, int from, int end, int last, int offset) {
        int at = from;
        for (; at < end && at < last; at += STEP) {
            long eight = (long) LONG.get(bytes, at);
            ofEight[hashOfEight(eight)] = at + offset;
            ofFour[hashOfFour((int) eight)] = at + offset;
        }
        return at < end ? at + (end - at + STEP - 1) / STEP * STEP : at;
    }

    /** How many bytes are equal from two places on. */
    private static int equal(byte[] bytes, int one, int other, int to) {
        int length = 0;
        for (; other + length <= to - 8; length += 8) {
            long differing = (long) LONG.get(bytes, one + length) ^ (long) LONG.get(bytes, other + length);
            if (differing != 0) return length + (Long.numberOfTrailingZeros(differing) >>> 3);
        }
        while (other + length < to && bytes[one + length] == bytes[other + length]) length++;
        return length;
    }

    // Multiplied by the golden ratio the upper bits depend on all (Knuth, The Art of Computer Programming 3, 6.4).
    private static int hashOfFour(int four) {
        return four * 0x9e3779b1 >>> 32 - TABLE;
    }

    private static int hashOfEight(long eight) {
        return (int) (eight * 0x9e3779b185ebca87L >>> 64 - TABLE);
    }
}
