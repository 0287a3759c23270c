package textbehindimage.cutout;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Files that are no photo, half a photo, or more than they seem, each with what its owner is told. */
public final class Traps {
    private static final String NO_PHOTO = "This is not a photo that can be read: ";
    private static final String ACCEPTED = "\\. Accepted are JPEG, PNG, WebP, GIF, TIFF and BMP\\.";
    private static final String CUT_OFF =
            "The photo is cut off: its file ends after \\d+ bytes, before the picture does\\.";
    private static final String DAMAGED = "The photo is damaged.*";
    private static final String SHORT_STRIP = ".* a piece of the TIFF file holds less than its part of the picture\\.";
    private static final String RARE_TIFF = "The photo is a TIFF of a rare kind ";

    private Traps() {}

    /** @param answer a pattern of the sentence; empty if the photo in it is decoded and the rest left alone */
    public record Trap(String name, byte[] bytes, String answer) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Small files that would take all memory or never end: checks 13 to 16. For limits of 64 megapixels, 30,000 a side, 50 scans. */
    public static List<Trap> bombs() {
        List<Trap> traps = new ArrayList<>();
        traps.add(new Trap("png-30000.png", png(30_000, 30_000, 8, 0, new byte[0]), pixels("30000", 900)));
        traps.add(new Trap("png-1-bit-50000.png", png(50_000, 50_000, 1, 0, new byte[1 << 20]), side("50000")));
        traps.add(
                new Trap("png-rgba16-12000.png", png(12_000, 12_000, 16, 6, new byte[1 << 20]), pixels("12000", 144)));
        traps.add(new Trap("jpeg-26000.jpg", jpeg("grey.jpg", 26_000, 26_000), pixels("26000", 676)));
        traps.add(new Trap("gif-30000.gif", gif(30_000, 30_000), pixels("30000", 900)));
        traps.add(new Trap("tiff-50000.tif", tiff(50_000, 50_000), side("50000")));
        traps.add(new Trap("bmp-60000.bmp", bmp(60_000, -60_000, 1), side("60000")));
        traps.add(new Trap("webp-16383.webp", losslessWebp(16_383, 16_383, new byte[8]), pixels("16383", "268\\.4")));
        traps.add(new Trap("webp-lossy-16383.webp", lossyWebp(16_383, 16_383), pixels("16383", "268\\.4")));
        traps.add(new Trap("webp-canvas.webp", canvas(1 << 24, 1 << 24), side("16777216")));
        traps.add(new Trap("webp-transforms.webp", losslessWebp(8_000, 8_000, transforms(500)), DAMAGED));
        traps.add(new Trap(
                "webp-tables.webp",
                losslessWebp(1024, 1024, tables(3_000)),
                ".* with code tables of more than 8 MB,.*"));
        for (int scans : new int[] {60, 240, 2400})
            traps.add(new Trap("scans-" + scans + ".jpg", scans(8_000, scans), ".* more than 50 scans.*"));
        byte[] zeros = deflated(new byte[32 << 20]);
        for (String kind : new String[] {"zTXt", "iTXt", "iCCP"})
            traps.add(new Trap(kind + ".png", pngWith(chunk(kind, concat(text("Comment\0\0"), zeros)), 1), ""));
        traps.add(new Trap(
                "2000-zTXt.png",
                pngWith(chunk("zTXt", concat(text("Comment\0\0"), deflated(new byte[200_000]))), 2000),
                ""));
        traps.add(new Trap("20-mb-APP3.jpg", stuffed(), ""));
        traps.add(new Trap("tiff-overlapping.tif", overlappingTiff(), ".* pieces are longer than its file\\."));
        return traps;
    }

