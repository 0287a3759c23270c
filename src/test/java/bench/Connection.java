package bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One HTTP/1.1 connection, with one request on its way at a time. Requests are small: the socket takes them at once. */
final class Connection {
    /** Hears an answer line by line. */
    interface Listener {
        void line(String line) throws IOException;

        /** The answer is whole, or the connection has ended. */
        void end() throws IOException;
    }

    private static final ByteBuffer SHARED = ByteBuffer.allocateDirect(1 << 16); // of the one thread that reads

    private final SocketChannel channel;
    private byte[] bytes = new byte[512];
    private int size;
    private @Nullable Listener listener;
    private boolean inHead;
    private long left; // bytes of the body; negative if its end has to be seen

    @Nullable
    SelectionKey key;

    Connection(SocketChannel channel) {
        this.channel = channel;
    }

    void send(byte[] request, Listener answered) throws IOException {
        listener = answered;
        inHead = true;
        ByteBuffer out = ByteBuffer.wrap(request);
        while (out.hasRemaining()) channel.write(out);
    }

    void close() throws IOException {
        if (listener == null && !channel.isOpen()) return;
        listener = null;
        channel.close();
    }

    void read() throws IOException {
        SHARED.clear();
        int n = channel.read(SHARED);
        if (n < 0) {
            end();
            close();
            return;
        }
        if (bytes.length - size < n) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + n));
        SHARED.flip().get(bytes, size, n);
        size += n;
        parse();
    }

    private void parse() throws IOException {
        int from = 0;
        for (int i = 0; i < size && listener != null; i++) {
            if (bytes[i] != '\n' && !(!inHead && left > 0 && i - from + 1 == left)) continue;
            int length = i + 1 - from;
            String line = new String(bytes, from, length, StandardCharsets.ISO_8859_1).stripTrailing();
            from = i + 1;
            if (inHead) head(line);
            else body(line, length);
        }
        System.arraycopy(bytes, from, bytes, 0, size - from);
        size -= from;
    }

    private void head(String line) {
        if (line.startsWith("HTTP/1.1 ")) {
            if (!line.startsWith("200", 9)) throw new AssertionError("The server answered " + line);
            left = -1;
        } else if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
            left = Long.parseLong(line.substring("content-length:".length()).strip());
        } else if (line.isEmpty()) {
            inHead = false;
        }
    }

    private void body(String line, int length) throws IOException {
        if (left > 0) left -= length;
        boolean last = left == 0 || left < 0 && line.equals("0"); // the last chunk
        if (listener != null) listener.line(line);
        if (last) end();
    }

    private void end() throws IOException {
        Listener told = listener;
        listener = null;
        if (told != null) told.end();
    }
}
