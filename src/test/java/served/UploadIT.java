package served;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /gradio_api/upload} (gradio-protocol 3.1). */
@EveryContainer
class UploadIT {
    private static final byte[] A = "first".getBytes(StandardCharsets.UTF_8);
    private static final byte[] B = {0, 13, 10, 45, 45, (byte) 0xff};

    private final Site site;

    UploadIT(Place place, Servers servers) throws Exception {
        site = servers.bench(place);
    }

    @Test
    void severalFilesGiveTheirPathsInOrder() throws Exception {
        JsonNode paths = Answers.json(
                200,
                site.send(Multipart.of("files", "a.txt", A)
                        .and("files", "b.bin", B)
                        .to(site)));
        assertEquals(2, paths.size(), paths::toString);
        assertArrayEquals(A, stored(paths.get(0).asText()));
        assertArrayEquals(B, stored(paths.get(1).asText()));
    }

    @Test
    void sameNameTwiceIsTwoFiles() throws Exception {
        String first = site.upload("a.txt", A);
        String second = site.upload("a.txt", B);
        assertArrayEquals(A, stored(first));
        assertArrayEquals(B, stored(second));
    }

    /** The name goes the whole way: up, through an endpoint, and into a result that both forms of its address lead to. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "100%.txt",
                "%41%2e%2e%2f.txt",
                "日本 #%41;&.txt",
                "../../etc/x.txt",
                "..\\..\\x.txt",
                "..",
                "",
                "CON.txt",
                ".profile",
                "a\"b.txt",
                "two  blanks .txt"
            })
    void anyNameLeadsToItsFile(String name) throws Exception {
        String path = site.upload(name, A);
        assertFalse(path.matches(".*[%;\\\\].*|.*\\.\\./.*"), path);
        JsonNode file = site.visitor()
                .call("same", Answers.fileData(path).put("orig_name", name))
                .at("/output/data/0");
        assertArrayEquals(A, stored(file.get("path").asText()));
        assertTrue(
                file.get("url").asText().startsWith(site.at("gradio_api/file=").toString()), file::toString);
        String url = file.get("url").asText();
        assertArrayEquals(A, site.bytes(site.request("").uri(URI.create(url))).body());
        assertEquals("gradio.FileData", file.at("/meta/_type").asText());
    }

    @Test
    void longNameKeepsItsExtension() throws Exception {
        String path = site.upload("x".repeat(300) + ".png", A);
        assertTrue(path.endsWith(".png") && path.length() < 255, path);
    }

    @Test
    void onlyPartsCalledFilesCount() throws Exception {
        assertEquals(
                "[]",
                Answers.json(200, site.send(Multipart.of("file", "a.txt", A).to(site)))
                        .toString());
    }

    @Test
    void whatIsNotMultipartIsTheCallersMistake() throws Exception {
        HttpResponse<String> json = site.post("gradio_api/upload", "application/json", "{}");
        assertEquals(400, json.statusCode());
        assertTrue(json.body().contains("Invalid content type"), json.body());
        assertEquals(
                400,
                site.post("gradio_api/upload", "multipart/form-data", "--x--").statusCode());
        assertEquals(
                400,
                site.post("gradio_api/upload", "multipart/form-data; boundary=x", "nothing of x")
                        .statusCode());
        assertEquals(405, site.get("gradio_api/upload").statusCode());
    }

    @Test
    void bodyThatStopsIsTheCallersMistake() throws Exception {
        HttpResponse<String> answer = site.post(
                "gradio_api/upload",
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\nhalf a fi");
        assertEquals(400, answer.statusCode(), answer.body());
    }

    @Test
    void fileOverTheLimitIsRefusedWithTheLimit() throws Exception {
        long limit = site.config().get("max_file_size").asLong();
        assertEquals(Bench.MAX_FILE, limit);
        HttpResponse<String> answer = site.send(
                Multipart.of("files", "big.bin", new byte[(int) limit + 1]).to(site));
        assertEquals(413, answer.statusCode());
        assertEquals("text/plain", Answers.type(answer));
        assertTrue(answer.body().contains(Long.toString(limit)), answer.body());
    }

    @Test
    void aBodyOfUnknownLengthIsTakenAndRefusedInTheSameWay() throws Exception {
        JsonNode paths =
                Answers.json(200, site.send(Multipart.of("files", "a.txt", A).chunkedTo(site)));
        assertArrayEquals(A, stored(paths.get(0).asText()));
        HttpResponse<String> answer = site.send(
                Multipart.of("files", "big.bin", new byte[Bench.MAX_FILE + 1]).chunkedTo(site));
        assertEquals(413, answer.statusCode());
        assertTrue(answer.body().contains(Long.toString(Bench.MAX_FILE)), answer.body());
    }

    @Test
    void fileOfExactlyTheLimitIsTaken() throws Exception {
        byte[] file = new byte[Bench.MAX_FILE];
        assertArrayEquals(file, stored(site.upload("big.bin", file)));
    }

    @Test
    void emptyFileIsAFile() throws Exception {
        assertEquals(0, stored(site.upload("empty.txt", new byte[0])).length);
    }

    private byte[] stored(String path) throws Exception {
        HttpResponse<byte[]> answer = site.bytes(site.request("gradio_api/file=" + path));
        assertEquals(200, answer.statusCode());
        return answer.body();
    }
}
