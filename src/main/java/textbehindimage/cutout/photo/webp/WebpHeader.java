package textbehindimage.cutout.photo.webp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.photo.format.Exif;
import textbehindimage.cutout.photo.format.FileBytes;
import textbehindimage.cutout.photo.format.PhotoHeader;
import textbehindimage.cutout.photo.format.PhotoLimits;
import textbehindimage.cutout.photo.format.PhotoRefused;
import textbehindimage.cutout.photo.format.Profile;

/**
 * Walks the chunks of a WebP (RFC 9649, 2) and finds its first frame. The decoders see that frame alone; the profile is
 * carried along, and of EXIF the orientation counts. Both only if the header announces them, as in libwebp.
 */
public final class WebpHeader {
    private static final int MAX_PROFILE = 4 << 20;
    private static final int MOST_CHUNKS = 10_000;
    private static final int ANIMATED = 0x02;
    private static final int EXIF = 0x08;
    private static final int ALPHA = 0x10;
    private static final int PROFILE = 0x20;
    private static final int FRAME_HEADER = 16;

    private final FileBytes file;
    private final PhotoLimits limits;
    private int width;
    private int height;
    private int flags;
    private int chunks;
    private int orientation = 1;
    private byte @Nullable [] profile;
    private @Nullable WebpFrame frame;

    public WebpHeader(FileBytes file, PhotoLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    public PhotoHeader read() throws PhotoRefused, IOException {
        long end = 8 + (file.i32le(4) & 0xffffffffL);
        file.u8(end - 1); // whole?
        if (file.has(12, "VP8X")) {
            if (end < 30) throw PhotoRefused.damaged("the WebP file has no header");
            flags = file.u8(20);
            width = 1 + u24(24);
            height = 1 + u24(27);
            limits.checkSize(width, height);
            for (long at = 12; at + 8 <= end; ) at = chunk(at, end);
        } else {
            WebpFrame only = WebpFrame.in(file, 12, end, limits);
            width = only.width();
            height = only.height();
            flags = only.saysAlpha() ? ALPHA : 0;
            frame = only;
        }
        if (frame == null) throw PhotoRefused.damaged("the WebP file holds no picture");
        WebpPixels decoder = new WebpPixels(frame, width, height, (flags & ALPHA) != 0);
        return new PhotoHeader(width, height, orientation, decoder, profile);
    }

    private int u24(long at) throws IOException {
        return file.u16le(at) | file.u8(at + 2) << 16;
    }

    /** Returns where the next begins. */
    private long chunk(long at, long end) throws PhotoRefused, IOException {
        if (++chunks > MOST_CHUNKS)
            throw new PhotoRefused("The WebP file consists of more than " + MOST_CHUNKS + " pieces.");
        long body = at + 8;
        long length = file.i32le(at + 4) & 0xffffffffL;
        if (body + length > end) throw PhotoRefused.damaged("a piece of the WebP file reaches beyond its end");
        boolean animated = (flags & ANIMATED) != 0;
        if (frame == null && animated && file.has(at, "ANMF")) {
            frame = animationFrame(body, length);
        } else if (frame == null && !animated && isPicture(at)) {
            frame = WebpFrame.in(file, at, end, limits);
            if (frame.width() != width || frame.height() != height)
                throw PhotoRefused.damaged("its header gives two sizes");
        } else if ((flags & PROFILE) != 0 && file.has(at, "ICCP") && length <= MAX_PROFILE) {
            profile = Profile.chunk(file.copy(body, (int) length));
        } else if ((flags & EXIF) != 0 && file.has(at, "EXIF") && length <= 1 << 20) {
            int before = file.has(body, "Exif\0\0") ? 6 : 0; // as in a JPEG, though there is no need of it
            orientation = Exif.orientation(file, body + before, (int) length - before);
        }
        return body + length + (length & 1);
    }

    private boolean isPicture(long at) throws IOException {
        return file.has(at, "ALPH") || file.has(at, "VP8 ") || file.has(at, "VP8L");
    }

    private WebpFrame animationFrame(long at, long length) throws PhotoRefused, IOException {
        if (length < FRAME_HEADER) throw PhotoRefused.damaged("a frame of the WebP file is too short");
        WebpFrame found = WebpFrame.in(file, at + FRAME_HEADER, at + length, limits);
        WebpFrame placed = found.at(2 * u24(at), 2 * u24(at + 3));
        boolean sameSize = found.width() == 1 + u24(at + 6) && found.height() == 1 + u24(at + 9);
        if (!sameSize || placed.x() + placed.width() > width || placed.y() + placed.height() > height)
            throw PhotoRefused.damaged("its header gives two sizes");
        return placed;
    }
}
