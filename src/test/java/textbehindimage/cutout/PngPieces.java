package textbehindimage.cutout;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** What PNG files are made of, good and bad. */
public final class PngPieces {
    private PngPieces() {}

    public static byte[] png(int width, int height, int depth, int colour, byte[] rows) {
        return concat(start(width, height, depth, colour), chunk("IDAT", deflated(rows)), chunk("IEND", new byte[0]));
    }

    /** Signature and header. */
    public static byte[] start(int width, int height, int depth, int colour) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) depth)
                .put((byte) colour)
                .array();
        return concat(text("\u0089PNG\r\n\u001a\n"), chunk("IHDR", header));
    }

    public static byte[] chunk(String kind, byte[] data) {
        byte[] named = concat(text(kind), data);
        CRC32 sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }

    /** As small as can be. */
    public static byte[] deflated(byte[] data) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(data);
        deflater.finish();
        byte[] packed = new byte[data.length / 900 + 1000];
        int size = deflater.deflate(packed);
        if (!deflater.finished()) throw new AssertionError("more than " + packed.length);
        deflater.end();
        return Arrays.copyOf(packed, size);
    }

    public static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) whole.writeBytes(part);
        return whole.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
