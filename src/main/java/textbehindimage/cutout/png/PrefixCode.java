package textbehindimage.cutout.png;

import java.util.Arrays;

/**
 * Codes of symbols, the shorter the more frequent: Huffman's, none longer than a limit, numbered as RFC 1951, 3.2.2 wants
 * it. A lone symbol gets one bit; else no bit pattern is left unused, which zlib insists on.
 */
final class PrefixCode {
    /** Bits of each symbol's code, 0 for one that does not occur. */
    final byte[] sizes;
    /** Each code, its first bit lowest. */
    final int[] codes;

    private final int limit;
    private final long[] rising; // count << 16 | symbol, rarest first
    private final int[] ofSize; // how many codes there are of each size
    private final int[] next; // code of each size
    // Of a tree's nodes, leaves first:
    private final int[] weights;
    private final int[] parents;
    private final int[] depths;

    /** @param limit bits of the longest code; the symbols must be no more than it has patterns */
    PrefixCode(int symbols, int limit) {
        this.limit = limit;
        sizes = new byte[symbols];
        codes = new int[symbols];
        rising = new long[symbols];
        ofSize = new int[limit + 1];
        next = new int[limit + 1];
        weights = new int[2 * symbols];
        parents = new int[2 * symbols];
        depths = new int[2 * symbols];
    }

    /** @param counts how often each symbol occurs, in all less than 2^31 times; at least one does */
    void fit(int[] counts) {
        Arrays.fill(sizes, (byte) 0);
        int used = sort(counts);
        growTree(used);
        measure(used);
        shorten();
        int symbol = 0;
        for (int size = limit; size > 0; size--) {
            for (int i = 0; i < ofSize[size]; i++) sizes[(int) rising[symbol++] & 0xffff] = (byte) size;
        }
        number();
    }

    private int sort(int[] counts) {
        int used = 0;
        for (int symbol = 0; symbol < sizes.length; symbol++) {
            if (counts[symbol] > 0) rising[used++] = (long) counts[symbol] << 16 | symbol;
        }
        Arrays.sort(rising, 0, used);
        return used;
    }

    /** The two lightest nodes get a parent until one is left. Leaves are sorted, and parents come in rising order too. */
    private void growTree(int leaves) {
        for (int i = 0; i < leaves; i++) weights[i] = (int) (rising[i] >>> 16);
        int leaf = 0;
        int inner = leaves;
        for (int parent = leaves; parent < 2 * leaves - 1; parent++) {
            weights[parent] = 0;
            for (int child = 0; child < 2; child++) {
                boolean takeLeaf = leaf < leaves && (inner == parent || weights[leaf] <= weights[inner]);
                int lightest = takeLeaf ? leaf++ : inner++;
                weights[parent] += weights[lightest];
                parents[lightest] = parent;
            }
        }
    }

    /** Counts the codes of each size; those beyond the limit count as of the limit. */
    private void measure(int leaves) {
        Arrays.fill(ofSize, 0);
        int root = 2 * leaves - 2;
        depths[root] = leaves == 1 ? 1 : 0; // a lone leaf is its own root
        for (int node = root; node >= 0; node--) {
            if (node != root) depths[node] = depths[parents[node]] + 1;
            if (node < leaves) ofSize[Math.min(depths[node], limit)]++;
        }
    }

    /**
     * Makes room for codes that were cut. A code of {@code size} bits takes {@code 2^(limit - size)} patterns; while there are
     * too few, one of the longest codes joins a shorter one, both becoming a bit longer than that one was (as miniz does it).
     */
    private void shorten() {
        int missing = -(1 << limit);
        for (int size = 1; size <= limit; size++) missing += ofSize[size] << limit - size;
        for (; missing > 0; missing--) {
            int size = limit - 1;
            while (ofSize[size] == 0) size--;
            ofSize[size]--;
            ofSize[size + 1] += 2;
            ofSize[limit]--;
        }
    }

    private void number() {
        int code = 0;
        for (int size = 1; size <= limit; size++) {
            next[size] = code;
            code = code + ofSize[size] << 1;
        }
        for (int symbol = 0; symbol < sizes.length; symbol++) {
            int size = sizes[symbol];
            codes[symbol] = size == 0 ? 0 : Integer.reverse(next[size]++) >>> 32 - size;
        }
    }
}
