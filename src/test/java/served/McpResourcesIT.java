package served;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources in both eras: what there is, what they hold, and what is said of those that are not there. */
@EveryContainer
class McpResourcesIT {
    private final Site site;
    private final Bench bench;
    private final String mark = Long.toString(System.nanoTime(), 36);

    McpResourcesIT(Place place, Servers servers) throws Exception {
        site = servers.bench(place);
        bench = servers.controls(place);
    }

    private Agent modern(String method, ObjectNode params) {
        return Agent.modern(site, method, params);
    }

    private Agent read(String uri) {
        return modern("resources/read", Answers.object().put("uri", uri)).with("Mcp-Name", uri);
    }

    private JsonNode content(String uri) throws Exception {
        JsonNode result = read(uri).result();
        assertEquals(1, result.get("contents").size(), result::toString);
        assertEquals(uri, result.at("/contents/0/uri").asText());
        return result.at("/contents/0");
    }

    @Test
    void capabilityIsDeclaredInBothEras() throws Exception {
        assertEquals(
                "{}",
                modern("server/discover", Answers.object())
                        .result()
                        .at("/capabilities/resources")
                        .toString());
        ObjectNode params = Answers.object().put("protocolVersion", "2025-11-25");
        assertEquals(
                "{}",
                Agent.legacy(site, "initialize", params)
                        .result()
                        .at("/capabilities/resources")
                        .toString());
    }

    @Test
    void listsTellWhatCanBeRead() throws Exception {
        JsonNode told = modern("resources/list", Answers.object()).result();
        JsonNode resources = told.get("resources");
        assertEquals(
                List.of(
                        "shelf://atlas",
                        "shelf://cover",
                        "shelf://books/index/0",
                        "shelf://notes",
                        "shelf://reader",
                        "shelf://rules",
                        "shelf://scrawl"),
                resources.findValuesAsText("uri"));
        assertEquals(
                "{\"uri\":\"shelf://rules\",\"name\":\"rules.md\",\"title\":\"House rules\","
                        + "\"description\":\"What holds in this house\",\"mimeType\":\"text/markdown\"}",
                resources.get(5).toString());
        assertEquals(
                "{\"uri\":\"shelf://cover\",\"name\":\"cover\"}",
                resources.get(1).toString());
        assertEquals("public", told.get("cacheScope").asText());
        assertTrue(told.get("ttlMs").isIntegralNumber(), told::toString);
        JsonNode templates =
                modern("resources/templates/list", Answers.object()).result();
        assertEquals(
                List.of("shelf://burnt/{told}", "shelf://lent/{ticket}", "shelf://books/{title}/{page}"),
                templates.get("resourceTemplates").findValuesAsText("uriTemplate"));
        assertTrue(templates.has("ttlMs"), templates::toString);
    }

    @Test
    void legacyListsAreTheSameWithoutHints() throws Exception {
        JsonNode legacy = Agent.legacy(site, "resources/list", Answers.object()).result();
        assertEquals(1, legacy.size(), legacy::toString);
        assertEquals(modern("resources/list", Answers.object()).result().get("resources"), legacy.get("resources"));
        assertEquals(
                "{\"contents\":[{\"uri\":\"shelf://rules\",\"mimeType\":\"text/markdown\",\"text\":\"# Be quiet\"}]}",
                Agent.legacy(site, "resources/read", Answers.object().put("uri", "shelf://rules"))
                        .result()
                        .toString());
    }

    @Test
    void textsComeAsTheyAre() throws Exception {
        assertEquals("# Be quiet", content("shelf://rules").get("text").asText());
        assertEquals("text/markdown", content("shelf://rules").get("mimeType").asText());
        assertEquals("Emma, page 7", content("shelf://books/Emma/7").get("text").asText());
        assertEquals(
                "text/plain", content("shelf://books/Emma/7").get("mimeType").asText());
        assertEquals(
                "Über uns, page 1",
                content("shelf://books/%C3%9Cber%20uns/1").get("text").asText());
    }

