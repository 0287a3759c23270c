package textbehindimage.cutout.photo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a photo's file says of itself, known before any pixel is allocated.
 *
 * @param width of the stored picture, before {@code orientation} is applied
 * @param orientation EXIF's 1 to 8, 1 being upright
 * @param inks how a JPEG of four components codes them
 * @param parts what the decoder is shown: the pixels and what they need, without comments, thumbnails, text and profile
 * @param profile an ICC profile as it goes into an iCCP chunk, null if there is none
 */
record PhotoHeader(
        Format format, int width, int height, int orientation, Inks inks, List<Part> parts, byte @Nullable [] profile) {

    PhotoHeader {
        parts = List.copyOf(parts);
    }

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

    /** A stretch of the file, or bytes that replace what stood there. */
    record Part(long start, long length, byte @Nullable [] bytes) {
        static Part of(byte[] bytes) {
            return new Part(0, bytes.length, bytes);
        }
    }
}
