package page;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Photos and masks drawn for the tests. */
final class Pictures {
    /** Bars of the letter: left, top, width, height. */
    private static final int[][] F = {{64, 48, 32, 144}, {64, 48, 112, 32}, {64, 112, 80, 32}};

    private Pictures() {}

    /** Every pixel differs from its neighbours, so that nothing can be moved or smoothed unnoticed. */
    static BufferedImage noise(int width, int height) {
        Random random = new Random(7);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) image.setRGB(x, y, random.nextInt(1 << 24));
        return image;
    }

    /** Pixels of which one picture has another value; all of them if their sizes differ. */
    static int differences(BufferedImage one, BufferedImage other) {
        int width = one.getWidth();
        int height = one.getHeight();
        if (width != other.getWidth() || height != other.getHeight()) return width * height;
        int differences = 0;
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) if (one.getRGB(x, y) != other.getRGB(x, y)) differences++;
        return differences;
    }

    /** A subject of one colour before a background of one colour, mixed by {@link #maskAt}. */
    static BufferedImage blended(int width, int height, Color subject, Color background) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                image.setRGB(x, y, mix(subject, background, maskAt(x, y, width, height) / 255.0));
        return image;
    }

    /** {@code share} of one colour and the rest of the other, as an opaque RGB value. */
    static int mix(Color one, Color other, double share) {
        int red = (int) Math.round(one.getRed() * share + other.getRed() * (1 - share));
        int green = (int) Math.round(one.getGreen() * share + other.getGreen() * (1 - share));
        int blue = (int) Math.round(one.getBlue() * share + other.getBlue() * (1 - share));
        return red << 16 | green << 8 | blue;
    }

    /** A disc in the middle, a third of the height wide, whose edge is twelve pixels soft. */
    static int maskAt(int x, int y, int width, int height) {
        double distance = Math.hypot(x - width / 2.0, y - height / 2.0);
        return (int) Math.round(255 * Math.min(1, Math.max(0, (height / 3.0 - distance) / 12)));
    }

    static BufferedImage mask(int width, int height) {
        BufferedImage mask = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) mask.getRaster().setSample(x, y, 0, maskAt(x, y, width, height));
        return mask;
    }

    /** Something that a model takes for a subject: a figure before a plain wall. Red above, green below, blue at the left. */
    static BufferedImage figure(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0xd8dce2));
        pen.fillRect(0, 0, width, height);
        pen.setColor(new Color(0x3a2418));
        pen.fillOval(width * 4 / 10, height / 6, width / 5, height / 4);
        pen.setColor(new Color(0xa0281e));
        pen.fillRoundRect(width * 3 / 10, height * 2 / 5, width * 2 / 5, height * 3 / 5, width / 5, width / 5);
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width, 12);
        pen.setColor(Color.GREEN);
        pen.fillRect(0, height - 12, width, 12);
        pen.setColor(Color.BLUE);
        pen.fillRect(0, 12, 12, height - 24);
        pen.dispose();
        return image;
    }

    /** A red F, which no turn and no mirror leaves as it is, before a wall of which each quarter has a colour of its own. */
    static BufferedImage letterF(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        Color[] quarters = {Color.WHITE, new Color(0x30a040), new Color(0x2050c0), Color.BLACK};
        for (int i = 0; i < 4; i++) {
            pen.setColor(quarters[i]);
            pen.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
        }
        pen.setColor(new Color(0xe01010));
        for (int[] bar : F) pen.fillRect(bar[0], bar[1], bar[2], bar[3]);
        pen.dispose();
        return image;
    }

    /** Whether a place of {@link #letterF} is in the letter, by {@code margin} pixels; beside it, if that is negative. */
    static boolean isInF(int x, int y, int margin) {
        for (int[] bar : F)
            if (x >= bar[0] + margin
                    && x < bar[0] + bar[2] - margin
                    && y >= bar[1] + margin
                    && y < bar[1] + bar[3] - margin) return true;
        return false;
    }

    /** As a camera stores {@code upright} that it tags with EXIF orientation {@code orientation}, 1 to 8. */
    static byte[] asOrientation(BufferedImage upright, int orientation) {
        int right = upright.getWidth() - 1;
        int bottom = upright.getHeight() - 1;
        boolean isTurned = orientation > 4;
        BufferedImage stored = new BufferedImage(
                isTurned ? bottom + 1 : right + 1, isTurned ? right + 1 : bottom + 1, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y <= bottom; y++) {
            for (int x = 0; x <= right; x++) {
                int column = List.of(x, right - x, right - x, x, y, y, bottom - y, bottom - y)
                        .get(orientation - 1);
                int row = List.of(y, y, bottom - y, bottom - y, x, right - x, right - x, x)
                        .get(orientation - 1);
                stored.setRGB(column, row, upright.getRGB(x, y));
            }
        }
        byte[] jpeg = encode(stored, "jpeg");
        byte[] tag = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0, // APP1
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1, // TIFF header, one entry
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0 // orientation, SHORT, one value
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(tag);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    static byte[] encode(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, out)) throw new IllegalArgumentException("No writer for " + format);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BufferedImage decode(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every column has a colour of its own that its neighbours do not have, and packs well. */
    static BufferedImage bands(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) image.setRGB(x, y, x * 40503 & 0xffffff);
        return image;
    }

    /** By its first bytes: jpeg, png, webp, or nothing of these. */
    static String formatOf(byte[] file) {
        if ((file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xd8) return "jpeg";
        if (file[1] == 'P' && file[2] == 'N' && file[3] == 'G') return "png";
        return file[8] == 'W' && file[9] == 'E' && file[10] == 'B' ? "webp" : "";
    }
}
