package textbehindimage.cutout.png;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Strips, one behind the other, are one deflate stream that zlib reads back. */
class CoderTest {
    private static final int PIECE = 100_000;

    private final Random random = new Random(17);

    @ParameterizedTest
    @EnumSource
    void bytesOfHostileCountsComeBack(PngWriter.Mode mode) {
        for (int[] counts : Histograms.hostile()) {
            if (counts.length <= 256) assertComesBack(mode, shuffled(counts));
        }
    }

    @ParameterizedTest
    @EnumSource
    void runsOfZerosOfAnyLengthComeBackFromAnyPlace(PngWriter.Mode mode) {
        for (int before = 0; before < 9; before++) {
            for (int run = 1; run < 800; run += run < 30 || run % 258 < 6 || run % 258 > 250 ? 1 : 17) {
                byte[] bytes = new byte[before + run + before % 3];
                Arrays.fill(bytes, 0, before, (byte) 1);
                Arrays.fill(bytes, before + run, bytes.length, (byte) 2);
                assertComesBack(mode, bytes);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStripEndsAtAByteWhateverItsLength(PngWriter.Mode mode) {
        byte[][] strips = new byte[40][];
        for (int i = 0; i < strips.length; i++) {
            strips[i] = new byte[1 + i];
            random.nextBytes(strips[i]);
        }
        assertComesBack(mode, strips);
    }

    /** An incompressible piece grows by its codes' description and the ends of block and strip. */
    @ParameterizedTest
    @EnumSource
    void noiseHardlyGrows(PngWriter.Mode mode) {
        int size = packed(mode, noise(100_000)).length;
        assertTrue(size < 100_800, () -> size + " bytes");
    }

    @ParameterizedTest
    @EnumSource
    void longRunsTakeLittleRoom(PngWriter.Mode mode) {
        int size = packed(mode, new byte[100_000]).length;
        assertTrue(size < 300, () -> size + " bytes");
    }

    /** Around the longest that has a symbol, its multiples, and what would leave less than the shortest. */
    @ParameterizedTest
    @EnumSource
    void repetitionsOfAnyLengthComeBack(PngWriter.Mode mode) {
        for (int length = 1; length < 800; length += length < 40 || length % 258 < 8 || length % 258 > 250 ? 1 : 13) {
            byte[] part = noise(length);
            assertComesBack(mode, joined(noise(5), part, noise(length % 4), part, noise(3), part));
        }
    }

    /** Noise of which each part is the one before again, as near as one byte and as far as deflate can name, and farther. */
    @ParameterizedTest
    @EnumSource
    void repetitionsFromAnyDistanceComeBack(PngWriter.Mode mode) {
        for (int distance : new int[] {1, 2, 3, 4, 5, 7, 8, 9, 63, 64, 65, 257, 4096, 20_001}) {
            assertComesBack(mode, repeated(noise(distance), 70_000));
        }
        for (int distance = Window.REACH - 9; distance < Window.REACH + 10; distance++) {
            assertComesBack(mode, repeated(noise(distance), 150_000 + distance));
        }
    }

    /** What is repeated lies in the piece before, or in the strip before, which may not be looked at. */
    @ParameterizedTest
    @EnumSource
    void repetitionsAcrossBordersComeBack(PngWriter.Mode mode) {
        byte[] part = noise(1000);
        for (int shift = 0; shift < 40; shift++) {
            assertComesBack(mode, joined(noise(PIECE - 1010 + shift), part, part, noise(50)));
        }
        byte[][] strips = new byte[30][];
        for (int i = 0; i < strips.length; i++) strips[i] = joined(noise(i % 5), part, noise(i), part);
        assertComesBack(mode, strips);
        Arrays.fill(strips, part);
        assertComesBack(mode, strips);
    }

    @ParameterizedTest
    @EnumSource
    void anythingComesBack(PngWriter.Mode mode) {
        for (int round = 0; round < 60; round++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] words = noise(1 << random.nextInt(12));
            while (out.size() < round * 5000) {
                int from = random.nextInt(words.length);
                int length = random.nextInt(Math.min(words.length - from, 1 << random.nextInt(12)) + 1);
                out.write(words, from, length);
                if (random.nextInt(3) == 0) out.writeBytes(new byte[random.nextInt(1 << random.nextInt(10))]);
                if (random.nextInt(3) == 0) out.writeBytes(noise(random.nextInt(9)));
            }
            byte[] all = out.toByteArray();
            int cut = random.nextInt(all.length + 1);
            assertComesBack(
                    mode,
                    joined(noise(1), Arrays.copyOf(all, cut)),
                    joined(noise(1), Arrays.copyOfRange(all, cut, all.length)));
        }
    }

    /** A part again is found at the window's far edge, in another piece too, and no strip knows that of another. */
    @Test
    void whatIsInReachIsFound() {
        byte[] part = noise(Window.REACH);
        int twice = packed(PngWriter.Mode.SMALL, joined(noise(PIECE - part.length), part, part)).length;
        assertTrue(twice < PIECE + 1500, () -> twice + " bytes");
        byte[] farther = noise(Window.REACH + 1);
        int tooFar = packed(PngWriter.Mode.SMALL, joined(farther, farther)).length;
        assertTrue(tooFar > 2 * farther.length, () -> tooFar + " bytes");
        int apart = packed(PngWriter.Mode.SMALL, part, part).length;
        assertTrue(apart > 2 * part.length, () -> apart + " bytes");
    }

    /** Pixels whose colours all moved alike, as grain does it: a few bits of news in four bytes, and pairs repeat too. */
    @Test
    void repeatedPixelsOfGrainArePackedBetterThanAlone() {
        byte[] pixels = grain(400_000);
        int small = packed(PngWriter.Mode.SMALL, pixels).length;
        int fast = packed(PngWriter.Mode.FAST, pixels).length;
        assertTrue(small < 0.6 * fast, () -> small + " and " + fast + " bytes");
    }

    /** Of bytes with six values any four were there before, but to say where takes more than their ten bits. */
    @Test
    void repetitionsThatDoNotPayAreNotTaken() {
        byte[] bytes = noise(300_000);
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) ((bytes[i] & 255) % 6);
        int small = packed(PngWriter.Mode.SMALL, bytes).length;
        int fast = packed(PngWriter.Mode.FAST, bytes).length;
        assertTrue(small < 1.02 * fast, () -> small + " and " + fast + " bytes");
    }

    /** Buffers go from one strip to another, in an order that depends on how many there are. */
    @ParameterizedTest
    @EnumSource
    void aStripIsPackedTheSameWhateverWasBefore(PngWriter.Mode mode) {
        byte[] strip = grain(150_000);
        byte[] alone = packed(mode, strip);
        byte[] behind = packed(mode, noise(90_000), strip);
        assertArrayEquals(alone, Arrays.copyOfRange(behind, behind.length - alone.length, behind.length));
    }

    private byte[] grain(int length) {
        byte[] pixels = new byte[length];
        for (int i = 0; i < length; i += 4) Arrays.fill(pixels, i, i + 3, (byte) (random.nextGaussian() * 6));
        return pixels;
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

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] repeated(byte[] part, int length) {
        byte[] all = new byte[length];
        for (int i = 0; i < length; i++) all[i] = part[i % part.length];
        return all;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
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

    /** Each array is a strip, of three pieces or more if it is long enough. */
    private static byte[] packed(PngWriter.Mode mode, byte[]... strips) {
        Packed out = new Packed();
        Coder coder = new Coder(out, mode.finder.get());
        Window window = new Window(PIECE);
        for (int i = 0; i < strips.length; i++) {
            byte[] strip = strips[i];
            window.start();
            coder.start();
            int most = strip.length < 3 ? strip.length : Math.min(PIECE, strip.length / 3);
            for (int at = 0; at < strip.length; at += window.length()) {
                if (at > 0) window.next();
                window.to = Window.FROM + Math.min(most, strip.length - at);
                System.arraycopy(strip, at, window.bytes, Window.FROM, window.length());
                coder.add(window);
            }
            coder.end(i == strips.length - 1);
        }
        return Arrays.copyOf(out.bytes, out.length);
    }

    private static void assertComesBack(PngWriter.Mode mode, byte[]... strips) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        Stream.of(strips).forEach(plain::writeBytes);
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed(mode, strips));
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
