package served;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET|HEAD /gradio_api/file=…} (gradio-protocol 3.3). */
@EveryContainer
class FileIT {
    private static final byte[] CONTENT = "0123456789".getBytes(StandardCharsets.US_ASCII);

    private final Site site;
    private String file = "";

    FileIT(Place place, Servers servers) throws Exception {
        site = servers.bench(place);
    }

    @BeforeEach
    void upload() throws Exception {
        file = "gradio_api/file=" + site.upload("red.png", CONTENT);
    }

    @Test
    void pictureIsShownInPlace() throws Exception {
        HttpResponse<byte[]> answer = site.bytes(site.request(file));
        assertEquals(200, answer.statusCode());
        assertArrayEquals(CONTENT, answer.body());
        assertEquals("image/png", Answers.type(answer));
        assertTrue(Answers.header(answer, "Content-Disposition").startsWith("inline"), answer::toString);
        assertEquals("bytes", Answers.header(answer, "Accept-Ranges"));
        assertEquals("10", Answers.header(answer, "Content-Length"));
        assertEquals("nosniff", Answers.header(answer, "X-Content-Type-Options"));
    }

    @Test
    void headHasTheSameHeadersAndNoBody() throws Exception {
        HttpResponse<byte[]> get = site.bytes(site.request(file));
        HttpResponse<byte[]> head = site.bytes(site.request(file).method("HEAD", BodyPublishers.noBody()));
        assertEquals(200, head.statusCode());
        assertEquals(0, head.body().length);
        for (String name : new String[] {
            "Content-Type", "Content-Length", "Content-Disposition", "Accept-Ranges", "X-Content-Type-Options"
        }) assertEquals(Answers.header(get, name), Answers.header(head, name), name);
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-3, 0, 4", "bytes=2-, 2, 10", "bytes=-3, 7, 10", "bytes=8-99, 8, 10", "bytes=-99, 0, 10"})
    void partOfAFile(String range, int from, int to) throws Exception {
        HttpResponse<byte[]> answer = site.bytes(site.request(file).header("Range", range));
        assertEquals(206, answer.statusCode());
        assertArrayEquals(Arrays.copyOfRange(CONTENT, from, to), answer.body());
        assertEquals("bytes " + from + "-" + (to - 1) + "/10", Answers.header(answer, "Content-Range"));
        assertEquals("image/png", Answers.type(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=99-100", "bytes=-0"})
    void partBeyondTheEnd(String range) throws Exception {
        HttpResponse<byte[]> answer = site.bytes(site.request(file).header("Range", range));
        assertEquals(416, answer.statusCode());
        assertEquals("bytes */10", Answers.header(answer, "Content-Range"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=3-1", "bytes=a-b", "lines=1-2", "bytes=0-1,4-5"})
    void whatIsNoSingleRangeGivesTheWholeFile(String range) throws Exception {
        HttpResponse<byte[]> answer = site.bytes(site.request(file).header("Range", range));
        assertEquals(200, answer.statusCode());
        assertArrayEquals(CONTENT, answer.body());
    }

    @Test
    void answerSaysNothingOfTheRequest() throws Exception {
        HttpResponse<byte[]> answer = site.bytes(site.request(file)
                .header("Range", "bytes=0-3")
                .header("X-Secret", "s3cret")
                .header("Cookie", "a=s3cret"));
        assertFalse(answer.headers().map().toString().contains("s3cret"), answer.headers()::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.svg", "x.html", "x.pdf", "x", "x.xml", "x.js"})
    void whatCouldRunIsADownload(String name) throws Exception {
        HttpResponse<byte[]> answer = site.bytes(site.request("gradio_api/file=" + site.upload(name, CONTENT)));
        assertEquals(200, answer.statusCode());
        assertEquals("application/octet-stream", Answers.type(answer));
        assertTrue(Answers.header(answer, "Content-Disposition").startsWith("attachment"), answer::toString);
        assertEquals("nosniff", Answers.header(answer, "X-Content-Type-Options"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gradio_api/file=", "gradio_api/file/", "file=", "gradio_api;x=y/file="})
    void fileMayDoNothingUnderWhateverAddress(String route) throws Exception {
        HttpResponse<byte[]> answer = site.bytes(site.request(route + site.upload("x.html", CONTENT)));
        assertEquals(200, answer.statusCode());
        assertEquals(
                List.of("default-src 'none'; frame-ancestors 'none'; sandbox"),
                answer.headers().allValues("Content-Security-Policy"));
        assertEquals("same-origin", Answers.header(answer, "Cross-Origin-Resource-Policy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "missing/x.png", "http:/127.0.0.1/x", "", "."})
    void whatIsNotOursIsRefusedInOneShape(String path) throws Exception {
        HttpResponse<String> answer = site.get("gradio_api/file=" + path);
        assertTrue(Answers.json(403, answer).get("detail").asText().startsWith("File not allowed"), answer.body());
    }

    /** Containers may refuse some of these before we see them; none leads out of the store, and none is our fault. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../etc/passwd",
                "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
                "..%2f..%2f..%2fetc%2fpasswd",
                "//etc/passwd",
                "a;b/c.png",
                "a%00b.png",
                "%25",
                "a%5c..%5cb",
                "a\\..\\b",
                "%c0%ae%c0%ae/x",
                "%zz"
            })
    void strangePathIsRefused(String path) throws Exception {
        int status = Wire.status(site.home(), "gradio_api/file=" + path);
        assertEquals(4, status / 100, () -> path + ": " + status);
    }
}
