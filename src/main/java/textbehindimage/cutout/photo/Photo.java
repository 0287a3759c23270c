package textbehindimage.cutout.photo;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/** A photo's file whose header has been found good. Decodes it upright, exactly as Pillow does; half a photo is none. */
public final class Photo implements AutoCloseable {
    private final FileBytes file;
    private final PhotoHeader header;
    private final InstantSource clock;
    private final Duration decodeDeadline;

    Photo(FileBytes file, PhotoHeader header, InstantSource clock, Duration decodeDeadline) {
        this.file = file;
        this.header = header;
        this.clock = clock;
        this.decodeDeadline = decodeDeadline;
    }

    public long pixels() {
        return (long) header.width() * header.height();
    }

    /** EXIF's 1 to 8, 1 being upright. */
    public int orientation() {
        return header.orientation();
    }

    public Pixels decode() throws PhotoRefused, IOException {
        Deadline deadline = new Deadline(clock, decodeDeadline);
        PhotoHeader.Decoder own = header.decoder();
        Pixels stored = own == null ? decode(file, header, deadline) : decode(file, own, deadline);
        return upright(stored, header.orientation(), header.profile());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static Pixels decode(FileBytes file, PhotoHeader.Decoder decoder, Deadline deadline)
            throws PhotoRefused, IOException {
        try {
            return decoder.decode(file, deadline);
        } catch (EOFException e) {
            throw PhotoRefused.cutOff(file.size(), e);
        }
    }

    private static Pixels decode(FileBytes file, PhotoHeader header, Deadline deadline)
            throws PhotoRefused, IOException {
        SplicedInput input = new SplicedInput(file, header.parts(), deadline);
        ImageReader reader = JdkReaders.reader(header.format());
        Warnings warnings = new Warnings();
        try {
            reader.addIIOReadWarningListener(warnings);
            reader.setInput(input, true, true);
            checkSame(header, reader);
            Pixels pixels = read(reader, header);
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
    private static void checkSame(PhotoHeader header, ImageReader reader) throws PhotoRefused, IOException {
        PhotoHeader.Frame frame = header.frame();
        if (reader.getWidth(0) != frame.width() || reader.getHeight(0) != frame.height())
            throw PhotoRefused.damaged("its header gives two sizes");
    }

    private static Pixels read(ImageReader reader, PhotoHeader header) throws IOException {
        if (header.inks() != PhotoHeader.Inks.NONE) return Samples.ofInks(reader.readRaster(0, null), header);
        BufferedImage image = reader.read(0);
        return Samples.of(placed(image, header), image.getColorModel());
    }

    /** Around the first picture of a GIF it is transparent or, as in Pillow, has the first colour. */
    private static Raster placed(BufferedImage image, PhotoHeader header) {
        PhotoHeader.Frame frame = header.frame();
        if (frame.width() == header.width() && frame.height() == header.height()) return image.getRaster();
        int outside = image.getColorModel() instanceof IndexColorModel palette
                ? Math.max(0, palette.getTransparentPixel())
                : 0;
        WritableRaster whole = image.getRaster().createCompatibleWritableRaster(header.width(), header.height());
        int[] row = new int[header.width()];
        Arrays.fill(row, outside);
        for (int y = 0; y < header.height(); y++) whole.setPixels(0, y, row.length, 1, row);
        whole.setRect(frame.x(), frame.y(), image.getRaster());
        return whole;
    }

    private static Pixels upright(Pixels stored, int orientation, byte @Nullable [] profile) {
        Orientation turn = new Orientation(orientation);
        int width = stored.width();
        int height = stored.height();
        byte[] alpha = stored.alpha();
        return new Pixels(
                turn.swapsSides() ? height : width,
                turn.swapsSides() ? width : height,
                turn.apply(stored.samples(), width, height, 3),
                stored.red(),
                alpha == null ? null : turn.apply(alpha, width, height, 1),
                profile);
    }
}
