package gradio.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bytes {@code first} to {@code last}, both included, of a file of {@code size} bytes: one record owns parsing, checking and the
 * header (RFC 9110, section 14). A header that is not understood, and more than one range, mean the whole file.
 */
public record Range(long first, long last, long size) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Thrown for a range that begins beyond the end; the answer is 416 with {@code bytes *}{@code /size}. */
    public static final class Unsatisfiable extends Exception {
        private static final long serialVersionUID = 1;

        Unsatisfiable(long size) {
            super("bytes */" + size);
        }
    }

    /** The asked-for part, or null for the whole file. */
    public static @Nullable Range parse(@Nullable String header, long size) throws Unsatisfiable {
        Matcher range = SINGLE.matcher(header == null ? "" : header.trim());
        if (!range.matches()) return null;
        String from = range.group(1);
        String to = range.group(2);
        if (from.isEmpty()) {
            if (to.isEmpty()) return null;
            long length = Long.parseLong(to);
            if (length == 0 || size == 0) throw new Unsatisfiable(size);
            return new Range(Math.max(0, size - length), size - 1, size);
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? size - 1 : Math.min(Long.parseLong(to), size - 1);
        if (!to.isEmpty() && Long.parseLong(to) < first) return null;
        if (first >= size) throw new Unsatisfiable(size);
        return new Range(first, last, size);
    }

    public long length() {
        return last - first + 1;
    }

    /** Value of {@code Content-Range}. */
    public String header() {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
