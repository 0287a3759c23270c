package textbehindimage.cutout.photo;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

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
            checkSize(header.width(), header.height());
            return header;
        } catch (EOFException e) {
            throw cutOff(file, e);
        }
    }

    static PhotoRefused cutOff(FileBytes file, EOFException cause) {
        return new PhotoRefused(
                "The photo is cut off: its file ends after " + file.size() + " bytes, before the picture does.", cause);
    }

    private PhotoHeader byMagic(FileBytes file) throws PhotoRefused, IOException {
        if (file.has(0, "\u00ff\u00d8\u00ff")) return new JpegHeader(file, this).read();
        if (file.has(0, "\u0089PNG\r\n\u001a\n")) return new PngHeader(file, this).read();
        if (file.has(0, "GIF87a") || file.has(0, "GIF89a")) return new GifHeader(file, this).read();
        if (file.has(0, "BM")) return new BmpHeader(file, this).read();
        if (file.has(0, "RIFF") && file.has(8, "WEBP")) return new WebpHeader(file, this).read();
        if (file.has(0, "II*\0") || file.has(0, "MM\0*")) return new TiffHeader(file, this).read();
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

    /** Also called as soon as the size is known, before the rest of a long file is looked through. */
    void checkSize(long width, long height) throws PhotoRefused {
        String size = width + " x " + height + " pixels";
        if (width < 1 || height < 1) throw new PhotoRefused("The photo is damaged: it says that it has " + size + ".");
        if (width > limits.maxSide() || height > limits.maxSide())
            throw new PhotoRefused("The photo has " + size + "; the longest side allowed is " + limits.maxSide() + ".");
        if (width * height > limits.maxPixels())
            throw new PhotoRefused("The photo has " + size + " (" + megapixels(width * height)
                    + " megapixels); allowed are " + megapixels(limits.maxPixels()) + " megapixels.");
    }

    void checkScans(int scans) throws PhotoRefused {
        if (scans > limits.maxScans())
            throw new PhotoRefused("The photo is a progressive JPEG of more than " + limits.maxScans()
                    + " scans, which is the most allowed; saved again by any editor it will have fewer.");
    }

    static PhotoRefused damaged(String what) {
        return new PhotoRefused("The photo is damaged: " + what + ".");
    }

    private static String megapixels(long pixels) {
        return pixels % 1_000_000 == 0
                ? Long.toString(pixels / 1_000_000)
                : String.format(Locale.ROOT, "%.1f", pixels / 1e6);
    }
}