    /** What is no photo, or once was one. */
    public static List<Trap> wrecks() {
        List<Trap> traps = new ArrayList<>();
        traps.add(new Trap("empty.jpg", new byte[0], "The file is empty \\(0 bytes\\)" + ACCEPTED));
        traps.add(no("five.jpg", "abcde", "it is text"));
        traps.add(no("text.jpg", "Dear diary,\n".repeat(200), "it is text"));
        traps.add(no(
                "svg.jpg", "<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>", "it is an SVG drawing"));
        traps.add(no("html.jpg", "<!DOCTYPE html><title>x</title>", "it is an HTML page"));
        traps.add(no("pdf.jpg", "%PDF-1.7\n%\u00e2\u00e3", "it is a PDF file"));
        traps.add(no("heic.jpg", "\0\0\0\u0018ftypheic\0\0\0\0mif1heic", "it is a HEIC file"));
        traps.add(no("heif.jpg", "\0\0\0\u0018ftypmif1\0\0\0\0mif1heic", "it is a HEIC file"));
        traps.add(no("avif.jpg", "\0\0\0\u001cftypavif\0\0\0\0avifmif1miaf", "it is an AVIF file"));
        traps.add(no("avif-mif1.jpg", "\0\0\0\u001cftypmif1\0\0\0\0mif1avifmiaf", "it is an AVIF file"));
        traps.add(
                no("film.jpg", "\0\0\0\u0018ftypisom\0\0\0\0isommp41", "it is a video or another file of that family"));
        traps.add(no("jxl.jpg", "\u00ff\n\u00fa\u0012", "it is a JPEG XL file"));
        traps.add(no("jxl-box.jpg", "\0\0\0\fJXL \r\n\u0087\n", "it is a JPEG XL file"));
        traps.add(no("jp2.jpg", "\0\0\0\fjP  \r\n\u0087\n", "it is a JPEG 2000 file"));
        traps.add(no("j2k.jpg", "\u00ffO\u00ffQ\0/", "it is a JPEG 2000 file"));
        traps.add(no("big.tif", "II+\0\u0008\0\0\0", "it is a BigTIFF file"));
        traps.add(no("unknown.jpg", "\u0001\u0002\u0003\u0004", "its format is unknown"));
        for (String name : new String[] {
            "420.jpg",
            "progressive.jpg",
            "cmyk.jpg",
            "rgb.png",
            "palette.gif",
            "rgb.bmp",
            "runs-8.bmp",
            "soft-90.webp",
            "lossless.webp",
            "alpha.webp",
            "film.webp",
            "rgb.tif",
            "lzw.tif",
            "little-tiles.tif"
        }) {
            for (int percent : new int[] {50, 99}) {
                byte[] whole = photo(name);
                byte[] part = Arrays.copyOf(whole, whole.length * percent / 100);
                traps.add(new Trap(percent + "-percent-of-" + name, part, CUT_OFF + "|" + DAMAGED));
            }
        }
        traps.add(new Trap("wrong-sum.png", changed("rgb.png", 50), ".* a checksum of the PNG file is wrong\\."));
        for (int percent : new int[] {70, 80, 90})
            traps.add(new Trap("wrong-at-" + percent + ".jpg", changed("restart.jpg", percent), DAMAGED));
        traps.add(new Trap("short-data.jpg", endedEarly(), DAMAGED));
        traps.add(new Trap("no-width.png", png(0, 5, 8, 2, new byte[0]), DAMAGED));
        traps.add(new Trap("no-width.jpg", jpeg("420.jpg", 0, 35), DAMAGED));
        traps.add(new Trap("no-width.gif", gif(0, 5), DAMAGED));
        traps.add(new Trap("no-height.bmp", bmp(5, 0, 24), DAMAGED));
        traps.add(new Trap("no-width.tif", tiff(0, 5), DAMAGED));
        traps.add(new Trap("no-width.webp", lossyWebp(0, 5), DAMAGED));
        traps.add(new Trap("two-sizes.webp", twoSizes(), ".* its header gives two sizes\\."));
        traps.add(new Trap("short-data.webp", shortened("soft-90.webp"), DAMAGED));
        traps.add(new Trap("short-data-lossless.webp", shortened("lossless-noisy.webp"), DAMAGED));
        traps.add(new Trap(
                "alpha-packed-otherwise.webp", with("alpha-plain-0.webp", 38, 2), ".* the transparency of .*"));
        byte[] half = new byte[50];
        byte[] wrongSum = deflated(new byte[100]);
        wrongSum[wrongSum.length - 1]++;
        traps.add(new Trap("short-strip.tif", greyTiff(1, half), CUT_OFF));
        traps.add(new Trap("short-deflate.tif", greyTiff(8, deflated(half)), SHORT_STRIP));
        traps.add(new Trap("cut-deflate.tif", greyTiff(8, Arrays.copyOf(deflated(new byte[100]), 4)), SHORT_STRIP));
        traps.add(new Trap("wrong-deflate.tif", greyTiff(8, half), ".* cannot be unpacked\\."));
        traps.add(new Trap("wrong-sum.tif", greyTiff(8, wrongSum), ".* cannot be unpacked\\."));
        traps.add(new Trap("short-runs.tif", greyTiff(32773, new byte[] {-49, 7}), SHORT_STRIP));
        traps.add(new Trap("short-lzw.tif", greyTiff(5, new byte[] {(byte) 0x80, 0x01, 0x40, 0x40}), SHORT_STRIP));
        traps.add(new Trap(
                "wrong-lzw.tif", greyTiff(5, new byte[] {(byte) 0x80, 0x4b, 0}), ".* cannot be unpacked\\."));
        traps.add(new Trap("jpeg.tif", greyTiff(7, half), RARE_TIFF + "\\(packed in way 7 \\(JPEG\\)\\).*"));
        traps.add(new Trap("fax.tif", greyTiff(4, half), RARE_TIFF + "\\(packed in way 4 \\(fax\\)\\).*"));
        traps.add(new Trap("100-mp.png", png(10_000, 10_000, 8, 2, new byte[0]), pixels("10000", 100)));
        return traps;
    }

