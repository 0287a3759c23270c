package gradio.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code multipart/form-data} part by part, straight from the request (RFC 7578). The containers' own readers differ from Gradio
 * and from each other in limits and answers; this one bounds part headers to 8 KiB and parts to 1000, as upstream does.
 */
final class Multipart {
    static final int MAX_PARTS = 1000;

    private static final int MAX_HEADER = 8 << 10;
    private static final int MAX_BOUNDARY = 200;
    private static final int BUFFER = 1 << 16;

    /** A body that is no multipart; the text is for the caller. */
    static final class Malformed extends IOException {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    /** The head of a part; {@code fileName} is null if it is no file. Its bytes are in {@link #content}. */
    record Part(String name, @Nullable String fileName) {}

    private final InputStream in;
    private final byte[] delimiter; // CR LF - - boundary
    private final int[] shifts =
            new int[256]; // how far the delimiter may be moved on when a byte stands where its last one would
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private int parts;
    private boolean atDelimiter; // the content of a part has been read to its end

    /** @throws Malformed if the content type names no usable boundary */
    Multipart(InputStream in, String contentType) throws Malformed {
        String boundary = new Parameters(contentType).get("boundary");
        if (boundary == null || boundary.isEmpty()) throw new Malformed("Missing boundary in multipart.");
        if (boundary.length() > MAX_BOUNDARY)
            throw new Malformed("The boundary is over " + MAX_BOUNDARY + " characters long.");
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        Arrays.fill(shifts, delimiter.length);
        for (int i = 0; i < delimiter.length - 1; i++) shifts[delimiter[i] & 0xff] = delimiter.length - 1 - i;
        // The first boundary has no line end before it; with one put in front, all boundaries look alike.
        buffer[0] = '\r';
        buffer[1] = '\n';
        end = 2;
    }

    /** Goes to the next part, over what is unread of the one before; null after the last. */
    @Nullable
    Part next() throws IOException {
        if (!atDelimiter) content().transferTo(java.io.OutputStream.nullOutputStream());
        atDelimiter = false;
        int first = read();
        int second = read();
        if (first == '-' && second == '-') return null;
        while (first == ' ' || first == '\t') { // padding after the boundary
            first = second;
            second = read();
        }
        if (first != '\r' || second != '\n')
            throw new Malformed("Malformed multipart: no line end after the boundary.");
        if (++parts > MAX_PARTS) throw new Malformed("Too many parts. Maximum number of parts is " + MAX_PARTS + ".");
        return head();
    }

    private Part head() throws IOException {
        String disposition = "";
        int left = MAX_HEADER;
        while (true) {
            String line = line(left);
            if (line.isEmpty()) break;
            left -= line.length() + 2;
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).trim().equalsIgnoreCase("content-disposition")) {
                disposition = line.substring(colon + 1);
            }
        }
        Parameters parameters = new Parameters(disposition);
        String name = parameters.get("name");
        if (name == null) throw new Malformed("The Content-Disposition header field \"name\" must be provided.");
        String file = parameters.get("filename");
        return new Part(name, file == null ? null : file.replace("%22", "\""));
    }

    private String line(int limit) throws IOException {
        byte[] bytes = new byte[256];
        int length = 0;
        while (true) {
            int b = read();
            if (b < 0) throw new Malformed("Malformed multipart: it ends inside a part's header.");
            if (b == '\n') break;
            if (length >= limit) throw new Malformed("A part's header is over " + MAX_HEADER + " bytes long.");
            if (length == bytes.length) bytes = Arrays.copyOf(bytes, length * 2);
            bytes[length++] = (byte) b;
        }
        if (length > 0 && bytes[length - 1] == '\r') length--;
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private int read() throws IOException {
        if (position == end && !fill()) return -1;
        return buffer[position++] & 0xff;
    }

    /** Makes room at the front and reads on, all that has arrived; false at the end of the request. */
    private boolean fill() throws IOException {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, end - position);
            end -= position;
            position = 0;
        }
        int before = end;
        do {
            int n = in.read(buffer, end, buffer.length - end);
            if (n < 0) break;
            end += n;
        } while (end < buffer.length && in.available() > 0); // containers hand out 8 KiB at a time
        return end > before;
    }

    /** The bytes of the part at hand, to be read before the next part is asked for. */
    InputStream content() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                if (atDelimiter) return -1;
                int sure = sure();
                if (sure == 0) { // the delimiter is next
                    position += delimiter.length;
                    atDelimiter = true;
                    return -1;
                }
                int n = Math.min(sure, length);
                System.arraycopy(buffer, position, to, offset, n);
                position += n;
                return n;
            }
        };
    }

    /** How many bytes from {@code position} surely belong to the part; 0 if the delimiter begins there. */
    private int sure() throws IOException {
        int from = position;
        while (true) {
            int candidate = indexOfDelimiterStart(from);
            if (candidate > position) return candidate - position;
            if (candidate == position && end - position >= delimiter.length) {
                if (isDelimiterAt(position)) return 0;
                from = position + 1;
                continue;
            }
            if (!fill()) throw new Malformed("Malformed multipart: it ends inside a part.");
            from = position;
        }
    }

    /** Where the delimiter, or as much of it as has been read, may begin; {@code end} if nowhere. Horspool's search. */
    private int indexOfDelimiterStart(int from) {
        int last = delimiter.length - 1;
        int i = from;
        while (i + last < end && !matches(i)) i += shifts[buffer[i + last] & 0xff];
        while (i < end && !matches(i)) i++;
        return i;
    }

    private boolean matches(int at) {
        int known = Math.min(delimiter.length, end - at);
        return Arrays.equals(buffer, at, at + known, delimiter, 0, known);
    }

    private boolean isDelimiterAt(int at) {
        return end - at >= delimiter.length && matches(at);
    }
}
