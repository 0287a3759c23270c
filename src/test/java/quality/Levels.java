package quality;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A mask in shares, 0 to 1, row by row: of a picture with alpha its alpha, of another its first samples. */
record Levels(int width, int height, float[] shares) {
    static Levels read(Path png) throws IOException {
        BufferedImage image = ImageIO.read(png.toFile());
        if (image == null) throw new IOException(png + " is no picture");
        Raster raster = image.getRaster();
        int band = image.getColorModel().hasAlpha() ? raster.getNumBands() - 1 : 0;
        float full = (1 << raster.getSampleModel().getSampleSize(band)) - 1;
        int width = raster.getWidth();
        int height = raster.getHeight();
        float[] shares = raster.getSamples(0, 0, width, height, band, (float[]) null);
        for (int i = 0; i < shares.length; i++) shares[i] /= full;
        return new Levels(width, height, shares);
    }

    boolean in(int pixel) {
        return shares[pixel] > 0.5f;
    }

    /** Pixels that see both sides of the outline within 1 % of the diagonal (2 pixels at least) to either side. */
    boolean[] edge() {
        int reach = Math.max(2, (int) Math.round(0.01 * Math.hypot(width, height)));
        int[] below = new int[(width + 1) * (height + 1)]; // pixels of the subject left of and above a corner
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = (y + 1) * (width + 1) + x + 1;
                below[at] = below[at - 1] + below[at - width - 1] - below[at - width - 2] + (in(y * width + x) ? 1 : 0);
            }
        }
        boolean[] edge = new boolean[width * height];
        for (int y = 0; y < height; y++) {
            int top = Math.max(0, y - reach) * (width + 1);
            int bottom = Math.min(height, y + reach + 1) * (width + 1);
            for (int x = 0; x < width; x++) {
                int left = Math.max(0, x - reach);
                int right = Math.min(width, x + reach + 1);
                int subject = below[bottom + right] - below[bottom + left] - below[top + right] + below[top + left];
                edge[y * width + x] = subject > 0 && subject < (right - left) * (bottom - top) / (width + 1);
            }
        }
        return edge;
    }
}
