package textbehindimage.cutout.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The two codes of a block, fitted to what is in it. */
final class Codes {
    static final int LIMIT = 14; // Bits.codes

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final Matches NONE = new Matches();

    final PrefixCode symbols = new PrefixCode(Symbols.ALL, LIMIT);
    final PrefixCode distances = new PrefixCode(Symbols.DISTANCES, LIMIT);

    private final int[] counts = new int[Symbols.ALL];
    private final int[] distanceCounts = new int[Symbols.DISTANCES];
    private final int[] parts =
            new int[8 * 256]; // of every eighth byte, as equal neighbours wait for each other's count

    /** To bytes of which nothing is repeated. */
    void fit(byte[] bytes, int from, int to) {
        fit(bytes, from, to, NONE);
    }

    void fit(byte[] bytes, int from, int to, Matches matches) {
        Arrays.fill(counts, 0);
        Arrays.fill(distanceCounts, 0);
        Arrays.fill(parts, 0);
        int at = from;
        for (int i = 0; i < matches.count(); i++) {
            count(bytes, at, matches.from(i));
            counts[Symbols.ofLength(matches.length(i))]++;
            distanceCounts[Symbols.ofDistance(matches.distance(i))]++;
            at = matches.to(i);
        }
        count(bytes, at, to);
        for (int i = 0; i < parts.length; i++) counts[i & 255] += parts[i];
        counts[Symbols.END] = 1;
        if (matches.count() == 0) distanceCounts[0] = 1; // zlib takes a lone code of one bit
        symbols.fit(counts);
        distances.fit(distanceCounts);
    }

    private void count(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - 8; at += 8) {
            long eight = (long) LONG.get(bytes, at);
            parts[(int) eight & 255]++;
            parts[256 + ((int) (eight >>> 8) & 255)]++;
            parts[512 + ((int) (eight >>> 16) & 255)]++;
            parts[768 + ((int) (eight >>> 24) & 255)]++;
            parts[1024 + ((int) (eight >>> 32) & 255)]++;
            parts[1280 + ((int) (eight >>> 40) & 255)]++;
            parts[1536 + ((int) (eight >>> 48) & 255)]++;
            parts[1792 + (int) (eight >>> 56)]++;
        }
        for (; at < to; at++) parts[(at & 7) << 8 | bytes[at] & 255]++;
    }
}
