package textbehindimage.cutout.png;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import textbehindimage.cutout.Generated;

/** What is written is read back the same by the JDK's own reader, and is one zlib stream. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // The pool is made once.
class PngWriterTest {
    private static final byte @Nullable [] NO_PROFILE = null;
    private static final int LARGE = 1 << 20;

    private final ExecutorService pool = Executors.newFixedThreadPool(3);

    @AfterAll
    void endThreads() {
        pool.shutdown();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "1, 300, 1",
        "1, 300, 100",
        "300, 1, 1",
        "2, 2, 1",
        "3, 1000, 999",
        "7, 9, 50",
        "8, 8, 1",
        "9, 7, 1",
        "16, 3, 100",
        "17, 130, 2000",
        "64, 64, 1",
        "65, 63, 5000",
        "200, 129, 20000",
        "1000, 130, 100000",
        // Pieces of a strip, of which the last is full, and not; rows longer than a piece.
        "1023, 64, 1048576",
        "300, 300, 1048576",
        "33000, 3, 200000",
    })
    void picturesOfAllKindsComeBackTheSame(int width, int height, int strip) throws Exception {
        for (PngWriter.Mode mode : PngWriter.Mode.values()) {
            for (Picture.Colour colour : Picture.Colour.values()) {
                for (Contents contents : Contents.values()) {
                    byte[] samples = contents.of(width, height, colour.samples);
                    PngFile file = PngFile.of(encoded(mode, strip, width, height, colour, samples, NO_PROFILE));
                    String what = mode + " " + colour + " " + contents;
                    assertArrayEquals(samples, file.samples(), what);
                    file.inflated((1 + width * colour.samples) * height);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void stripsAreAsManyAsTheirSizeSays(PngWriter.Mode mode) throws Exception {
        byte[] samples = new byte[50 * 100];
        for (int strip : new int[] {1, 50, 51, 1019, 1020, LARGE}) {
            byte[] file = encoded(mode, strip, 50, 100, Picture.Colour.GREY, samples, NO_PROFILE);
            int strips = Collections.frequency(PngFile.of(file).types(), "IDAT");
            assertEquals(strip == LARGE ? 1 : strip == 1020 ? 5 : strip == 1019 ? 6 : 100, strips, strip + " bytes");
        }
    }

    /** Half of the picture is clear, and half of the noise in the rest can be foreseen. */
    @ParameterizedTest
    @EnumSource
    void aCutOutIsPackedWell(PngWriter.Mode mode) throws Exception {
        int side = 600;
        byte[] samples = Generated.picture(side, side, 4);
        for (int i = 3; i < samples.length; i += 4) samples[i] = -1;
        Arrays.fill(samples, 0, samples.length / 2, (byte) 0);
        byte[] file = encoded(mode, LARGE, side, side, Picture.Colour.RGBA, samples, NO_PROFILE);
        assertTrue(file.length < samples.length / 2 * 0.8, () -> file.length + " bytes");
        byte[] empty = encoded(mode, LARGE, side, side, Picture.Colour.RGBA, new byte[samples.length], NO_PROFILE);
        assertTrue(empty.length < samples.length / 100, () -> empty.length + " bytes");
    }

    @Test
    void theProfileTravelsAlong() throws Exception {
        byte[] profile = "profile\0\0not really one".getBytes(StandardCharsets.US_ASCII);
        byte[] file = encoded(PngWriter.Mode.FAST, LARGE, 5, 5, Picture.Colour.RGBA, new byte[100], profile);
        String text = new String(file, StandardCharsets.ISO_8859_1);
        assertTrue(text.contains("iCCP" + new String(profile, StandardCharsets.ISO_8859_1)));
        assertEquals("[IHDR, iCCP, IDAT, IEND]", PngFile.of(file).types().toString());
        byte[] grey = encoded(PngWriter.Mode.FAST, LARGE, 5, 5, Picture.Colour.GREY, new byte[25], profile);
        assertEquals("[IHDR, IDAT, IEND]", PngFile.of(grey).types().toString());
    }

    private byte[] encoded(
            PngWriter.Mode mode,
            int strip,
            int width,
            int height,
            Picture.Colour colour,
            byte[] samples,
            byte @Nullable [] profile)
            throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Picture.Rows rows = (y, row) -> System.arraycopy(samples, y * row.length, row, 0, row.length);
        new PngWriter(mode, pool, 4, strip)
                .write(out, new Picture(width, height, colour, profile, () -> rows), share -> {});
        return out.toByteArray();
    }
}
