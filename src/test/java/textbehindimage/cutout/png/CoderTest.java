package textbehindimage.cutout.png;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Strips, one behind the other, are one deflate stream that zlib reads back. */
class CoderTest {
    static List<Function<Packed, Coder>> coders() {
        return List.of(HuffmanCoder::new, DeflaterCoder::new);
    }

    @ParameterizedTest
    @MethodSource("coders")
    void bytesOfHostileCountsComeBack(Function<Packed, Coder> coder) {
        for (int[] counts : Histograms.hostile()) {
            if (counts.length <= 256) assertComesBack(coder, shuffled(counts));
        }
    }

    @ParameterizedTest
    @MethodSource("coders")
    void runsOfZerosOfAnyLengthComeBackFromAnyPlace(Function<Packed, Coder> coder) {
        for (int before = 0; before < 9; before++) {
            for (int run = 1; run < 800; run += run < 30 || run % 258 < 6 || run % 258 > 250 ? 1 : 17) {
                byte[] bytes = new byte[before + run + before % 3];
                Arrays.fill(bytes, 0, before, (byte) 1);
                Arrays.fill(bytes, before + run, bytes.length, (byte) 2);
                assertComesBack(coder, bytes);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("coders")
    void aStripEndsAtAByteWhateverItsLength(Function<Packed, Coder> coder) {
        byte[][] strips = new byte[40][];
        Random random = new Random(5);
        for (int i = 0; i < strips.length; i++) {
            strips[i] = new byte[1 + i];
            random.nextBytes(strips[i]);
        }
        assertComesBack(coder, strips);
    }

    /** An incompressible piece grows by its code's description and the ends of block and strip. */
    @Test
    void noiseHardlyGrows() {
        byte[] noise = new byte[100_000];
        new Random(3).nextBytes(noise);
        int size = packed(HuffmanCoder::new, noise).length;
        assertTrue(size < 100_400, () -> size + " bytes");
    }

    @Test
    void longRunsTakeLittleRoom() {
        int size = packed(HuffmanCoder::new, new byte[100_000]).length;
        assertTrue(size < 200, () -> size + " bytes");
    }

    @Test
    void checksumsAreJoinedAsIfTheBytesWere() {
        byte[] bytes = new byte[300_000];
        new Random(9).nextBytes(bytes);
        Arrays.fill(bytes, 0, 70_000, (byte) 255);
        for (int cut : new int[] {0, 1, 1000, 65_520, 65_521, 65_522, 131_042, 299_999, 300_000}) {
            int joined = Adler.of(sum(bytes, 0, cut), sum(bytes, cut, bytes.length), bytes.length - cut);
            assertEquals(sum(bytes, 0, bytes.length), joined, "cut at " + cut);
        }
    }

    private static int sum(byte[] bytes, int from, int to) {
        Adler32 sum = new Adler32();
        sum.update(bytes, from, to - from);
        return (int) sum.getValue();
    }

    private static byte[] shuffled(int[] counts) {
        int scale = Math.max(1, Arrays.stream(counts).sum() >> 18);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int value = 0; value < counts.length; value++) {
            byte[] same = new byte[(counts[value] - 1) / scale + 1];
            Arrays.fill(same, (byte) (value * 7)); // so that zero is not always among the rare
            out.writeBytes(same);
        }
        byte[] bytes = out.toByteArray();
        Random random = new Random(counts.length);
        for (int i = bytes.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            byte swap = bytes[i];
            bytes[i] = bytes[other];
            bytes[other] = swap;
        }
        return bytes;
    }

    /** Each array is a strip, and each strip three pieces if it is long enough. */
    private static byte[] packed(Function<Packed, Coder> make, byte[]... strips) {
        Packed out = new Packed();
        try (Coder coder = make.apply(out)) {
            for (int i = 0; i < strips.length; i++) {
                coder.start();
                int third = strips[i].length / 3;
                int[] cuts = third == 0
                        ? new int[] {0, strips[i].length}
                        : new int[] {0, third, 2 * third, strips[i].length};
                for (int cut = 1; cut < cuts.length; cut++) {
                    byte[] piece = Arrays.copyOfRange(strips[i], cuts[cut - 1], cuts[cut]);
                    coder.add(Arrays.copyOf(piece, piece.length + 5), piece.length);
                }
                coder.end(i == strips.length - 1);
            }
        }
        return Arrays.copyOf(out.bytes, out.length);
    }

    private static void assertComesBack(Function<Packed, Coder> coder, byte[]... strips) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        Stream.of(strips).forEach(plain::writeBytes);
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed(coder, strips));
            byte[] read = new byte[plain.size() + 1];
            int size = 0;
            for (int more = 1; more > 0; size += more) more = inflater.inflate(read, size, read.length - size);
            assertArrayEquals(plain.toByteArray(), Arrays.copyOf(read, size));
            assertTrue(inflater.finished(), "the stream has no end");
            assertEquals(0, inflater.getRemaining(), "bytes behind the stream");
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        } finally {
            inflater.end();
        }
    }
}