    @Test
    void valuesComeAsJson() throws Exception {
        assertEquals(
                "[\"Emma\",\"Ulysses\"]",
                content("shelf://books/index/0").get("text").asText());
        assertEquals(
                "application/json",
                content("shelf://books/index/0").get("mimeType").asText());
    }

    @Test
    void filesComeAsTextOrInBase64() throws Exception {
        assertEquals("*no*tes", content("shelf://notes").get("text").asText());
        assertEquals("text/markdown", content("shelf://notes").get("mimeType").asText());
        JsonNode cover = content("shelf://cover");
        assertEquals("image/png", cover.get("mimeType").asText());
        assertArrayEquals(Photographs.png(8, 8), cover.get("blob").binaryValue());
        JsonNode scrawl = content("shelf://scrawl");
        assertFalse(scrawl.has("text"), scrawl::toString);
        assertArrayEquals(new byte[] {(byte) 0xff, 0, 1}, scrawl.get("blob").binaryValue());
    }

    @Test
    void whatIsReadIsNotKeptByOthers() throws Exception {
        JsonNode result = read("shelf://reader").with("User-Agent", "Ada").result();
        assertEquals("{\"agent\":\"Ada\"}", result.at("/contents/0/text").asText());
        assertEquals(0, result.get("ttlMs").asInt());
        assertEquals("private", result.get("cacheScope").asText());
        assertEquals("complete", result.get("resultType").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shelf://nothing",
                "shelf://books/Emma",
                "shelf://books/Emma/seven",
                "shelf://books/Emma/7/",
                "shelf://books//7",
                "shelf://books/..%2Fsecret/1",
                "shelf://books/%2E%2E/1",
                "shelf://books/%zz/1",
                "SHELF://rules",
                ""
            })
    void whatIsNotThereIsAnErrorOfItsEra(String uri) throws Exception {
        HttpResponse<String> modern = read(uri).send();
        JsonNode error = Answers.json(400, modern).get("error");
        assertEquals(-32602, error.get("code").asInt());
        assertEquals(uri, error.at("/data/uri").asText());
        HttpResponse<String> legacy = Agent.legacy(
                        site, "resources/read", Answers.object().put("uri", uri))
                .send();
        assertEquals(-32002, Answers.json(200, legacy).at("/error/code").asInt());
    }

    @Test
    void emptyOptionalIsNotThereEither() throws Exception {
        JsonNode error = last(read("shelf://books/Emma/10")).get("error");
        assertEquals(-32602, error.get("code").asInt());
        assertEquals("shelf://books/Emma/10", error.at("/data/uri").asText());
    }

    private static JsonNode last(Agent agent) throws Exception {
        List<JsonNode> all = agent.all();
        return all.get(all.size() - 1);
    }

    @Test
    void errorsAreMaskedAsEverywhere() throws Exception {
        assertEquals(
                "{\"code\":-32603,\"message\":\"It is told.\"}",
                last(read("shelf://burnt/true")).get("error").toString());
        String message = last(read("shelf://burnt/false")).at("/error/message").asText();
        assertTrue(message.matches("It failed\\. Error id: \\w+"), message);
        String large = last(read("shelf://atlas")).at("/error/message").asText();
        assertEquals("The file is 4194305 bytes long; up to 4194304 are read in one answer.", large);
    }

    /** Through the queue, as tools: with progress, and whoever goes stops it. */
    @Test
    void readingIsToldOfAndStopped() throws Exception {
        String ticket = "read" + mark;
        Agent agent = read("shelf://lent/" + ticket).watching("p");
        try (Agent.Told told = agent.open()) {
            told.await("Holding " + ticket);
        }
        bench.awaitReturn(ticket);
        assertFalse(bench.wasKept(ticket), "the reading goes on");
    }

    @Test
    void nothingOfItIsInTheApi() throws Exception {
        assertFalse(site.get("gradio_api/info").body().contains("rules"));
        assertEquals(404, site.post("gradio_api/call/rules", "{\"data\":[]}").statusCode());
    }
}
