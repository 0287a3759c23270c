package textbehindimage.cutout.photo.jdk;

import java.io.IOException;
import textbehindimage.cutout.photo.format.FileBytes;
import textbehindimage.cutout.photo.format.PhotoHeader;
import textbehindimage.cutout.photo.format.PhotoLimits;
import textbehindimage.cutout.photo.format.PhotoRefused;

/** Size and packing of a Windows or OS/2 bitmap. */
public final class BmpHeader {
    private static final int HEADER = 14; // where the second header begins
    private static final int OLD = 12; // size of the second header of OS/2 and Windows 2, which has smaller fields

    private final FileBytes file;
    private final PhotoLimits limits;

    public BmpHeader(FileBytes file, PhotoLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    public PhotoHeader read() throws PhotoRefused, IOException {
        int header = file.i32le(HEADER);
        if (header != OLD && (header < 40 || header > 256))
            throw PhotoRefused.damaged("its bitmap header has " + header + " bytes; known are 12 and 40 to 256");
        boolean old = header == OLD;
        int width = old ? file.u16le(18) : file.i32le(18);
        long height = old ? file.u16le(20) : Math.abs((long) file.i32le(22)); // negative: stored from the top
        limits.checkSize(width, height);
        int bits = file.u16le(old ? 24 : 28);
        int packing = old ? 0 : file.i32le(30);
        // 4 and 5 would make the JDK look for a decoder of the JPEG or PNG inside.
        if (packing < 0 || packing > 3)
            throw new PhotoRefused("The bitmap is packed in way " + packing + "; 0 to 3 can be read.");
        long pixels = file.i32le(10) & 0xffffffffL;
        if (packing == 0 || packing == 3) file.u8(pixels + ((long) width * bits + 31) / 32 * 4 * height - 1); // whole?
        else findEnd(pixels, packing == 1 ? 8 : 4);
        Parts parts = new Parts();
        parts.keep(0, file.size());
        JdkPixels decoder =
                JdkPixels.whole(JdkPixels.Format.BMP, width, (int) height, parts.list(), JdkPixels.Inks.NONE);
        return new PhotoHeader(width, (int) height, 1, decoder, null);
    }

    /** Run lengths: the JDK leaves black what they do not tell, so the mark of their end must be there. */
    private void findEnd(long from, int bits) throws IOException {
        for (long at = from; ; at += 2) {
            int count = file.u8(at);
            int code = file.u8(at + 1);
            if (count > 0 || code == 0) continue;
            if (code == 1) return;
            at += code == 2 ? 2 : (code * bits + 15) / 16 * 2; // a jump, or pixels as they are
        }
    }
}
