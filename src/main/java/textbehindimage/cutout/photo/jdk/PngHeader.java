package textbehindimage.cutout.photo.jdk;

import java.io.IOException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.photo.format.Exif;
import textbehindimage.cutout.photo.format.FileBytes;
import textbehindimage.cutout.photo.format.PhotoHeader;
import textbehindimage.cutout.photo.format.PhotoLimits;
import textbehindimage.cutout.photo.format.PhotoRefused;

/**
 * Walks a PNG's chunks to its end and checks the sums of those that the decoder is shown: header, palette, transparency
 * and pixels. Text and profiles, which the JDK would unpack without limit, it never sees.
 */
public final class PngHeader {
    private static final int MAX_PROFILE = 4 << 20;

    private final FileBytes file;
    private final PhotoLimits limits;
    private final Parts parts = new Parts();
    private byte @Nullable [] profile;
    private int orientation = 1;
    private boolean pixels;

    public PngHeader(FileBytes file, PhotoLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    public PhotoHeader read() throws PhotoRefused, IOException {
        if (file.u32(8) != 13 || !file.has(12, "IHDR")) throw PhotoRefused.damaged("the PNG file has no header");
        long width = file.u32(16);
        long height = file.u32(20);
        limits.checkSize(width, height);
        boolean grey = (file.u8(25) & 2) == 0;
        parts.keep(0, 8);
        long at = 8;
        while (!file.has(at + 4, "IEND")) at = chunk(at);
        keep(at, file.u32(at));
        if (!pixels) throw PhotoRefused.damaged("the PNG file holds no picture");
        JdkPixels decoder =
                JdkPixels.whole(JdkPixels.Format.PNG, (int) width, (int) height, parts.list(), JdkPixels.Inks.NONE);
        // The result is RGB, for which a grey profile means nothing.
        return new PhotoHeader((int) width, (int) height, orientation, decoder, grey ? null : profile);
    }

    private long chunk(long at) throws PhotoRefused, IOException {
        long length = file.u32(at);
        file.u8(at + length + 11); // whole?
        if (file.has(at + 4, "IDAT")) pixels = true;
        if (file.has(at + 4, "IDAT")
                || file.has(at + 4, "IHDR")
                || file.has(at + 4, "PLTE")
                || file.has(at + 4, "tRNS")) keep(at, length);
        else if (file.has(at + 4, "iCCP") && length <= MAX_PROFILE) profile = file.copy(at + 8, (int) length);
        else if (file.has(at + 4, "eXIf") && length <= 1 << 16)
            orientation = Exif.orientation(file, at + 8, (int) length);
        return at + length + 12;
    }

    private void keep(long at, long length) throws PhotoRefused, IOException {
        parts.keep(at, length + 12);
        CRC32 sum = new CRC32();
        byte[] block = new byte[1 << 13];
        for (long done = 0; done < length + 4; ) {
            int count = file.read(at + 4 + done, block, 0, (int) Math.min(block.length, length + 4 - done));
            sum.update(block, 0, count);
            done += count;
        }
        if (sum.getValue() != file.u32(at + 8 + length))
            throw PhotoRefused.damaged("a checksum of the PNG file is wrong");
    }
}