    private static Trap no(String name, String bytes, String what) {
        return new Trap(name, text(bytes), NO_PHOTO + what + ACCEPTED);
    }

    private static String pixels(String side, Object megapixels) {
        return "The photo has " + side + " x " + side + " pixels \\(" + megapixels
                + " megapixels\\); allowed are [0-9.]+ megapixels\\.";
    }

    private static String side(String side) {
        return "The photo has " + side + " x -?" + side + " pixels; the longest side allowed is 30000\\.";
    }

    private static byte[] text(String text) {
        return text.getBytes(ISO_8859_1);
    }

    static byte[] photo(String name) {
        try {
            return Files.readAllBytes(Generated.file("photos/" + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] changed(String name, int percent) {
        byte[] bytes = photo(name);
        bytes[bytes.length * percent / 100] = (byte) 0xff;
        return bytes;
    }

    private static byte[] with(String name, int at, int value) {
        byte[] bytes = photo(name);
        bytes[at] = (byte) value;
        return bytes;
    }

    private static byte[] png(int width, int height, int depth, int colour, byte[] rows) {
        return concat(
                pngStart(width, height, depth, colour), chunk("IDAT", deflated(rows)), chunk("IEND", new byte[0]));
    }

    private static byte[] pngStart(int width, int height, int depth, int colour) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) depth)
                .put((byte) colour)
                .array();
        return concat(text("\u0089PNG\r\n\u001a\n"), chunk("IHDR", header));
    }

    /** A good picture behind so many of the chunks. */
    private static byte[] pngWith(byte[] chunk, int count) {
        byte[][] parts = new byte[count + 3][];
        Arrays.fill(parts, chunk);
        parts[0] = pngStart(45, 35, 8, 0);
        parts[count + 1] = chunk("IDAT", deflated(new byte[35 * 46]));
        parts[count + 2] = chunk("IEND", new byte[0]);
        return concat(parts);
    }

    private static byte[] chunk(String kind, byte[] data) {
        byte[] named = concat(text(kind), data);
        CRC32 sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }

