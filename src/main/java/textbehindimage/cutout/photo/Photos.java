package textbehindimage.cutout.photo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import textbehindimage.cutout.photo.format.FileBytes;
import textbehindimage.cutout.photo.format.PhotoLimits;
import textbehindimage.cutout.photo.format.PhotoRefused;
import textbehindimage.cutout.photo.format.Pixels;

/** Opens photos within limits, or says in words why not. */
public final class Photos {
    private final long heap;
    private final PhotoLimits limits;
    private final InstantSource clock;

    public Photos(PhotoLimits limits, InstantSource clock) {
        heap = Runtime.getRuntime().maxMemory();
        this.limits = limits.fitting(heap);
        this.clock = clock;
    }

    /** Of all photos together; room for the largest there always is. */
    public int maxPixelsAtOnce() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(limits.maxPixels(), PhotoLimits.pixelsIn(heap)));
    }

    /** Reads and checks the header; no pixel is in memory yet. */
    public Photo open(Path path) throws PhotoRefused, IOException {
        FileBytes file = new FileBytes(path);
        try {
            return new Photo(file, new HeaderReader(limits).read(file), clock, limits.decodeDeadline());
        } catch (PhotoRefused | IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Opens and decodes. */
    Pixels read(Path path) throws PhotoRefused, IOException {
        try (Photo photo = open(path)) {
            return photo.decode();
        }
    }
}
