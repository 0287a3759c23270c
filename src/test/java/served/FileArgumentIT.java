package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** File arguments that lie: about where the file is (checks 6 and 8), or about what it is (check 7). */
@EveryContainer
class FileArgumentIT {
    private final Prey prey;
    private final Site app;

    FileArgumentIT(Place place, Servers servers) throws Exception {
        prey = servers.prey(place);
        app = servers.app(place);
    }

    /** Check 6. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "[]",
                "\"{secret}\"",
                "{}",
                "{\"path\": null}",
                "{\"path\": 7}",
                "{\"path\": {\"path\": \"{secret}\"}}",
                "{\"path\": [\"{secret}\"]}",
                "{\"path\": \"{secret}\"}",
                "{\"path\": \"{room}\"}",
                "{\"path\": \"{room}/store\"}",
                "{\"path\": \"../secret.txt\"}",
                "{\"path\": \"/dev/zero\"}",
                "{\"path\": \"/proc/self/environ\"}",
                "{\"path\": \"\\u0000\"}",
                "{\"url\": \"/gradio_api/file={secret}\"}"
            })
    void whatNamesNoFileOfOursIsRefused(String value) throws Exception {
        JsonNode bare = Answers.read(prey.filled(value));
        assertRefused("same", bare, "file");
        ArrayNode nested = Answers.list();
        nested.add(bare);
        assertRefused("all", nested, "files");
        if (!(bare instanceof ObjectNode object)) return;
        object.putObject("meta").put("_type", "gradio.FileData");
        assertRefused("same", object, "file");
    }

    /** Check 8. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"path\": \"http://{bait}/x.png\"}",
                "{\"path\": \"HTTPS://{bait}/x.png\"}",
                "{\"url\": \"http://{bait}/x.png\"}"
            })
    void addressIsRefusedAndTheReasonSaid(String value) throws Exception {
        JsonNode problem = assertRefused("same", Answers.read(prey.filled(value)), "file");
        assertTrue(problem.get("message").asText().contains("upload the file"), problem::toString);
        assertEquals(List.of(), prey.bait().visits());
    }

    /** The one problem of the answer, which tells nothing of this machine; and nothing is kept. */
    private JsonNode assertRefused(String endpoint, JsonNode value, String parameter) throws Exception {
        List<Path> before = prey.written();
        ArrayNode data = Answers.list();
        data.add(value);
        Site site = prey.site();
        HttpResponse<String> answer = site.visitor().tryJoin(site.fnIndex(endpoint), data);
        JsonNode detail = Answers.json(422, answer).get("detail");
        assertEquals(1, detail.size(), detail::toString);
        assertEquals(parameter, detail.at("/0/parameter_name").asText(), detail::toString);
        String message = detail.at("/0/message").asText();
        assertFalse(message.isBlank() || message.contains("/") || message.contains("Exception"), message);
        assertEquals(before, prey.written());
        return detail.get(0);
    }

    /** Check 7. */
    @Test
    void whatIsSaidOfAFileBesideItsPathChangesNothing() throws Exception {
        Site site = prey.site();
        byte[] content = {1, 2, 3};
        ObjectNode lie = Answers.fileData(site.upload("x.png", content))
                .put("url", "http://" + prey.bait().address() + "/x.png")
                .put("mime_type", "text/html")
                .put("orig_name", "../../<b>x\r\n.jsp")
                .put("size", -1)
                .put("is_stream", true);
        JsonNode file = site.visitor().call("same", lie).at("/output/data/0");
        String path = file.get("path").asText();
        assertTrue(path.matches("[0-9a-f]{32}/_b_x\\.jsp"), path);
        assertEquals(
                site.at("gradio_api/file=" + path).toString(), file.get("url").asText());
        assertEquals("<b>x.jsp", file.get("orig_name").asText());
        assertTrue(file.get("mime_type").isNull() && file.get("size").isNull(), file::toString);
        Reply reply = Wire.get(site.home(), "gradio_api/file=" + path);
        assertEquals("200 application/octet-stream", reply.status() + " " + reply.header("Content-Type"));
        assertEquals(3, reply.body().length);
        assertEquals(List.of(), prey.bait().visits());
    }

    /** Check 7: what the app makes is a PNG, whatever the photo is called. */
    @ParameterizedTest
    @ValueSource(strings = {"../../x.jsp", "x.html", ".htaccess", "CON", "a:$DATA", ""})
    void resultOfTheAppIsCalledPng(String name) throws Exception {
        ObjectNode photo = Answers.fileData(app.upload("photo.jpg", Photographs.jpeg(60, 80)))
                .put("orig_name", name);
        JsonNode file = app.visitor().call("remove_background", photo).at("/output/data/0");
        String path = file.get("path").asText();
        assertTrue(path.matches("[0-9a-f]{32}/[A-Za-z0-9_-][A-Za-z0-9._-]*\\.png"), path);
        assertTrue(file.get("orig_name").asText().matches("[^/\\\\]+\\.png"), file::toString);
    }
}
