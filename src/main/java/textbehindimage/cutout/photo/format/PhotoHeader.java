package textbehindimage.cutout.photo.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a photo's file says of itself, known before any pixel is allocated.
 *
 * @param width of the stored picture, before {@code orientation} is applied
 * @param orientation EXIF's 1 to 8, 1 being upright
 * @param profile an ICC profile as it goes into an iCCP chunk, null if there is none
 */
public record PhotoHeader(int width, int height, int orientation, Decoder decoder, byte @Nullable [] profile) {

    /** Gives the stored pixels, not yet turned upright; their profile is left to the caller. */
    @FunctionalInterface
    public interface Decoder {
        Pixels decode(FileBytes file, Deadline deadline) throws PhotoRefused, IOException;
    }
}
