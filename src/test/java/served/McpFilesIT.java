package served;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of tools: in as a text, out as a link with a picture that an agent can take. */
@EveryPlace
class McpFilesIT {
    private final Site site;
    private final Site app;

    McpFilesIT(Place place, Servers servers) throws Exception {
        site = servers.bench(place);
        app = servers.app(place);
    }

    private static JsonNode call(Site site, String tool, String argument, String file) throws Exception {
        ObjectNode arguments = Answers.object().put(argument, file);
        return Agent.modern(site, "tools/call", Agent.call(tool, arguments)).result();
    }

    private JsonNode same(String file) throws Exception {
        return call(site, "same", "file", file);
    }

    private static String dataUri(String type, byte[] content) {
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(content);
    }

    private byte[] fetched(JsonNode result) throws Exception {
        URI link = URI.create(result.at("/structuredContent/url").asText());
        return site.bytes(HttpRequest.newBuilder(link)).body();
    }

    @Test
    void dataUriGoesInAndALinkWithAPictureComesOut() throws Exception {
        byte[] png = Photographs.png(40, 30);
        JsonNode result = same(dataUri("image/png", png));
        assertEquals(
                List.of("image", "resource_link", "text"), result.get("content").findValuesAsText("type"));
        JsonNode image = result.at("/content/0");
        assertEquals("image/png", image.get("mimeType").asText());
        assertArrayEquals(png, image.get("data").binaryValue());
        JsonNode told = result.get("structuredContent");
        assertEquals(told, Answers.read(result.at("/content/2/text").asText()));
        assertEquals(told.get("url"), result.at("/content/1/uri"));
        assertEquals(png.length, told.get("size").asInt());
        assertEquals("image/png", told.get("mime_type").asText());
        assertArrayEquals(png, fetched(result));
    }

    @Test
    void ownAddressComesStraightFromDisk() throws Exception {
        byte[] text = "no picture".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        String path = site.upload("notes.txt", text);
        for (String file : List.of(path, site.at("gradio_api/file=" + path).toString())) {
            JsonNode result = same(file);
            assertEquals(List.of("resource_link", "text"), result.get("content").findValuesAsText("type"));
            assertArrayEquals(text, fetched(result));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/photo.jpg",
                "/etc/passwd",
                "file:///etc/passwd",
                "data:,plain",
                "data:image/png;base64,%%%",
                "../../etc/passwd",
                ""
            })
    void whatIsNotGivenOrNotAllowedIsRefused(String file) throws Exception {
        JsonNode result = same(file);
        assertTrue(result.get("isError").asBoolean(), result::toString);
        assertTrue(result.at("/content/0/text").asText().contains("file: "), result::toString);
    }

    @Test
    void tooLargeAFileIsRefused() throws Exception {
        JsonNode result = same(dataUri("image/png", new byte[Bench.MAX_FILE + 1]));
        assertTrue(result.get("isError").asBoolean(), result::toString);
        assertTrue(result.at("/content/0/text").asText().contains("size"), result::toString);
    }

    /** Programs without a login bring what an agent cannot say. */
    @Test
    void uploadAddressTakesOneUpload() throws Exception {
        JsonNode told = Agent.modern(site, "tools/call", Agent.call("create_upload_url", Answers.object()))
                .result()
                .get("structuredContent");
        String url = told.get("url").asText();
        assertTrue(told.get("curl").asText().contains("'" + url + "'"), told::toString);
        assertEquals(Bench.MAX_FILE, told.get("max_bytes").asInt());
        byte[] png = Photographs.png(20, 20);
        HttpResponse<String> first = upload(url, png);
        String name = Answers.json(200, first).get(0).asText();
        assertArrayEquals(png, fetched(same(name)));
        assertEquals(403, upload(url, png).statusCode());
    }

    private HttpResponse<String> upload(String url, byte[] content) throws Exception {
        return site.send(Multipart.of("files", "a photo.png", content).to(site).uri(URI.create(url)));
    }

    /** Hosts refuse results over 1 MB. */
    @Test
    void cutOutOfALargePhotoIsASmallPictureAndALinkToTheWhole() throws Exception {
        byte[] photo = Photographs.noisyJpeg(4000, 3000);
        String path = app.upload("large.jpg", photo);
        Agent call = Agent.modern(
                app,
                "tools/call",
                Agent.call("remove_background", Answers.object().put("image_path", path)));
        HttpResponse<String> answer = call.send();
        assertTrue(answer.body().length() < 1_000_000, () -> answer.body().length() + " bytes");
        List<JsonNode> messages = Agent.messages(answer);
        JsonNode result = messages.get(messages.size() - 1).path("result");
        assertTrue(result.at("/content/0/data").isTextual(), answer.body());
        byte[] small = result.at("/content/0/data").binaryValue();
        BufferedImage picture = Photographs.read(small);
        assertTrue(Math.max(picture.getWidth(), picture.getHeight()) <= 1024, picture::toString);
        assertTrue(picture.getWidth() > 300 && picture.getColorModel().hasAlpha(), picture::toString);
        BufferedImage whole = Photographs.read(fetched(result));
        assertEquals("4000x3000", whole.getWidth() + "x" + whole.getHeight());
        assertEquals("large.png", result.at("/structuredContent/name").asText());
    }
}
