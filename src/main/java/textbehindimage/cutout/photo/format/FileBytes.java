package textbehindimage.cutout.photo.format;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A file by position, through one small buffer. Reading beyond its end is an {@link EOFException}. */
public final class FileBytes implements Closeable {
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private final long size;
    private long start; // file position of the buffer's first byte

    public FileBytes(Path file) throws IOException {
        channel = FileChannel.open(file);
        size = channel.size();
        buffer.limit(0);
    }

    public long size() {
        return size;
    }

    public int u8(long at) throws IOException {
        long offset = at - start;
        if (offset < 0 || offset >= buffer.limit()) {
            fill(at);
            offset = 0;
        }
        return buffer.get((int) offset) & 255;
    }

    /** Big-endian, as all of these. */
    public int u16(long at) throws IOException {
        return u8(at) << 8 | u8(at + 1);
    }

    public long u32(long at) throws IOException {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    public int u16le(long at) throws IOException {
        return Integer.reverseBytes(u16(at)) >>> 16;
    }

    public int i32le(long at) throws IOException {
        return Integer.reverseBytes((int) u32(at));
    }

    public boolean has(long at, String ascii) throws IOException {
        if (at + ascii.length() > size) return false;
        for (int i = 0; i < ascii.length(); i++) if (u8(at + i) != ascii.charAt(i)) return false;
        return true;
    }

    public byte[] copy(long at, int length) throws IOException {
        if (length < 0 || at + length > size) throw new EOFException();
        byte[] bytes = new byte[length];
        for (int done = 0; done < length; ) done += read(at + done, bytes, done, length - done);
        return bytes;
    }

    /** As {@link java.io.InputStream#read(byte[], int, int)}, but never -1. */
    public int read(long at, byte[] into, int offset, int length) throws IOException {
        u8(at);
        int from = (int) (at - start);
        int count = Math.min(length, buffer.limit() - from);
        buffer.get(from, into, offset, count);
        return count;
    }

    private void fill(long at) throws IOException {
        buffer.clear();
        int count = at < 0 || at >= size ? -1 : channel.read(buffer, at);
        buffer.limit(Math.max(0, count));
        start = at;
        if (count < 1) throw new EOFException("The file ends at " + size + ", before " + at);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
