package textbehindimage.cutout.png;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is counted, the code is one that zlib takes, and a good one. */
class PrefixCodeTest {
    static Stream<int[]> counts() {
        Random random = new Random(1);
        Stream<int[]> anything = Stream.generate(() -> random(random)).limit(500);
        return Stream.concat(Histograms.hostile().stream(), anything);
    }

    private static int[] random(Random random) {
        int[] counts = new int[1 + random.nextInt(286)];
        int most = 1 << random.nextInt(20);
        for (int i = 0; i < counts.length; i++) {
            if (random.nextInt(4) > 0) counts[i] = random.nextInt(1 + random.nextInt(most));
        }
        counts[random.nextInt(counts.length)] = 1;
        return counts;
    }

    @ParameterizedTest
    @MethodSource("counts")
    void everySymbolThatOccursHasACodeAndNoPatternIsLeft(int[] counts) {
        for (int limit : new int[] {9, 14, 15}) {
            PrefixCode code = fitted(counts, limit);
            long patterns = 0;
            long used = Arrays.stream(counts).filter(count -> count > 0).count();
            for (int symbol = 0; symbol < counts.length; symbol++) {
                assertEquals(counts[symbol] > 0, code.sizes[symbol] > 0, "symbol " + symbol);
                assertTrue(code.sizes[symbol] <= limit, "symbol " + symbol);
                if (counts[symbol] > 0) patterns += 1L << limit - code.sizes[symbol];
            }
            assertEquals(used == 1 ? 1L << limit - 1 : 1L << limit, patterns, used + " symbols, " + limit + " bits");
        }
    }

    @ParameterizedTest
    @MethodSource("counts")
    void noCodeBeginsLikeAnother(int[] counts) {
        PrefixCode code = fitted(counts, 14);
        for (int one = 0; one < counts.length; one++) {
            for (int other = 0; other < counts.length; other++) {
                if (one == other || code.sizes[one] == 0 || code.sizes[one] > code.sizes[other]) continue;
                int beginning = code.codes[other] & (1 << code.sizes[one]) - 1;
                assertFalse(beginning == code.codes[one], one + " begins " + other);
            }
        }
    }

    /** Huffman's code is less than a bit a symbol over the entropy; the limit costs a hundredth at most. */
    @ParameterizedTest
    @MethodSource("counts")
    void theCodeIsShort(int[] counts) {
        PrefixCode code = fitted(counts, 14);
        double all = Arrays.stream(counts).sum();
        double entropy = 0;
        double size = 0;
        for (int symbol = 0; symbol < counts.length; symbol++) {
            if (counts[symbol] > 0) entropy -= counts[symbol] * Math.log(counts[symbol] / all) / Math.log(2);
            size += (double) counts[symbol] * code.sizes[symbol];
        }
        double most = 1.01 * (entropy + all);
        double real = size;
        assertTrue(real <= most, () -> real + " bits, allowed are " + most);
    }

    @Test
    void frequentSymbolsHaveTheShorterCodes() {
        assertEquals("[1, 2, 3, 3]", Arrays.toString(fitted(new int[] {8, 4, 2, 2}, 14).sizes));
        assertEquals("[2, 2, 2, 2]", Arrays.toString(fitted(new int[] {8, 4, 2, 2}, 2).sizes));
        assertEquals("[0, 1, 0]", Arrays.toString(fitted(new int[] {0, 7, 0}, 14).sizes));
        assertEquals("[1, 1]", Arrays.toString(fitted(new int[] {1, 1000}, 14).sizes));
    }

    /** RFC 1951, 3.2.2: the example of its sizes 3, 3, 3, 3, 3, 2, 4, 4, with each code turned round. */
    @Test
    void codesAreNumberedAsTheRfcSays() {
        PrefixCode code = fitted(new int[] {8, 8, 8, 8, 8, 20, 4, 4}, 14);
        assertEquals("[3, 3, 3, 3, 3, 2, 4, 4]", Arrays.toString(code.sizes));
        List<String> codes = Stream.of(0, 1, 2, 3, 4, 5, 6, 7)
                .map(symbol -> turned(code.codes[symbol], code.sizes[symbol]))
                .toList();
        assertEquals(List.of("010", "011", "100", "101", "110", "00", "1110", "1111"), codes);
    }

    private static String turned(int code, int size) {
        StringBuilder bits = new StringBuilder();
        for (int i = 0; i < size; i++) bits.append(code >> i & 1);
        return bits.toString();
    }

    private static PrefixCode fitted(int[] counts, int limit) {
        PrefixCode code = new PrefixCode(counts.length, limit);
        code.fit(ones(counts.length));
        code.fit(counts); // what was counted before leaves no trace
        return code;
    }

    private static int[] ones(int symbols) {
        int[] counts = new int[symbols];
        Arrays.fill(counts, 1);
        return counts;
    }
}
