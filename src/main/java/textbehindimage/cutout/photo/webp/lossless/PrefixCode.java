package textbehindimage.cutout.photo.webp.lossless;

import textbehindimage.cutout.photo.format.PhotoRefused;

/**
 * A canonical prefix code of a lossless WebP (RFC 9649, 3.7.2). Codes of up to 8 bits are looked up, longer and so rarer
 * ones are walked bit by bit, which keeps each code small: a file may have tens of thousands.
 */
final class PrefixCode {
    private static final int MOST_BITS = 15;
    private static final int ROOT_BITS = 8;

    private final int rootBits;
    private final int[] root; // length << 16 | symbol; 0 length is a longer code or the only one
    private final int[] counts = new int[MOST_BITS + 1]; // codes of each length
    private final short[] symbols; // by code

    /** @param lengths bits of each symbol's code, 0 if it has none */
    PrefixCode(int[] lengths) throws PhotoRefused {
        int longest = 0;
        for (int length : lengths) {
            counts[length]++;
            longest = Math.max(longest, length);
        }
        int used = lengths.length - counts[0];
        counts[0] = 0;
        symbols = sorted(lengths, used);
        rootBits = used == 1 ? 0 : Math.min(longest, ROOT_BITS);
        root = new int[1 << rootBits];
        if (used == 1) root[0] = symbols[0];
        else fill();
    }

    private short[] sorted(int[] lengths, int used) {
        int[] next = new int[MOST_BITS + 2];
        for (int i = 1; i <= MOST_BITS; i++) next[i + 1] = next[i] + counts[i];
        short[] sorted = new short[used];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] != 0) sorted[next[lengths[symbol]]++] = (short) symbol;
        }
        return sorted;
    }

    private void fill() throws PhotoRefused {
        int open = 1;
        for (int length = 1; length <= MOST_BITS; length++) {
            open = open * 2 - counts[length];
            if (open < 0) throw damaged();
        }
        if (open != 0) throw damaged();
        int code = 0;
        int index = 0;
        for (int length = 1; length <= rootBits; length++, code <<= 1) {
            for (int i = 0; i < counts[length]; i++, code++) {
                int entry = length << 16 | symbols[index++];
                int first = Integer.reverse(code) >>> 32 - length; // bits come with the code's highest first
                for (int at = first; at < root.length; at += 1 << length) root[at] = entry;
            }
        }
    }

    int read(LowBits bits) {
        int entry = root[bits.peek(rootBits)];
        if (entry >>> 16 == 0 && rootBits == ROOT_BITS) return longCode(bits);
        bits.skip(entry >>> 16);
        return entry & 0xffff;
    }

    private int longCode(LowBits bits) {
        int ahead = bits.peek(MOST_BITS);
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; ; length++, ahead >>= 1) {
            code |= ahead & 1;
            int count = counts[length];
            if (code - first < count) {
                bits.skip(length);
                return symbols[index + code - first];
            }
            index += count;
            first = first + count << 1;
            code <<= 1;
        }
    }

    /** Bytes held, roughly. */
    int size() {
        return 4 * (root.length + counts.length) + 2 * symbols.length;
    }

    private static PhotoRefused damaged() {
        return PhotoRefused.damaged("a code table of the WebP file makes no sense");
    }
}
