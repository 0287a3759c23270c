package textbehindimage.cutout.png;

import java.util.Arrays;

/** Writes the codes of a block before the block, as RFC 1951, 3.2.7 has it. */
final class BlockHeader {
    /** Bytes that it takes at most. */
    static final int MOST = 17 + (Symbols.ALL + Symbols.DISTANCES) * 14 / 8 + 1;

    private static final int LEAST_SYMBOLS = 257;
    private static final int COPY = 16; // 3 to 6 of the size before
    private static final int FEW_ZEROS = 17; // 3 to 10
    private static final int MANY_ZEROS = 18; // 11 to 138
    private static final int[] EXTRA = {2, 3, 7}; // bits of these three
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private final Bits bits;
    private final byte[] sizes = new byte[Symbols.ALL + Symbols.DISTANCES];
    private final int[] words = new int[sizes.length]; // what the sizes become: word | extra << 8
    private final int[] counts = new int[ORDER.length];
    private final PrefixCode code = new PrefixCode(ORDER.length, 7);
    private int end; // of words

    BlockHeader(Bits bits) {
        this.bits = bits;
    }

    void write(Codes ofBlock) {
        int symbols = used(ofBlock.symbols.sizes, LEAST_SYMBOLS);
        int distances = used(ofBlock.distances.sizes, 1);
        System.arraycopy(ofBlock.symbols.sizes, 0, sizes, 0, symbols);
        System.arraycopy(ofBlock.distances.sizes, 0, sizes, symbols, distances);
        collect(symbols + distances);
        code.fit(counts);
        int ordered = ORDER.length;
        while (ordered > 4 && code.sizes[ORDER[ordered - 1]] == 0) ordered--;
        bits.put(0, 1); // not the last block
        bits.put(2, 2); // with codes of its own
        bits.put(symbols - LEAST_SYMBOLS, 5);
        bits.put(distances - 1, 5);
        bits.put(ordered - 4, 4);
        for (int i = 0; i < ordered; i++) bits.put(code.sizes[ORDER[i]], 3);
        for (int i = 0; i < end; i++) {
            int word = words[i] & 255;
            bits.put(code.codes[word], code.sizes[word]);
            if (word >= COPY) bits.put(words[i] >>> 8, EXTRA[word - COPY]);
        }
    }

    private static int used(byte[] sizes, int least) {
        int used = sizes.length;
        while (used > least && sizes[used - 1] == 0) used--;
        return used;
    }

    private void collect(int length) {
        Arrays.fill(counts, 0);
        end = 0;
        int at = 0;
        while (at < length) {
            int size = sizes[at];
            int run = 1;
            while (at + run < length && sizes[at + run] == size) run++;
            at += run;
            if (size != 0) {
                add(size, 0);
                run--;
            }
            while (run > 0) run -= size == 0 ? addZeros(run) : addCopies(size, run);
        }
    }

    private int addZeros(int run) {
        if (run < 3) return add(0, 0);
        int taken = Math.min(run, 138);
        if (taken < 11) add(FEW_ZEROS, taken - 3);
        else add(MANY_ZEROS, taken - 11);
        return taken;
    }

    private int addCopies(int size, int run) {
        if (run < 3) return add(size, 0);
        int taken = Math.min(run, 6);
        add(COPY, taken - 3);
        return taken;
    }

    private int add(int word, int extra) {
        counts[word]++;
        words[end++] = word | extra << 8;
        return 1;
    }
}
