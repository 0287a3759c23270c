package textbehindimage.cutout.photo.webp.lossless;

import java.util.Arrays;
import textbehindimage.cutout.photo.format.PhotoRefused;

/** The five codes by which a lossless WebP writes pixels (RFC 9649, 3.7.2.1): green with lengths and cache, red, blue, alpha, distance. */
final class CodeGroup {
    private static final int[] ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    private static final int[] REPEAT_BITS = {2, 3, 7}; // of 16, 17 and 18
    private static final int[] REPEAT_LEAST = {3, 3, 11};

    final PrefixCode green;
    final PrefixCode red;
    final PrefixCode blue;
    final PrefixCode alpha;
    final PrefixCode distance;

    CodeGroup(LowBits bits, int cacheSize) throws PhotoRefused {
        green = new PrefixCode(lengths(bits, 256 + 24 + cacheSize));
        red = new PrefixCode(lengths(bits, 256));
        blue = new PrefixCode(lengths(bits, 256));
        alpha = new PrefixCode(lengths(bits, 256));
        distance = new PrefixCode(lengths(bits, 40));
    }

    /** Reads a group that no pixel uses. */
    static void pass(LowBits bits, int cacheSize) throws PhotoRefused {
        lengths(bits, 256 + 24 + cacheSize);
        for (int i = 0; i < 3; i++) lengths(bits, 256);
        lengths(bits, 40);
    }

    int size() {
        return green.size() + red.size() + blue.size() + alpha.size() + distance.size();
    }

    private static int[] lengths(LowBits bits, int symbols) throws PhotoRefused {
        if (bits.overrun()) throw LosslessWebp.tooShort();
        int[] lengths = new int[symbols];
        if (bits.read()) simple(bits, lengths);
        else coded(bits, lengths);
        return lengths;
    }

    private static void simple(LowBits bits, int[] lengths) throws PhotoRefused {
        boolean two = bits.read();
        add(bits.read(bits.read() ? 8 : 1), lengths);
        if (two) add(bits.read(8), lengths);
    }

    private static void add(int symbol, int[] lengths) throws PhotoRefused {
        if (symbol >= lengths.length) throw damaged();
        lengths[symbol] = 1;
    }

    private static void coded(LowBits bits, int[] lengths) throws PhotoRefused {
        int[] lengthsOfLengths = new int[ORDER.length];
        int given = bits.read(4) + 4;
        for (int i = 0; i < given; i++) lengthsOfLengths[ORDER[i]] = bits.read(3);
        PrefixCode code = new PrefixCode(lengthsOfLengths);
        int most = bits.read() ? 2 + bits.read(2 + 2 * bits.read(3)) : lengths.length;
        if (most > lengths.length) throw damaged();
        int previous = 8;
        for (int symbol = 0; symbol < lengths.length && most > 0; most--) {
            int length = code.read(bits);
            if (length < 16) {
                lengths[symbol++] = length;
                if (length != 0) previous = length;
                continue;
            }
            int end = symbol + bits.read(REPEAT_BITS[length - 16]) + REPEAT_LEAST[length - 16];
            if (end > lengths.length) throw damaged();
            Arrays.fill(lengths, symbol, end, length == 16 ? previous : 0);
            symbol = end;
        }
    }

    private static PhotoRefused damaged() {
        return PhotoRefused.damaged("a code table of the WebP file makes no sense");
    }
}