    private static byte[] deflated(byte[] data) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(data);
        deflater.finish();
        byte[] packed = new byte[data.length / 900 + 1000];
        int size = deflater.deflate(packed);
        if (!deflater.finished()) throw new AssertionError("more than " + packed.length);
        deflater.end();
        return Arrays.copyOf(packed, size);
    }

    private static byte[] gif(int width, int height) {
        return little(35)
                .put(text("GIF89a"))
                .putShort((short) width)
                .putShort((short) height)
                .array();
    }

    private static byte[] bmp(int width, int height, int bits) {
        ByteBuffer file =
                little(100).put(text("BM")).putInt(100).putInt(0).putInt(54).putInt(40);
        file.putInt(width).putInt(height);
        return file.putShort((short) 1).putShort((short) bits).array();
    }

    private static byte[] tiff(int width, int height) {
        ByteBuffer file = little(64).put(text("II*\0")).putInt(8).putShort((short) 2);
        return entry(entry(file, 256, width), 257, height).array();
    }

    /** 10 x 10 pixels in one strip. */
    private static byte[] greyTiff(int packing, byte[] strip) {
        int start = 8 + 2 + 8 * 12;
        ByteBuffer file =
                little(start + strip.length).put(text("II*\0")).putInt(8).putShort((short) 8);
        int[][] entries = {{256, 10}, {257, 10}, {258, 8}, {259, packing}, {262, 1}, {273, start}, {278, 10}};
        for (int[] entry : entries) entry(file, entry[0], entry[1]);
        return entry(file, 279, strip.length).put(strip).array();
    }

    private static ByteBuffer entry(ByteBuffer file, int tag, int value) {
        return file.putShort((short) tag).putShort((short) 4).putInt(1).putInt(value);
    }

    /** 20,000 strips, each of which is the whole file. */
    private static byte[] overlappingTiff() {
        int strips = 20_000;
        int values = 200;
        ByteBuffer file =
                little(values + 8 * strips).put(text("II*\0")).putInt(8).putShort((short) 8);
        int[][] entries = {{256, 1}, {257, strips}, {258, 8}, {259, 8}, {262, 1}, {273, values}, {278, 1}};
        for (int[] entry : entries) entry(file, entry[0], entry[1]);
        entry(file, 279, values + 4 * strips);
        file.putInt(8 + 2 + 5 * 12 + 4, strips).putInt(8 + 2 + 7 * 12 + 4, strips); // how many values
        file.position(values + 4 * strips);
        for (int i = 0; i < strips; i++) file.putInt(file.capacity());
        return file.array();
    }

    private static byte[] riff(String kind, byte[] data) {
        ByteBuffer file = little(20 + data.length)
                .put(text("RIFF"))
                .putInt(12 + data.length)
                .put(text("WEBP"));
        return file.put(text(kind)).putInt(data.length).put(data).array();
    }

    private static byte[] losslessWebp(int width, int height, byte[] data) {
        ByteBuffer chunk = little(5 + data.length + (data.length + 1 & 1)).put((byte) 0x2f);
        return riff("VP8L", chunk.putInt(width - 1 | height - 1 << 14).put(data).array());
    }

    /** "A transform follows: green is subtracted", over and over. */
    private static byte[] transforms(int bytes) {
        byte[] transforms = new byte[bytes];
        for (int i = 0; i < bytes; i++) transforms[i] = (byte) (0xb6db6d >> i % 3 * 8);
        return transforms;
    }

    /** A code group of its own for each of 65,536 blocks, of which so many are there; each with four codes of 256 symbols. */
    private static byte[] tables(int groups) {
        Bits bits = new Bits();
        bits.add(0b100, 3)
                .add(0, 3)
                .add(0, 1); // no transform, no cache, but blocks, of 4 x 4 pixels; their numbers without cache
        bits.add256Codes().add256Codes().addOneCode().addOneCode().addOneCode();
        for (int block = 0; block < 1 << 16; block++) bits.addCode(block & 255).addCode(block >> 8);
        for (int i = 0; i < groups; i++)
            bits.add256Codes().add256Codes().add256Codes().add256Codes().addOneCode();
        return bits.all.toByteArray();
    }

    /** Lowest first, as in a lossless WebP. */
    private static final class Bits {
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();
        private long waiting;
        private int count;

        Bits add(long value, int size) {
            waiting |= value << count;
            for (count += size; count >= 8; count -= 8, waiting >>>= 8) all.write((int) waiting);
            return this;
        }

        /** 256 symbols of 8 bits: by a code whose only length is 8, used 256 times. */
        Bits add256Codes() {
            return add(0, 1).add(8, 4).add(0, 33).add(1, 3).add(1, 1).add(3, 3).add(254, 8);
        }

        /** Always symbol 0, of no bits. */
        Bits addOneCode() {
            return add(1, 4);
        }

        Bits addCode(int symbol) {
            return add(Integer.reverse(symbol) >>> 24, 8);
        }
    }

    private static byte[] lossyWebp(int width, int height) {
        ByteBuffer frame = little(30).put((byte) 0x10).putShort((short) 0).put(text("\u009d\u0001*"));
        return riff(
                "VP8 ", frame.putShort((short) width).putShort((short) height).array());
    }

    private static byte[] canvas(int width, int height) {
        ByteBuffer header = little(12).putInt(0).putInt(width - 1);
        header.position(7);
        header.putInt(height - 1);
        return riff("VP8X", Arrays.copyOf(header.array(), 10));
    }

    private static byte[] twoSizes() {
        byte[] file = photo("alpha.webp");
        file[24]++;
        return file;
    }

    /** Takes away the second half of the picture and says so everywhere. */
    private static byte[] shortened(String name) {
        byte[] whole = photo(name);
        int size = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(16) / 4 * 2;
        String kind = new String(whole, 12, 4, ISO_8859_1);
        return riff(kind, Arrays.copyOfRange(whole, 20, 20 + size));
    }

    private static byte[] jpeg(String name, int width, int height) {
        byte[] file = photo(name);
        ByteBuffer.wrap(file, find(file, 0xc0) + 4, 4).putShort((short) height).putShort((short) width);
        return file;
    }

    /** Position of the marker's second byte. */
    private static int find(byte[] file, int marker) {
        for (int at = 0; ; at++) if (file[at] == (byte) 0xff && file[at + 1] == (byte) marker) return at + 1;
    }

    /** A large progressive JPEG, its last scan so often. */
    private static byte[] scans(int side, int scans) {
        byte[] file = photo("progressive.jpg");
        ByteBuffer.wrap(file, find(file, 0xc2) + 4, 4).putShort((short) side).putShort((short) side);
        int last = file.length - 2;
        while (file[last - 1] != (byte) 0xff || file[last] != (byte) 0xda) last--;
        byte[] scan = Arrays.copyOfRange(file, last - 1, file.length - 2);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(file, 0, file.length - 2);
        for (int i = 0; i < scans; i++) many.writeBytes(scan);
        many.write(file, file.length - 2, 2);
        return many.toByteArray();
    }

    private static byte[] stuffed() {
        byte[] file = photo("420.jpg");
        byte[] segment = new byte[65_537];
        Arrays.fill(segment, (byte) 7);
        segment[0] = (byte) 0xff;
        segment[1] = (byte) 0xe3;
        segment[2] = (byte) 0xff;
        segment[3] = (byte) 0xff;
        ByteArrayOutputStream stuffed = new ByteArrayOutputStream();
        stuffed.write(file, 0, 2);
        for (int i = 0; i < 300; i++) stuffed.writeBytes(segment);
        stuffed.write(file, 2, file.length - 2);
        return stuffed.toByteArray();
    }

    /** Ends as it should, but 60 bytes early. */
    private static byte[] endedEarly() {
        byte[] file = photo("420.jpg");
        file = Arrays.copyOf(file, file.length - 60);
        file[file.length - 2] = (byte) 0xff;
        file[file.length - 1] = (byte) 0xd9;
        return file;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) whole.writeBytes(part);
        return whole.toByteArray();
    }
}
