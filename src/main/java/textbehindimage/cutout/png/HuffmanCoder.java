package textbehindimage.cutout.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Deflate with no search for repetitions but runs of zeros, which is what a good filter leaves of them: each piece is a
 * block with a code of its own (RFC 1951, 3.2.7). The noise of photos does not repeat, so that zlib's fastest, which takes
 * four times as long, makes them no smaller.
 */
final class HuffmanCoder implements Coder {
    static final int LIMIT = 14; // Bits.codes
    static final int SYMBOLS = 286;
    static final int END = 256;

    private static final int LONGEST = 258;
    private static final int STEP =
            32; // bytes looked at together; shorter runs cost as literals what finding them would
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Packed out;
    private final Bits bits;
    private final BlockHeader header;
    private final PrefixCode code = new PrefixCode(SYMBOLS, LIMIT);
    private final int[] counts = new int[SYMBOLS];
    private final int[] parts =
            new int[8 * 256]; // of every eighth byte, as equal neighbours wait for each other's count
    private final int[] literals = new int[256];
    private int[] runs = new int[64]; // begin and end of each run of zeros
    private int runsEnd;

    HuffmanCoder(Packed out) {
        this.out = out;
        bits = new Bits(out);
        header = new BlockHeader(bits);
    }

    @Override
    public void start() {
        bits.clear();
    }

    @Override
    public void add(byte[] piece, int length) {
        count(piece, length);
        code.fit(counts);
        out.reserve(2 * length + BlockHeader.MOST + Bits.SLACK); // LIMIT is less than two bytes
        header.write(code);
        for (int value = 0; value < 256; value++) literals[value] = code.codes[value] | code.sizes[value] << 16;
        int at = 0;
        for (int run = 0; run < runsEnd; run += 2) {
            bits.codes(piece, at, runs[run], literals);
            writeZeros(runs[run + 1] - runs[run]);
            at = runs[run + 1];
        }
        bits.codes(piece, at, length, literals);
        write(END);
    }

    private void count(byte[] piece, int length) {
        Arrays.fill(counts, 0);
        Arrays.fill(parts, 0);
        runsEnd = 0;
        int at = countLiterals(piece, 0, length - STEP);
        while (at <= length - STEP) {
            int end = endOfZeros(piece, at + STEP, length);
            addRun(at, end);
            at = countLiterals(piece, end, length - STEP);
        }
        for (; at < length; at++) counts[piece[at] & 255]++;
        for (int i = 0; i < parts.length; i++) counts[i & 255] += parts[i];
        counts[END] = 1;
    }

    /** From {@code at} to the next step of zeros only, or to the first that begins behind {@code last}; returns that place. */
    private int countLiterals(byte[] piece, int from, int last) {
        int at = from;
        for (; at <= last; at += STEP) {
            long one = (long) LONG.get(piece, at);
            long two = (long) LONG.get(piece, at + 8);
            long three = (long) LONG.get(piece, at + 16);
            long four = (long) LONG.get(piece, at + 24);
            if ((one | two | three | four) == 0) break;
            count(parts, one);
            count(parts, two);
            count(parts, three);
            count(parts, four);
        }
        return at;
    }

    private static void count(int[] parts, long eight) {
        parts[(int) eight & 255]++;
        parts[256 + ((int) (eight >>> 8) & 255)]++;
        parts[512 + ((int) (eight >>> 16) & 255)]++;
        parts[768 + ((int) (eight >>> 24) & 255)]++;
        parts[1024 + ((int) (eight >>> 32) & 255)]++;
        parts[1280 + ((int) (eight >>> 40) & 255)]++;
        parts[1536 + ((int) (eight >>> 48) & 255)]++;
        parts[1792 + (int) (eight >>> 56)]++;
    }

    private static int endOfZeros(byte[] piece, int from, int length) {
        int end = from;
        while (end <= length - 8 && (long) LONG.get(piece, end) == 0) end += 8;
        while (end < length && piece[end] == 0) end++;
        return end;
    }

    private void addRun(int from, int to) {
        if (runsEnd == runs.length) runs = Arrays.copyOf(runs, 2 * runs.length);
        runs[runsEnd++] = from;
        runs[runsEnd++] = to;
        int left = to - from - 1;
        counts[0]++;
        counts[symbol(LONGEST)] += left / LONGEST;
        left %= LONGEST;
        if (left >= 3) counts[symbol(left)]++;
        else counts[0] += left;
    }

    /** A zero, and the rest as repetitions of the byte before. */
    private void writeZeros(int length) {
        write(0);
        int left = length - 1;
        for (; left >= LONGEST; left -= LONGEST) writeRepetition(LONGEST);
        if (left >= 3) writeRepetition(left);
        else for (; left > 0; left--) write(0);
    }

    private void writeRepetition(int length) {
        write(symbol(length));
        int extra = extraBits(length);
        bits.put(length - 3 & (1 << extra) - 1, extra);
        bits.put(0, 1); // the one distance code
    }

    private void write(int symbol) {
        bits.put(code.codes[symbol], code.sizes[symbol]);
    }

    // The table of RFC 1951, 3.2.5, as a formula: four symbols for every power of two from 4 on.
    private static int symbol(int length) {
        if (length == LONGEST) return 285;
        int extra = extraBits(length);
        return 257 + 4 * extra + (length - 3 >> extra);
    }

    private static int extraBits(int length) {
        return length == LONGEST ? 0 : Math.max(0, 29 - Integer.numberOfLeadingZeros(length - 3));
    }

    @Override
    public void end(boolean last) {
        out.reserve(Bits.SLACK + 5);
        // An empty block: the last, of the fixed code, whose end is seven zeros; or a stored one, which begins at a
        // byte.
        bits.put(last ? 3 : 0, last ? 10 : 3);
        bits.align();
        if (!last) out.addInt(0x0000ffff);
    }

    @Override
    public void close() {}
}
