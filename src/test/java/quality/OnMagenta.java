package quality;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import textbehindimage.cutout.CutoutOptions;
import textbehindimage.cutout.Cutouts;

/** Cut-outs on a colour that no photo has, on which a fringe shows. */
record OnMagenta(Cutouts cutouts, String masks, Path folder) {
    void write(List<Path> photos, Map<String, CutoutOptions> ways) throws Exception {
        for (Path from : photos) {
            for (Path photo : Pair.photos(from, from.resolve(masks))) {
                for (var way : ways.entrySet()) write(photo, way.getKey(), way.getValue());
            }
        }
    }

    private void write(Path photo, String way, CutoutOptions options) throws Exception {
        Path png = folder.resolve(Pair.stem(photo) + " " + way + ".png");
        Files.deleteIfExists(png);
        cutouts.cutOut(photo, png, options, (share, stage) -> {});
        onMagenta(png);
    }

    private static void onMagenta(Path png) throws IOException {
        BufferedImage cut = ImageIO.read(png.toFile());
        BufferedImage laid = new BufferedImage(cut.getWidth(), cut.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = laid.createGraphics();
        canvas.setColor(Color.MAGENTA);
        canvas.fillRect(0, 0, laid.getWidth(), laid.getHeight());
        canvas.drawImage(cut, 0, 0, null);
        canvas.dispose();
        ImageIO.write(laid, "png", png.toFile());
    }
}
