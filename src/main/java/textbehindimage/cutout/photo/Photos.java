package textbehindimage.cutout.photo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;

/** Decodes a photo upright, exactly as Pillow does, or says in words why not. Half a photo is none. */
public final class Photos {
    private final PhotoLimits limits;
    private final InstantSource clock;

    public Photos(PhotoLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    public Pixels read(Path photo) throws PhotoRefused, IOException {
        try (FileBytes file = new FileBytes(photo)) {
            PhotoHeader header = new HeaderReader(limits).read(file);
            return upright(decode(file, header), header.orientation());
        }
    }

    private Pixels decode(FileBytes file, PhotoHeader header) throws PhotoRefused, IOException {
        SplicedInput input =
                new SplicedInput(file, header.parts(), clock, clock.instant().plus(limits.decodeDeadline()));
        ImageReader reader = JdkReaders.reader(header.format());
        Warnings warnings = new Warnings();
        try {
            reader.addIIOReadWarningListener(warnings);
            reader.setInput(input, true, true);
            checkSame(header, reader);
            Pixels pixels = read(reader, header);
            if (warnings.first() != null) throw HeaderReader.damaged(warnings.first());
            return pixels;
        } catch (PhotoRefused e) {
            throw e;
        } catch (IIOException | RuntimeException e) {
            if (!input.late())
                throw new PhotoRefused("The photo is damaged or of a rare kind; it cannot be decoded.", e);
            throw tooSlow(e);
        } catch (IOException e) {
            if (!input.late()) throw e;
            throw tooSlow(e);
        } finally {
            reader.dispose();
            input.close();
        }
    }

    private PhotoRefused tooSlow(Exception cause) {
        return new PhotoRefused(
                "Decoding the photo took longer than the "
                        + limits.decodeDeadline().toSeconds() + " seconds allowed.",
                cause);
    }

    /** The decoder allocates what it believes, so it must believe what was checked. */
    private static void checkSame(PhotoHeader header, ImageReader reader) throws PhotoRefused, IOException {
        if (reader.getWidth(0) != header.width() || reader.getHeight(0) != header.height())
            throw HeaderReader.damaged("its header gives two sizes");
    }

    private static Pixels read(ImageReader reader, PhotoHeader header) throws IOException {
        if (header.inks() != PhotoHeader.Inks.NONE) return Samples.ofInks(reader.readRaster(0, null), header);
        BufferedImage image = reader.read(0);
        return Samples.of(image.getRaster(), image.getColorModel(), header.profile());
    }

    private static Pixels upright(Pixels stored, int orientation) {
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
                stored.profile());
    }
}
