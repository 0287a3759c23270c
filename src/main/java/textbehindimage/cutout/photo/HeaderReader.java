package textbehindimage.cutout.photo;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import textbehindimage.cutout.photo.format.FileBytes;
import textbehindimage.cutout.photo.format.PhotoHeader;
import textbehindimage.cutout.photo.format.PhotoLimits;
import textbehindimage.cutout.photo.format.PhotoRefused;
import textbehindimage.cutout.photo.jdk.BmpHeader;
import textbehindimage.cutout.photo.jdk.GifHeader;
import textbehindimage.cutout.photo.jdk.JpegHeader;
import textbehindimage.cutout.photo.jdk.PngHeader;
import textbehindimage.cutout.photo.tiff.TiffHeader;
import textbehindimage.cutout.photo.webp.WebpHeader;

/** Looks at the file's first bytes, never at its name, and checks what the header claims against the limits. */
final class HeaderReader {
    static final String ACCEPTED = "Accepted are JPEG, PNG, WebP, GIF, TIFF and BMP.";
    private final PhotoLimits limits;

    HeaderReader(PhotoLimits limits) {
        this.limits = limits;
    }

    PhotoHeader read(FileBytes file) throws PhotoRefused, IOException {
        if (file.size() == 0) throw new PhotoRefused("The file is empty (0 bytes). " + ACCEPTED);
        try {
            PhotoHeader header = byMagic(file);
            limits.checkSize(header.width(), header.height());
            return header;
        } catch (EOFException e) {
            throw PhotoRefused.cutOff(file.size(), e);
        }
    }

    private PhotoHeader byMagic(FileBytes file) throws PhotoRefused, IOException {
        if (file.has(0, "\u00ff\u00d8\u00ff")) return new JpegHeader(file, limits).read();
        if (file.has(0, "\u0089PNG\r\n\u001a\n")) return new PngHeader(file, limits).read();
        if (file.has(0, "GIF87a") || file.has(0, "GIF89a")) return new GifHeader(file, limits).read();
        if (file.has(0, "BM")) return new BmpHeader(file, limits).read();
        if (file.has(0, "RIFF") && file.has(8, "WEBP")) return new WebpHeader(file, limits).read();
        if (file.has(0, "II*\0") || file.has(0, "MM\0*")) return new TiffHeader(file, limits).read();
        throw new PhotoRefused("This is not a photo that can be read: " + guess(file) + ". " + ACCEPTED);
    }

    private static String guess(FileBytes file) throws IOException {
        if (file.has(4, "ftyp")) return ofFamily(file);
        if (file.has(0, "\u00ff\n") || file.has(0, "\0\0\0\fJXL ")) return "it is a JPEG XL file";
        if (file.has(0, "\0\0\0\fjP  ") || file.has(0, "\u00ff\u004f\u00ff\u0051")) return "it is a JPEG 2000 file";
        if (file.has(0, "II+\0") || file.has(0, "MM\0+")) return "it is a BigTIFF file";
        if (file.has(0, "%PDF")) return "it is a PDF file";
        return isText(file) ? ofText(file) : "its format is unknown";
    }

    /** ISO base media files name what they are compatible with; a photo of either kind may put "mif1" first. */
    private static String ofFamily(FileBytes file) throws IOException {
        long end = Math.min(Math.min(file.size() - 3, file.u32(0)), 64);
        for (String brand : new String[] {"avif", "avis"}) {
            for (long at = 8; at < end; at += 4) if (file.has(at, brand)) return "it is an AVIF file";
        }
        for (String brand : new String[] {"heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"}) {
            for (long at = 8; at < end; at += 4) if (file.has(at, brand)) return "it is a HEIC file";
        }
        return "it is a video or another file of that family";
    }

    private static String ofText(FileBytes file) throws IOException {
        String start = new String(file.copy(0, (int) Math.min(file.size(), 512)), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        if (start.contains("<svg")) return "it is an SVG drawing";
        return start.contains("<!doctype html") || start.contains("<html") ? "it is an HTML page" : "it is text";
    }

    private static boolean isText(FileBytes file) throws IOException {
        for (long at = 0; at < Math.min(file.size(), 512); at++) {
            int value = file.u8(at);
            if (value < 32 && value != '\t' && value != '\n' && value != '\r' && value != '\f') return false;
        }
        return true;
    }
}
