package textbehindimage.cutout.photo.jdk;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.photo.format.Deadline;
import textbehindimage.cutout.photo.format.FileBytes;
import textbehindimage.cutout.photo.format.PhotoHeader;
import textbehindimage.cutout.photo.format.PhotoRefused;
import textbehindimage.cutout.photo.format.Pixels;

/**
 * Decodes by the JDK, within the deadline; half a picture is none.
 *
 * @param width of the photo
 * @param parts what the JDK's decoder is shown: the pixels and what they need, without comments, thumbnails, text and
 *     profile
 * @param frame where in the photo the picture lies that the JDK's decoder gives
 * @param inks how a JPEG of four components codes them
 */
record JdkPixels(Format format, int width, int height, List<Part> parts, Frame frame, Inks inks)
        implements PhotoHeader.Decoder {

    JdkPixels {
        parts = List.copyOf(parts);
    }

    /** As the JDK names them. */
    enum Format {
        JPEG,
        PNG,
        GIF,
        BMP
    }

    enum Inks {
        NONE,
        CMYK,
        YCCK
    }

    /** Part of a photo. */
    record Frame(int x, int y, int width, int height) {}

    /** A stretch of the file, or bytes that replace what stood there. */
    record Part(long start, long length, byte @Nullable [] bytes) {
        static Part of(byte[] bytes) {
            return new Part(0, bytes.length, bytes);
        }
    }

    /** A picture that fills the photo. */
    static JdkPixels whole(Format format, int width, int height, List<Part> parts, Inks inks) {
        return new JdkPixels(format, width, height, parts, new Frame(0, 0, width, height), inks);
    }

    @Override
    public Pixels decode(FileBytes file, Deadline deadline) throws PhotoRefused, IOException {
        SplicedInput input = new SplicedInput(file, parts, deadline);
        ImageReader reader = JdkReaders.reader(format);
        Warnings warnings = new Warnings();
        try {
            reader.addIIOReadWarningListener(warnings);
            reader.setInput(input, true, true);
            checkSame(reader);
            Pixels pixels = read(reader);
            if (warnings.first() != null) throw PhotoRefused.damaged(warnings.first());
            return pixels;
        } catch (PhotoRefused e) {
            throw e;
        } catch (IIOException | EOFException | RuntimeException e) {
            if (!input.late())
                throw new PhotoRefused("The photo is damaged or of a rare kind; it cannot be decoded.", e);
            throw deadline.refusal(e);
        } catch (IOException e) {
            if (!input.late()) throw e;
            throw deadline.refusal(e);
        } finally {
            reader.dispose();
            input.close();
        }
    }

    /** The decoder allocates what it believes, so it must believe what was checked. */
    private void checkSame(ImageReader reader) throws PhotoRefused, IOException {
        if (reader.getWidth(0) != frame.width() || reader.getHeight(0) != frame.height())
            throw PhotoRefused.damaged("its header gives two sizes");
    }

    private Pixels read(ImageReader reader) throws IOException {
        if (inks != Inks.NONE) return Samples.ofInks(reader.readRaster(0, null), inks);
        BufferedImage image = reader.read(0);
        return Samples.of(placed(image), image.getColorModel());
    }

    /** Around the first picture of a GIF it is transparent or, as in Pillow, has the first colour. */
    private Raster placed(BufferedImage image) {
        if (frame.width() == width && frame.height() == height) return image.getRaster();
        int outside = image.getColorModel() instanceof IndexColorModel palette
                ? Math.max(0, palette.getTransparentPixel())
                : 0;
        WritableRaster whole = image.getRaster().createCompatibleWritableRaster(width, height);
        int[] row = new int[width];
        Arrays.fill(row, outside);
        for (int y = 0; y < height; y++) whole.setPixels(0, y, row.length, 1, row);
        whole.setRect(frame.x(), frame.y(), image.getRaster());
        return whole;
    }
}
