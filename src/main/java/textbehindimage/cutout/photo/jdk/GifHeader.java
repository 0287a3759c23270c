package textbehindimage.cutout.photo.jdk;

import java.io.IOException;
import textbehindimage.cutout.photo.format.FileBytes;
import textbehindimage.cutout.photo.format.PhotoHeader;
import textbehindimage.cutout.photo.format.PhotoLimits;
import textbehindimage.cutout.photo.format.PhotoRefused;

/** Walks a GIF as far as its first frame, which is all that the decoder is shown. */
public final class GifHeader {
    private final FileBytes file;
    private final PhotoLimits limits;
    private final Parts parts = new Parts();

    public GifHeader(FileBytes file, PhotoLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    public PhotoHeader read() throws PhotoRefused, IOException {
        int width = file.u16le(6);
        int height = file.u16le(8);
        limits.checkSize(width, height);
        long at = 13 + palette(file.u8(10));
        parts.keep(0, at);
        while (file.u8(at) == 0x21) {
            long end = endOfBlocks(at + 2);
            if (file.u8(at + 1) == 0xf9) parts.keep(at, end - at); // says which colour is transparent
            at = end;
        }
        if (file.u8(at) != 0x2c) throw PhotoRefused.damaged("the GIF file holds no picture");
        JdkPixels.Frame frame =
                new JdkPixels.Frame(file.u16le(at + 1), file.u16le(at + 3), file.u16le(at + 5), file.u16le(at + 7));
        if (frame.x() + frame.width() > width || frame.y() + frame.height() > height)
            throw PhotoRefused.damaged("the GIF's first picture reaches beyond its frame");
        limits.checkSize(frame.width(), frame.height());
        long end = endOfBlocks(at + 10 + palette(file.u8(at + 9)) + 1);
        parts.keep(at, end - at);
        parts.add(new byte[] {0x3b});
        JdkPixels decoder =
                new JdkPixels(JdkPixels.Format.GIF, width, height, parts.list(), frame, JdkPixels.Inks.NONE);
        return new PhotoHeader(width, height, 1, decoder, null);
    }

    private static int palette(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private long endOfBlocks(long from) throws IOException {
        long at = from;
        while (file.u8(at) != 0) at += file.u8(at) + 1;
        return at + 1;
    }
}
