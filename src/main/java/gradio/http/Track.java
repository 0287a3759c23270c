package gradio.http;

import gradio.queue.Reader;
import gradio.web.Feed;
import gradio.wire.Json;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How far the uploads of one id have come, for one reader at a time. What it has not read yet is added up file by file, so it never grows
 * (gradio-protocol 3.2).
 */
final class Track {
    private static final int MAX_UNREAD = 100; // files; the first are forgotten
    private static final int MAX_NAME = 200;
    private static final long PAUSE = Duration.ofMillis(50).toNanos(); // a reader is not woken for every buffer

    private final LongSupplier nanoTime;
    // Guarded by this.
    private final Map<String, Long> unread = new LinkedHashMap<>(); // bytes by the name of the file
    private int uploads; // that go on
    private boolean doneTold;
    private long wokenAt;
    private @Nullable Reader reader;

    Track(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.wokenAt = nanoTime.getAsLong();
    }

    synchronized void begin() {
        uploads++;
        doneTold = false;
    }

    void end() {
        Reader told;
        synchronized (this) {
            uploads--;
            told = reader;
        }
        if (told != null) told.ready();
    }

    /** Whether nothing more comes. */
    synchronized boolean isOver() {
        return uploads == 0;
    }

    /** The bytes of a file, counted as they are read. */
    InputStream counted(InputStream content, String name) {
        String shown = name.substring(0, Math.min(name.length(), MAX_NAME));
        return new FilterInputStream(content) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                int n = super.read(to, offset, length);
                if (n > 0) came(shown, n);
                return n;
            }
        };
    }

    void came(String name, int bytes) {
        Reader told = null;
        synchronized (this) {
            unread.merge(name, (long) bytes, Long::sum);
            if (unread.size() > MAX_UNREAD)
                unread.remove(unread.keySet().iterator().next());
            long now = nanoTime.getAsLong();
            if (now - wokenAt >= PAUSE) {
                wokenAt = now;
                told = reader;
            }
        }
        if (told != null) told.ready();
    }

    /** Makes this the one reader; the stream of the one before ends. */
    Feed readBy(Reader next) {
        Reader before;
        synchronized (this) {
            before = reader;
            reader = next;
        }
        if (before != null) before.replaced();
        return new Feed() {
            @Override
            public byte @Nullable [] next() {
                return nextOf(next);
            }

            @Override
            public boolean ended() {
                return endedFor(next);
            }

            @Override
            public void left() {
                leave(next);
            }
        };
    }

    private synchronized byte @Nullable [] nextOf(Reader who) {
        if (reader != who) return null;
        Iterator<Map.Entry<String, Long>> files = unread.entrySet().iterator();
        if (files.hasNext()) {
            Map.Entry<String, Long> file = files.next();
            files.remove();
            Map<String, Object> update = new LinkedHashMap<>();
            update.put("msg", "update");
            update.put("orig_name", file.getKey());
            update.put("chunk_size", file.getValue());
            return frame(update);
        }
        if (uploads > 0 || doneTold) return null;
        doneTold = true;
        return frame(Map.of("msg", "done"));
    }

    private synchronized boolean endedFor(Reader who) {
        return reader != who || doneTold;
    }

    private synchronized void leave(Reader who) {
        if (reader == who) reader = null;
    }

    static byte[] frame(Map<String, ?> message) {
        return ("data: " + new String(Json.bytes(message), StandardCharsets.UTF_8) + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
