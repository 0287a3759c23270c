package served;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came back on a bare connection.
 *
 * @param status 0 if the connection was closed without a word
 * @param headers by name in lower case; of several of one name the last
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {
    private static final int MUCH = 300;

    static final Reply NONE = new Reply(0, Map.of(), new byte[0]);

    /** Reads a whole answer, chunked or not. */
    static Reply of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1); // one character for each byte
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) return NONE;
        List<String> lines = List.of(text.substring(0, end).split("\r\n"));
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        String body = text.substring(end + 4);
        boolean chunked = headers.getOrDefault("transfer-encoding", "").equals("chunked");
        byte[] content = chunked ? joined(body) : body.getBytes(StandardCharsets.ISO_8859_1);
        return new Reply(Integer.parseInt(lines.get(0).split(" ")[1]), headers, content);
    }

    private static byte[] joined(String chunks) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int at = 0, line; (line = chunks.indexOf("\r\n", at)) > 0; ) {
            int length =
                    Integer.parseInt(chunks.substring(at, line).split(";")[0].trim(), 16);
            if (length == 0 || line + 2 + length > chunks.length()) break;
            all.writeBytes(chunks.substring(line + 2, line + 2 + length).getBytes(StandardCharsets.ISO_8859_1));
            at = line + 2 + length + 2;
        }
        return all.toByteArray();
    }

    /** Empty if the answer has no such header. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        String text = text();
        return status + " " + headers + " " + text.substring(0, Math.min(text.length(), MUCH));
    }
}
