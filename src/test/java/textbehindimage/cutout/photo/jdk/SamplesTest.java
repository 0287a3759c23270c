package textbehindimage.cutout.photo.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import textbehindimage.cutout.Generated;
import textbehindimage.cutout.photo.format.Pixels;

/** A raster becomes pixels at the least cost. */
class SamplesTest {
    @ParameterizedTest
    @ValueSource(strings = {"420.jpg", "rgb.png", "rgb.bmp"})
    void pixelsOfAPackedRasterAreNotCopied(String name) throws Exception {
        BufferedImage image = ImageIO.read(Generated.file("photos/" + name).toFile());
        Pixels photo = Samples.of(image.getRaster(), image.getColorModel());
        assertEquals(2, photo.red());
        assertSame(((DataBufferByte) image.getRaster().getDataBuffer()).getData(), photo.samples());
    }
}
