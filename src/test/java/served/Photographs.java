package served;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;

/** Photos made here: a dark figure in the middle of a light ground, its head near the upper edge. */
public final class Photographs {
    private static final byte[] ORIENTATION_6 = HexFormat.of() // APP1, "Exif", big-endian TIFF, one entry: 0x0112 = 6
            .parseHex("ffe10022" + "457869660000" + "4d4d002a00000008" + "0001" + "0112000300000001" + "00060000"
                    + "00000000");

    private Photographs() {}

    public static byte[] jpeg(int width, int height) throws IOException {
        return write(figure(width, height), "jpg");
    }

    /** Grain that no file format can make small. */
    static byte[] noisyJpeg(int width, int height) throws IOException {
        BufferedImage image = figure(width, height);
        Random random = new Random(1);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) image.setRGB(x, y, image.getRGB(x, y) ^ random.nextInt() & 0x1f1f1f);
        return write(image, "jpg");
    }

    public static byte[] png(int width, int height) throws IOException {
        return write(figure(width, height), "png");
    }

    /** Stored lying on its side and marked as such, the way telephones write portraits: upright it is {@code width} x {@code height}. */
    static byte[] rotatedJpeg(int width, int height) throws IOException {
        BufferedImage upright = figure(width, height);
        BufferedImage lying = new BufferedImage(height, width, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) lying.setRGB(y, width - 1 - x, upright.getRGB(x, y));
        byte[] jpeg = write(lying, "jpg");
        ByteArrayOutputStream spliced = new ByteArrayOutputStream();
        spliced.write(jpeg, 0, 2); // SOI
        spliced.writeBytes(ORIENTATION_6);
        spliced.write(jpeg, 2, jpeg.length - 2);
        return spliced.toByteArray();
    }

    /** The first half of a photo. */
    static byte[] truncatedJpeg() throws IOException {
        byte[] whole = jpeg(400, 300);
        return Arrays.copyOf(whole, whole.length / 2);
    }

    /** What an iPhone's photo begins with. */
    static byte[] heic() {
        byte[] file = new byte[4096];
        byte[] start =
                HexFormat.of().parseHex("00000018" + "66747970" + "68656963" + "00000000" + "6d696631" + "68656963");
        System.arraycopy(start, 0, file, 0, start.length);
        return file;
    }

    public static BufferedImage read(byte[] image) throws IOException {
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(image));
        if (read == null) throw new AssertionError("not an image: " + image.length + " bytes");
        return read;
    }

    private static BufferedImage figure(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setPaint(new GradientPaint(0, 0, new Color(214, 232, 246), 0, height, new Color(240, 240, 232)));
        g.fillRect(0, 0, width, height);
        int head = Math.min(width, height) / 4;
        g.setColor(new Color(196, 140, 110));
        g.fillOval(width / 2 - head / 2, height / 8, head, head * 5 / 4);
        g.setColor(new Color(140, 30, 40));
        g.fillRoundRect(width / 2 - head, height / 8 + head * 6 / 5, head * 2, height, head, head);
        g.dispose();
        return image;
    }

    private static byte[] write(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, out)) throw new AssertionError("no writer for " + format);
        return out.toByteArray();
    }
}
