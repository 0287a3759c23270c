package textbehindimage.cutout.png;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import textbehindimage.cutout.Generated;

/** What is written is read back the same by the JDK's own reader. */
class PngWriterTest {
    private static final byte @Nullable [] NO_PROFILE = null;

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 300", "300, 1", "64, 64", "65, 63", "200, 129", "3, 1000", "1000, 130"})
    void colourAndGreyComeBackTheSame(int width, int height) throws Exception {
        for (PngWriter.Colour colour : PngWriter.Colour.values()) {
            int samples = colour == PngWriter.Colour.GREY ? 1 : 4;
            byte[] smooth = Generated.picture(width, height, samples);
            byte[] noise = new byte[smooth.length];
            new Random(width * 31L + height).nextBytes(noise);
            for (byte[] picture : new byte[][] {smooth, noise, new byte[smooth.length]}) {
                assertArrayEquals(picture, samples(decoded(encoded(width, height, colour, picture, NO_PROFILE))));
            }
        }
    }

    @Test
    void theProfileTravelsAlong() throws Exception {
        byte[] profile = "profile\0\0not really one".getBytes(StandardCharsets.US_ASCII);
        byte[] file = encoded(5, 5, PngWriter.Colour.RGBA, new byte[100], profile);
        String text = new String(file, StandardCharsets.ISO_8859_1);
        assertTrue(text.contains("iCCP" + new String(profile, StandardCharsets.ISO_8859_1)));
        assertTrue(text.indexOf("iCCP") < text.indexOf("IDAT"));
    }

    @Test
    void theCallerHearsHowFarItIsAndCanStopIt() throws Exception {
        StringBuilder heard = new StringBuilder();
        new PngWriter(new ByteArrayOutputStream())
                .write(
                        2,
                        200,
                        PngWriter.Colour.GREY,
                        null,
                        (y, row) -> {},
                        share -> heard.append(share).append(' '));
        assertEquals("0.0 0.32 0.64 0.96 ", heard.toString());
        assertThrows(
                CancellationException.class,
                () -> new PngWriter(new ByteArrayOutputStream())
                        .write(2, 200, PngWriter.Colour.GREY, null, (y, row) -> {}, share -> {
                            throw new CancellationException();
                        }));
    }

    private static byte[] encoded(
            int width, int height, PngWriter.Colour colour, byte[] picture, byte @Nullable [] profile)
            throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngWriter.Rows rows = (y, row) -> System.arraycopy(picture, y * row.length, row, 0, row.length);
        new PngWriter(out).write(width, height, colour, profile, rows, share -> {});
        return out.toByteArray();
    }

    private static BufferedImage decoded(byte[] file) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    private static byte[] samples(BufferedImage image) {
        Raster raster = image.getRaster();
        int[] wide = raster.getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
        byte[] samples = new byte[wide.length];
        for (int i = 0; i < wide.length; i++) samples[i] = (byte) wide[i];
        return samples;
    }
}
