package textbehindimage.cutout.photo;

import java.io.IOException;

/** Size and packing of a Windows bitmap. */
final class BmpHeader {
    private final FileBytes file;
    private final HeaderReader limits;

    BmpHeader(FileBytes file, HeaderReader limits) {
        this.file = file;
        this.limits = limits;
    }

    PhotoHeader read() throws PhotoRefused, IOException {
        int header = file.i32le(14);
        if (header < 40 || header > 256)
            throw HeaderReader.damaged("its bitmap header has " + header + " bytes; known are 40 to 256");
        int width = file.i32le(18);
        long height = Math.abs((long) file.i32le(22)); // negative: stored from the top
        limits.checkSize(width, height);
        int packing = file.i32le(30);
        // 4 and 5 would make the JDK look for a decoder of the JPEG or PNG inside.
        if (packing < 0 || packing > 3)
            throw new PhotoRefused("The bitmap is packed in way " + packing + "; 0 to 3 can be read.");
        long row = ((long) width * file.u16le(28) + 31) / 32 * 4;
        if (packing == 0 || packing == 3) file.u8(file.i32le(10) + row * height - 1); // whole?
        Parts parts = new Parts();
        parts.keep(0, file.size());
        return new PhotoHeader(
                PhotoHeader.Format.BMP, width, (int) height, 1, PhotoHeader.Inks.NONE, parts.list(), null);
    }
}
