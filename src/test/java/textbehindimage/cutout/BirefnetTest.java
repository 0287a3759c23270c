package textbehindimage.cutout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import textbehindimage.cutout.photo.format.PhotoLimits;
import textbehindimage.cutout.png.PngWriter;

/**
 * A BiRefNet export, which is too large to lie here: {@code -Dbirefnet.onnx=FILE} names it, and without that nothing is run.
 * {@code -Dbirefnet.card=NAME} takes another card of model/cards than that of the model for general use.
 */
class BirefnetTest {
    private static final String FILE = System.getProperty("birefnet.onnx", "");
    private static final String CARD = System.getProperty("birefnet.card", "BiRefNet-general-epoch_244");

    @TempDir
    Path folder;

    @Test
    void itFindsADarkBallBeforeABrightWall() throws Exception {
        assumeTrue(!FILE.isEmpty(), "opt-in: -Dbirefnet.onnx=FILE names a BiRefNet export");
        Path model = Files.createSymbolicLink(
                folder.resolve(CARD + ".onnx"), Path.of(FILE).toAbsolutePath());
        try (Cutouts cutouts =
                Cutouts.open(model, Path.of("model/cards"), PhotoLimits.DEFAULT, false, PngWriter.Mode.FAST)) {
            assertEquals(Optional.empty(), cutouts.modelProblem());
            Path photo = folder.resolve("ball.png");
            ImageIO.write(ball(), "png", photo.toFile());
            Path mask = folder.resolve("mask.png");
            cutouts.mask(photo, mask, (share, stage) -> {});
            BufferedImage found = ImageIO.read(mask.toFile());
            assertEquals("640 x 480", found.getWidth() + " x " + found.getHeight());
            assertTrue(found.getRaster().getSample(300, 240, 0) > 200, "the ball's middle is not found");
            assertTrue(found.getRaster().getSample(20, 20, 0) < 55, "the wall is not left out");
        } finally {
            Files.delete(model);
        }
    }

    private static BufferedImage ball() {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 480; y++) {
            for (int x = 0; x < 640; x++) {
                int shade = (int) (90 - Math.hypot(x - 260, y - 200) / 3);
                image.setRGB(x, y, Math.hypot(x - 300, y - 240) < 140 ? shade << 16 | 0x1020 : 0xd8dce0);
            }
        }
        return image;
    }
}
