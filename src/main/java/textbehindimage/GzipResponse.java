package textbehindimage;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** An answer that is compressed if it is a whole file and not a small one; which of them it is, is known when its first byte comes. */
final class GzipResponse extends HttpServletResponseWrapper {
    private static final String LENGTH = "Content-Length";
    /** Bytes; what is shorter fits, with its headers, into one packet anyway. */
    private static final int LEAST = 1_000;

    private final boolean isHead;
    private final Body body = new Body();
    private long length = -1; // as announced; -1 if it was not
    private boolean isDecided;
    private boolean isCompressed;

    GzipResponse(HttpServletResponse response, boolean isHead) {
        super(response);
        this.isHead = isHead;
    }

    /** Whoever writes characters writes no file. */
    @Override
    public PrintWriter getWriter() throws IOException {
        if (!isDecided) leave();
        return super.getWriter();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return body;
    }

    @Override
    public void setContentLength(int bytes) {
        length = bytes;
    }

    @Override
    public void setContentLengthLong(long bytes) {
        length = bytes;
    }

    /** Without a value, as Jetty calls it, the header goes away. */
    @Override
    public void setHeader(String name, @Nullable String value) {
        if (name.equalsIgnoreCase(LENGTH)) length = value == null ? -1 : Long.parseLong(value);
        else super.setHeader(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        if (name.equalsIgnoreCase(LENGTH)) length = Long.parseLong(value);
        else super.addHeader(name, value);
    }

    @Override
    public void setIntHeader(String name, int value) {
        setHeader(name, String.valueOf(value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        addHeader(name, String.valueOf(value));
    }

    /** After the last byte, or where there was none. */
    void finish() throws IOException {
        if (!isDecided && getStatus() == SC_OK) decide();
        if (body.to != null) body.to.close();
        // Without a body there is no telling how long it would be; Jetty would say 0.
        if (isHead && isCompressed) flushBuffer();
    }

    private void decide() {
        if (getStatus() == SC_OK && (length < 0 || length >= LEAST) && getHeader("Content-Encoding") == null)
            compress();
        else leave();
    }

    private void compress() {
        isDecided = true;
        isCompressed = true;
        setHeader("Content-Encoding", "gzip");
        setHeader("Accept-Ranges", "none");
        String tag = getHeader("ETag");
        if (tag != null && !tag.startsWith("W/")) setHeader("ETag", "W/" + tag); // Of these bytes it is not.
    }

    private void leave() {
        isDecided = true;
        if (length >= 0) super.setContentLengthLong(length);
    }

    private OutputStream plain() throws IOException {
        return super.getOutputStream();
    }

    private final class Body extends ServletOutputStream {
        private @Nullable OutputStream to;

        private OutputStream to() throws IOException {
            if (to == null) {
                decide();
                to = isHead ? OutputStream.nullOutputStream() : isCompressed ? new GZIPOutputStream(plain()) : plain();
            }
            return to;
        }

        @Override
        public void write(int b) throws IOException {
            to().write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            to().write(bytes, offset, count);
        }

        @Override
        public void flush() throws IOException {
            to().flush();
        }

        @Override
        public void close() throws IOException {
            to().close();
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("Files are written where they are asked for, not later");
        }
    }
}
