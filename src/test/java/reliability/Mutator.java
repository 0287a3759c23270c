package reliability;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes requests at random, the same way for the same seed: bytes, words that parsers stumble over, parts that go, come twice or come
 * from another request.
 */
final class Mutator {
    private static final int MOST_CHANGES = 3;
    private static final int LONGEST_PART = 40;
    private static final Pattern LENGTH = Pattern.compile("(?i)(content-length: *)\\d+");
    private static final String BODY = "\r\n\r\n";
    private static final String VERSION = " HTTP/1.1\r\n";
    private static final String ALLOWED = "-._~/?&=:;,+!*'()@$%";

    private static final List<String> WORDS = List.of(
            "\r\n",
            "\r\n\r\n",
            "\0",
            "%00",
            "%2e%2e%2f",
            "../",
            "\\",
            "%",
            "%zz",
            "\"",
            "'",
            "{",
            "}",
            "[[[[",
            "]",
            ",",
            ":",
            ";",
            "=",
            "-1",
            "0",
            "1e999",
            "99999999999999999999",
            "-9223372036854775808",
            "null",
            "true",
            "\\u0000",
            "\\ud800",
            "\ud83d\ude00",
            "bytes=-",
            "bytes=5-2",
            "--x",
            "--x--",
            "chunked",
            "file=",
            "/");

    private final List<byte[]> requests;
    private final Random random;

    Mutator(List<byte[]> requests, long seed) {
        this.requests = requests;
        this.random = new Random(seed);
    }

    /** One of the requests, changed; mostly its length is still said as it is. */
    byte[] next() {
        byte[] request = one();
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) request = changed(request);
        if (random.nextInt(5) > 0) request = withATarget(request);
        return random.nextInt(5) > 0 ? withItsLength(request) : request;
    }

    private byte[] one() {
        return requests.get(random.nextInt(requests.size()));
    }

    private byte[] changed(byte[] request) {
        int at = place(request);
        int end = Math.min(request.length, at + random.nextInt(LONGEST_PART));
        byte[] word = WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[1 + random.nextInt(8)];
        random.nextBytes(bytes);
        return switch (random.nextInt(7)) {
            case 0 -> joined(request, at, bytes, at);
            case 1 -> joined(request, at, bytes, Math.min(request.length, at + bytes.length));
            case 2, 3 -> joined(request, at, word, at);
            case 4 -> joined(request, at, word, end);
            case 5 -> joined(request, end, new byte[0], at); // that part twice
            default -> withTheEndOf(one(), request, at);
        };
    }

    /** Mostly in the body or, of a request without one, in what it asks for: what is no HTTP gets no further than the container. */
    private int place(byte[] request) {
        String all = new String(request, StandardCharsets.ISO_8859_1); // a character for each byte
        int body = all.indexOf(BODY) + BODY.length();
        int asked = all.indexOf(' ') + 1;
        int end = all.indexOf(' ', asked);
        boolean isAnywhere = random.nextInt(8) == 0 || end <= asked || body < BODY.length();
        if (isAnywhere) return random.nextInt(request.length + 1);
        boolean isInBody = body < request.length && random.nextInt(5) > 0;
        return isInBody ? body + random.nextInt(request.length - body) : asked + random.nextInt(end - asked);
    }

    private static byte[] joined(byte[] request, int upTo, byte[] between, int from) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(request, 0, upTo);
        joined.writeBytes(between);
        joined.write(request, from, request.length - from);
        return joined.toByteArray();
    }

    private byte[] withTheEndOf(byte[] other, byte[] request, int at) {
        int from = random.nextInt(other.length);
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(request, 0, at);
        joined.write(other, from, other.length - from);
        return joined.toByteArray();
    }

    /** What can not stand in a first line is written as the standard has it. */
    private static byte[] withATarget(byte[] request) {
        String all = new String(request, StandardCharsets.ISO_8859_1);
        int from = all.indexOf(' ') + 1;
        int to = all.indexOf(VERSION);
        if (to <= from) return request;
        StringBuilder target = new StringBuilder();
        for (char c : all.substring(from, to).toCharArray()) {
            if (c < 127 && (Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0)) target.append(c);
            else target.append("%%%02X".formatted((int) c));
        }
        return (all.substring(0, from) + target + all.substring(to)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] withItsLength(byte[] request) {
        String all = new String(request, StandardCharsets.ISO_8859_1); // a character for each byte
        int body = all.indexOf(BODY);
        if (body < 0) return (all + BODY).getBytes(StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(all.substring(0, body));
        String head = length.replaceFirst("$1" + (all.length() - body - BODY.length()));
        return (head + all.substring(body)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
