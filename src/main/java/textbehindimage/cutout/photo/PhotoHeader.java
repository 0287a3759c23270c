package textbehindimage.cutout.photo;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a photo's file says of itself, known before any pixel is allocated.
 *
 * @param width of the stored picture, before {@code orientation} is applied
 * @param orientation EXIF's 1 to 8, 1 being upright
 * @param inks how a JPEG of four components codes them
 * @param parts what the JDK's decoder is shown: the pixels and what they need, without comments, thumbnails, text and
 *     profile
 * @param frame where in the photo the picture lies that the JDK's decoder gives
 * @param decoder of this project's own; null if it is the JDK's
 * @param profile an ICC profile as it goes into an iCCP chunk, null if there is none
 */
record PhotoHeader(
        Format format,
        int width,
        int height,
        int orientation,
        Inks inks,
        List<Part> parts,
        Frame frame,
        @Nullable Decoder decoder,
        byte @Nullable [] profile) {

    PhotoHeader {
        parts = List.copyOf(parts);
    }

    enum Format {
        JPEG,
        PNG,
        GIF,
        BMP,
        TIFF,
        WEBP
    }

    /** Gives the stored pixels, not yet turned upright; their profile is left to the caller. */
    @FunctionalInterface
    interface Decoder {
        Pixels decode(FileBytes file, Deadline deadline) throws PhotoRefused, IOException;
    }

    enum Inks {
        NONE,
        CMYK,
        YCCK
    }

    /** A picture that fills the photo. */
    static PhotoHeader ofJdk(
            Format format, int width, int height, int orientation, List<Part> parts, byte @Nullable [] profile) {
        Frame whole = new Frame(0, 0, width, height);
        return new PhotoHeader(format, width, height, orientation, Inks.NONE, parts, whole, null, profile);
    }

    static PhotoHeader ofOwn(
            Format format, int width, int height, int orientation, Decoder decoder, byte @Nullable [] profile) {
        Frame whole = new Frame(0, 0, width, height);
        return new PhotoHeader(format, width, height, orientation, Inks.NONE, List.of(), whole, decoder, profile);
    }

    /** Part of a photo. */
    record Frame(int x, int y, int width, int height) {}

    /** A stretch of the file, or bytes that replace what stood there. */
    record Part(long start, long length, byte @Nullable [] bytes) {
        static Part of(byte[] bytes) {
            return new Part(0, bytes.length, bytes);
        }
    }
}
