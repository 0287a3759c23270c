package textbehindimage.cutout.png;

import java.util.zip.Deflater;

/** The JDK's zlib. */
final class DeflaterCoder implements Coder {
    private static final int LEVEL =
            4; // the first that looks for a better match behind a good one; 1 is larger than Huffman alone
    private static final int ROOM = 1 << 15; // well over the 6 bytes without which a flush would be made twice

    private final Deflater deflater = new Deflater(LEVEL, true);
    private final Packed out;

    DeflaterCoder(Packed out) {
        this.out = out;
    }

    @Override
    public void start() {
        deflater.reset();
    }

    @Override
    public void add(byte[] piece, int length) {
        deflater.setInput(piece, 0, length);
        while (!deflater.needsInput()) deflate(Deflater.NO_FLUSH);
    }

    @Override
    public void end(boolean last) {
        if (last) deflater.finish();
        boolean more = true;
        while (more) more = last ? deflate(Deflater.NO_FLUSH) : deflate(Deflater.SYNC_FLUSH);
    }

    /** Returns whether the room was filled, so that there may be more to come. */
    private boolean deflate(int flush) {
        out.reserve(ROOM);
        int room = out.bytes.length - out.length;
        int made = deflater.deflate(out.bytes, out.length, room, flush);
        out.length += made;
        return made == room;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
