package textbehindimage.cutout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import textbehindimage.cutout.photo.format.PhotoLimits;

/** The model that ships is the one that its card means, and it finds something. */
class DefaultModelTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    @TempDir
    Path folder;

    @Test
    void itFindsAShadedBallOnALawn() throws Exception {
        try (Cutouts cutouts = Cutouts.open(Path.of("model/default.json"), PhotoLimits.DEFAULT)) {
            assertEquals(
                    "default 288",
                    cutouts.model().map(m -> m.id() + " " + m.inputSize()).orElseThrow());
            Path photo = folder.resolve("ball.png");
            ImageIO.write(ball(), "png", photo.toFile());
            Path mask = folder.resolve("mask.png");
            cutouts.mask(photo, mask, (share, stage) -> {});
            double overlap = overlap(ImageIO.read(mask.toFile()).getRaster());
            assertTrue(overlap > 0.9, "intersection over union is " + overlap);
        }
    }

    /** At the start only the quick sum is compared. */
    @Test
    void bothSumsOfItsCardAreItsOwn() throws Exception {
        ModelCard card = ModelCardReader.read(Path.of("model/default.json"));
        ModelFile file = ModelFile.of(Path.of("model/default.onnx"));
        assertEquals(card.sha256() + " " + card.crc32(), file.sha256() + " " + file.crc32());
    }

    private static boolean inside(int x, int y) {
        return Math.hypot((x - 300) / 150.0, (y - 260) / 140.0) < 1;
    }

    private static BufferedImage ball() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        byte[] noise = Generated.picture(WIDTH, HEIGHT, 1);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int grain = noise[y * WIDTH + x] & 31;
                int light = (int) (200 - Math.hypot(x - 250, y - 200) * .7);
                int ball = light << 16 | light / 4 << 8 | light / 5;
                image.setRGB(x, y, inside(x, y) ? ball : 50 + grain << 16 | 100 + y / 10 + grain << 8 | 40 + grain);
            }
        }
        return image;
    }

    private static double overlap(Raster mask) {
        int both = 0;
        int either = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean found = mask.getSample(x, y, 0) > 127;
                if (found && inside(x, y)) both++;
                if (found || inside(x, y)) either++;
            }
        }
        return (double) both / either;
    }
}
