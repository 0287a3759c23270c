package gradio.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
    private static final String TYPE = "multipart/form-data; boundary=bound";

    @Test
    void partsComeInOrderWithTheirBytes() throws IOException {
        byte[] photo = {0, 13, 10, '-', '-', 'b', 'o', 13, 10, 13};
        Multipart parts =
                of(body(part("name=\"files\"; filename=\"日本 %22x%22.png\"", photo), part("name=other", new byte[0])));
        Multipart.Part first = parts.next();
        assertEquals(new Multipart.Part("files", "日本 \"x\".png"), first);
        assertArrayEquals(photo, parts.content().readAllBytes());
        assertEquals(new Multipart.Part("other", null), parts.next());
        assertNull(parts.next());
    }

    @Test
    void aPartThatIsNotReadIsPassedOver() throws IOException {
        Multipart parts = of(body(part("name=\"a\"", new byte[200_000]), part("name=\"b\"", new byte[] {7})));
        parts.next();
        assertEquals("b", parts.next().name());
        assertArrayEquals(new byte[] {7}, parts.content().readAllBytes());
    }

    @Test
    void anyBytesInAnyPiecesComeOutAsTheyWentIn() throws IOException {
        Random random = new Random(11);
        for (int run = 0; run < 200; run++) {
            byte[] one = tricky(random);
            byte[] two = tricky(random);
            byte[] body =
                    body(part("name=\"files\"; filename=\"1\"", one), part("name=\"files\"; filename=\"2\"", two));
            Multipart parts = new Multipart(inPieces(body, random), TYPE);
            parts.next();
            assertArrayEquals(one, parts.content().readAllBytes());
            parts.next();
            assertArrayEquals(two, parts.content().readAllBytes());
            assertNull(parts.next());
        }
    }

    /** Bytes that look like the boundary more often than not. */
    private static byte[] tricky(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] pieces = {
            "\r", "\n", "\r\n", "--", "\r\n--boun", "--bound", "\r\n--", "x".repeat(random.nextInt(70_000))
        };
        for (int i = random.nextInt(12); i > 0; i--) {
            out.writeBytes(pieces[random.nextInt(pieces.length)].getBytes(StandardCharsets.US_ASCII));
        }
        String text =
                out.toString(StandardCharsets.US_ASCII).replace("\r\n--bound", ""); // the real boundary may not occur
        return text.replace("\r\n--bound", "").getBytes(StandardCharsets.US_ASCII);
    }

    private static InputStream inPieces(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                return super.read(to, offset, Math.min(length, 1 + random.nextInt(5_000)));
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no boundary at all",
                "--bound\r\nContent-Disposition: form-data; name=\"files\"\r\n\r\nnever ends",
                "--bound\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--bound--",
                "--boundX\r\n\r\n\r\n--bound--"
            })
    void whatIsNoMultipartIsMalformed(String body) {
        assertThrows(Multipart.Malformed.class, () -> {
            Multipart parts = of(body.getBytes(StandardCharsets.US_ASCII));
            while (parts.next() != null) parts.content().readAllBytes();
        });
    }

    @Test
    void headersAndPartsAreBounded() throws IOException {
        byte[] wide = body(part("name=\"files\"; filename=\"" + "x".repeat(9_000) + "\"", new byte[1]));
        Multipart.Malformed header = assertThrows(Multipart.Malformed.class, () -> of(wide).next());
        assertEquals("A part's header is over 8192 bytes long.", header.getMessage());
        byte[][] many = new byte[Multipart.MAX_PARTS + 1][];
        java.util.Arrays.fill(many, part("name=\"x\"", new byte[0]));
        Multipart parts = of(body(many));
        for (int i = 0; i < Multipart.MAX_PARTS; i++) parts.next();
        assertThrows(Multipart.Malformed.class, parts::next);
        assertThrows(
                Multipart.Malformed.class, () -> new Multipart(InputStream.nullInputStream(), "multipart/form-data"));
    }

    private static Multipart of(byte[] body) throws IOException {
        return new Multipart(new ByteArrayInputStream(body), TYPE);
    }

    private static byte[] part(String disposition, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(
                ("Content-Disposition: form-data; " + disposition + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] body(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes("--bound\r\n".getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(part);
            out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes("--bound--\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
