package served;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the page's files come over the line. */
@EveryPlace
class CompressionIT {
    private static final String SCRIPT = "js/main.js";
    private static final String FONT = "vendor/fonts/inter/inter-latin-wght-normal.woff2";

    private final Site app;

    CompressionIT(Place place, Servers servers) throws Exception {
        app = servers.app(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "index.html",
                SCRIPT,
                "js/main.js;v=1",
                "css/controls.css",
                "lang/en.json",
                "vendor/gradio/index.min.js"
            })
    void textIsCompressed(String path) throws Exception {
        HttpResponse<byte[]> plain = app.bytes(app.request(path));
        HttpResponse<byte[]> compressed = app.bytes(gzip(path));
        assertEquals("200 gzip", compressed.statusCode() + " " + coding(compressed));
        assertArrayEquals(plain.body(), unpacked(compressed.body()));
        assertTrue(compressed.body().length < plain.body().length / 2, () -> compressed.body().length + " bytes");
        for (String header : List.of("Content-Type", "Content-Security-Policy", "Last-Modified"))
            assertEquals(Answers.header(plain, header), Answers.header(compressed, header), header);
        assertEquals("none", Answers.header(compressed, "Accept-Ranges"), "ranges are not of these bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {FONT, "icon.svg", "readyz", "config", "gradio_api/info", "gradio_api/openapi.json"})
    void whatIsPackedOrSmallOrAnAnswerIsNot(String path) throws Exception {
        assertEquals("", coding(app.bytes(gzip(path))));
    }

    @Test
    void eventsAreNot() throws Exception {
        assertEquals("", coding(app.bytes(gzip("gradio_api/queue/data?session_hash=none"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br, deflate", "gzip;q=0", "GZIP; q=0.000, *", "*;q=0"})
    void nobodyGetsWhatHeDoesNotTake(String accepted) throws Exception {
        HttpResponse<byte[]> plain = app.bytes(app.request(SCRIPT).header("Accept-Encoding", accepted));
        assertEquals("200 ", plain.statusCode() + " " + coding(plain));
        assertTrue(new String(plain.body(), StandardCharsets.UTF_8).startsWith("// @ts-check"));
        assertEquals(String.valueOf(plain.body().length), Answers.header(plain, "Content-Length"));
    }

    @Test
    void cachesKeepBothApart() throws Exception {
        for (HttpRequest.Builder request : List.of(app.request(SCRIPT), gzip(SCRIPT)))
            assertEquals(
                    List.of("Accept-Encoding"), app.bytes(request).headers().allValues("Vary"));
        assertEquals(List.of(), app.bytes(gzip(FONT)).headers().allValues("Vary"));
    }

    /** Modules of two versions do not work together. */
    @Test
    void whatMayChangeIsAskedForEachTime() throws Exception {
        for (String path : List.of("", SCRIPT, "lang/en.json"))
            assertEquals("no-cache", Answers.header(app.bytes(gzip(path)), "Cache-Control"), path);
        assertEquals("", Answers.header(app.bytes(gzip(FONT)), "Cache-Control"));
    }

    @Test
    void headSaysWhatGetSays() throws Exception {
        for (String path : List.of(SCRIPT, "icon.svg", "no.js")) {
            HttpResponse<byte[]> get = app.bytes(gzip(path));
            HttpResponse<byte[]> head = app.bytes(gzip(path).method("HEAD", BodyPublishers.noBody()));
            assertEquals(get.statusCode() + " " + coding(get), head.statusCode() + " " + coding(head), path);
            assertEquals(0, head.body().length);
            String length = Answers.header(head, "Content-Length");
            assertTrue(
                    length.isEmpty() || length.equals(String.valueOf(get.body().length)), () -> path + ": " + length);
            for (String header : List.of("Content-Type", "Vary", "ETag", "Last-Modified"))
                assertEquals(Answers.header(get, header), Answers.header(head, header), path + " " + header);
        }
    }

    @Test
    void rangesAreOfTheFile() throws Exception {
        byte[] whole = app.bytes(app.request(SCRIPT)).body();
        HttpResponse<byte[]> part = app.bytes(gzip(SCRIPT).header("Range", "bytes=100-299"));
        assertEquals("206 ", part.statusCode() + " " + coding(part));
        assertEquals("bytes 100-299/" + whole.length, Answers.header(part, "Content-Range"));
        assertArrayEquals(Arrays.copyOfRange(whole, 100, 300), part.body());
    }

    @Test
    void whoHasAFileIsToldSo() throws Exception {
        HttpResponse<byte[]> compressed = app.bytes(gzip(SCRIPT));
        String tag = Answers.header(compressed, "ETag");
        assertTrue(tag.isEmpty() || tag.startsWith("W/"), tag);
        HttpRequest.Builder again =
                gzip(SCRIPT).header("If-Modified-Since", Answers.header(compressed, "Last-Modified"));
        if (!tag.isEmpty()) again.header("If-None-Match", tag);
        HttpResponse<byte[]> answer = app.bytes(again);
        assertEquals("304 0", answer.statusCode() + " " + answer.body().length);
        assertEquals(tag, Answers.header(answer, "ETag"));
    }

    private HttpRequest.Builder gzip(String path) {
        return app.request(path).header("Accept-Encoding", "br;q=1.0, gzip;q=0.8, *;q=0.1");
    }

    private static String coding(HttpResponse<?> answer) {
        return Answers.header(answer, "Content-Encoding");
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    }
}
