package textbehindimage.cutout.photo;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.photo.format.Deadline;
import textbehindimage.cutout.photo.format.FileBytes;
import textbehindimage.cutout.photo.format.PhotoHeader;
import textbehindimage.cutout.photo.format.PhotoRefused;
import textbehindimage.cutout.photo.format.Pixels;

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
        try {
            Pixels stored = header.decoder().decode(file, new Deadline(clock, decodeDeadline));
            return upright(stored, header.orientation(), header.profile());
        } catch (EOFException e) {
            throw PhotoRefused.cutOff(file.size(), e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
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
