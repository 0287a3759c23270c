package textbehindimage.cutout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import textbehindimage.cutout.photo.format.Pixels;
import textbehindimage.cutout.png.PngWriter;

class PreviewTest {
    private final PngWriter writer = new PngWriter(PngWriter.Mode.SMALL, Runnable::run, 2);

    private static Pixels noise(int width, int height) {
        byte[] samples = new byte[width * height * 3];
        new Random(1).nextBytes(samples);
        return new Pixels(width, height, samples, 0, null, null);
    }

    private static BufferedImage read(byte[] png) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Test
    void smallImageStaysAsItIs() {
        byte[] bgr = {1, 2, 3, 4, 5, 6};
        Preview same = Preview.of(new Pixels(2, 1, bgr, 2, new byte[] {-1, 100}, null), 10);
        assertEquals("2x1", same.width() + "x" + same.height());
        assertArrayEquals(new byte[] {3, 2, 1, -1, 6, 5, 4, 100}, same.rgba());
    }

    /** What is cut away must not bleed into the edge of what is left. */
    @Test
    void transparentPixelsHaveNoColourInTheMean() {
        byte[] rgb = {100, 110, 120, 0, 0, 0, 50, 60, 70, 0, 0, 0};
        byte[] alpha = {-1, 0, -1, 0};
        Preview mean = Preview.of(new Pixels(2, 2, rgb, 0, alpha, null), 1);
        assertArrayEquals(new byte[] {75, 85, 95, (byte) 128}, mean.rgba());
    }

    @Test
    void everyPixelCountsOnceWhereSidesDoNotDivide() {
        byte[] rgb = new byte[7 * 5 * 3];
        Arrays.fill(rgb, (byte) 200);
        Preview grey = Preview.of(new Pixels(7, 5, rgb, 0, null, null), 3);
        assertEquals("3x2", grey.width() + "x" + grey.height());
        for (int i = 0; i < grey.rgba().length; i++) assertEquals(i % 4 == 3 ? 255 : 200, grey.rgba()[i] & 255);
    }

    @Test
    void pngIsBoundedInPixelsAndInBytes() throws Exception {
        BufferedImage wide =
                read(Preview.png(noise(300, 150), 100, 1 << 20, writer).orElseThrow());
        assertEquals("100x50", wide.getWidth() + "x" + wide.getHeight());
        byte[] brief = Preview.png(noise(300, 150), 300, 20_000, writer).orElseThrow();
        assertTrue(brief.length <= 20_000, () -> brief.length + " bytes");
        assertTrue(read(brief).getWidth() > 60, () -> "smaller than it need be");
    }

    @Test
    void whatCannotBeSmallEnoughIsLeftOut() throws Exception {
        assertTrue(Preview.png(noise(300, 150), 300, 500, writer).isEmpty());
    }
}
