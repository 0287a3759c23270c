package bench;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** A picture as hard to pack as a photo: texture of every size, coarse ones stronger, and the noise of a sensor. JPEG, 4:2:0. */
final class Photograph {
    private static final int[] CELLS = {512, 128, 32, 8, 3}; // pixels of the textures
    private static final double NOISE = 3; // of 256 levels
    private static final float QUALITY = 0.92f;

    private static final int DRAWN = 512; // rows; further down they come again, too far away for a packer to see

    private Photograph() {}

    static byte[] jpeg(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] data = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        Random random = new Random(width * 31L + height);
        float[][] textures = new float[CELLS.length * 3][];
        for (int i = 0; i < textures.length; i++) {
            int cell = CELLS[i / 3];
            textures[i] = texture(random, width / cell + 2, DRAWN / cell + 2, Math.sqrt(cell) * 3);
        }
        int drawn = Math.min(height, DRAWN);
        for (int y = 0, at = 0; y < drawn; y++) {
            for (int x = 0; x < width; x++) {
                for (int band = 0; band < 3; band++) {
                    double value = 128 + random.nextGaussian() * NOISE;
                    for (int i = 0; i < CELLS.length; i++)
                        value += at(textures[3 * i + band], width / CELLS[i] + 2, CELLS[i], x, y);
                    data[at++] = (byte) Math.max(0, Math.min(255, value));
                }
            }
        }
        for (int at = drawn * width * 3, n; at < data.length; at += n) {
            n = Math.min(drawn * width * 3, data.length - at);
            System.arraycopy(data, 0, data, at, n);
        }
        return written(image);
    }

    private static float[] texture(Random random, int width, int height, double strength) {
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) values[i] = (float) (random.nextGaussian() * strength);
        return values;
    }

    private static double at(float[] texture, int width, int cell, int x, int y) {
        int column = x / cell;
        int row = y / cell;
        double right = (double) (x % cell) / cell;
        double below = (double) (y % cell) / cell;
        int i = row * width + column;
        return (1 - below) * ((1 - right) * texture[i] + right * texture[i + 1])
                + below * ((1 - right) * texture[i + width] + right * texture[i + width + 1]);
    }

    private static byte[] written(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
