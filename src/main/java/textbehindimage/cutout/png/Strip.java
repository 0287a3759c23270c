package textbehindimage.cutout.png;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Some rows of a picture as an IDAT chunk, made without knowing the others, of which only the first and the last carry
 * more: begin and end of the zlib stream (RFC 1950). Its buffers serve one strip after another.
 */
final class Strip {
    private static final int PIECE = 1 << 17; // bytes that share codes
    private static final int WRITTEN =
            1 << 16; // the JDK keeps a buffer outside the heap as large as what a thread writes at once
    private static final int IDAT = 0x49444154;
    private static final int PLAIN_AT = 8; // behind length and type

    private final Picture picture;
    private final int height; // of a full strip
    private final Picture.Rows rows;
    private final Coder coder;
    private final Packed chunk = new Packed();
    private final Adler32 plainSum = new Adler32();
    private final CRC32 chunkSum = new CRC32();
    private final Window window;
    private byte[] row;
    private byte[] above;
    private long plain; // bytes of the strip before they are packed
    private boolean last;

    Strip(Picture picture, int height, PngWriter.Mode mode) {
        this.picture = picture;
        this.height = height;
        rows = picture.rows().get();
        coder = new Coder(chunk, mode.finder.get());
        row = new byte[picture.stride()];
        above = new byte[picture.stride()];
        window = new Window(Math.max(1, Math.min(height, PIECE / (1 + row.length))) * (1 + row.length));
    }

    /** Gives up between two rows when told to stop; then there is nothing to write. */
    void make(int number, BooleanSupplier stopped) {
        int from = number * height;
        int to = Math.min(picture.height(), from + height);
        last = to == picture.height();
        begin(number == 0);
        if (from > 0) rows.row(from - 1, above); // the first strip is a buffer's first, with zeros there
        for (int y = from; y < to && !stopped.getAsBoolean(); y++) add(y);
        if (window.length() > 0) pack();
        coder.end(last);
        chunkSum.reset();
        chunkSum.update(chunk.bytes, 4, chunk.length - 4);
    }

    private void begin(boolean first) {
        chunk.length = 0;
        chunk.addInt(0); // its length, when it is known
        chunk.addInt(IDAT);
        if (first) {
            chunk.bytes[chunk.length++] = 0x78; // deflate, with the usual window
            chunk.bytes[chunk.length++] = 0x01;
        }
        plainSum.reset();
        plain = 0;
        window.start();
        coder.start();
    }

    private void add(int y) {
        rows.row(y, row);
        window.bytes[window.to] = Paeth.TYPE;
        Paeth.apply(row, above, picture.colour().samples, window.bytes, window.to + 1);
        window.to += 1 + row.length;
        byte[] swap = above;
        above = row;
        row = swap;
        if (window.isFull()) pack();
    }

    private void pack() {
        plainSum.update(window.bytes, Window.FROM, window.length());
        plain += window.length();
        coder.add(window);
        window.next();
    }

    /** Writes the chunk. @return the picture's checksum up to here, given that of what is before */
    int writeTo(OutputStream out, int before) throws IOException {
        int sum = Adler.of(before, (int) plainSum.getValue(), plain);
        if (last) {
            chunk.addInt(sum);
            chunkSum.update(chunk.bytes, chunk.length - 4, 4);
        }
        chunk.setInt(0, chunk.length - PLAIN_AT);
        chunk.addInt((int) chunkSum.getValue());
        for (int at = 0; at < chunk.length; at += WRITTEN) {
            out.write(chunk.bytes, at, Math.min(WRITTEN, chunk.length - at));
        }
        return sum;
    }
}
