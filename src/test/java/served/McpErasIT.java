package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both eras of the Model Context Protocol at one address (mcp-and-server-features 2). */
@EveryPlace
class McpErasIT {
    private final Site site;

    McpErasIT(Place place, Servers servers) throws Exception {
        site = servers.bench(place);
    }

    private Agent discover() {
        return Agent.modern(site, "server/discover", Answers.object());
    }

    private Agent initialize(String version) {
        ObjectNode params = Answers.object().put("protocolVersion", version);
        params.putObject("capabilities");
        params.putObject("clientInfo").put("name", "test").put("version", "0");
        return Agent.legacy(site, "initialize", params).without("MCP-Protocol-Version");
    }

    private static void assertFailure(int status, int code, Agent agent) throws Exception {
        HttpResponse<String> answer = agent.send();
        JsonNode message = Answers.json(status, answer);
        assertEquals(code, message.at("/error/code").asInt(), answer.body());
        assertEquals(7, message.get("id").asInt(), answer.body());
        assertFalse(message.at("/error/message").asText().isBlank(), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/http", "/http/"})
    void everyAddressAnswersBothEras(String end) throws Exception {
        JsonNode tools = Agent.modern(site, "tools/list", Answers.object())
                .at(Agent.PATH + end)
                .result();
        assertEquals("complete", tools.get("resultType").asText());
        assertEquals(
                tools.get("tools"),
                Agent.legacy(site, "tools/list", Answers.object())
                        .at(Agent.PATH + end)
                        .result()
                        .get("tools"));
    }

    @Test
    void otherAddressesBelowAreNone() throws Exception {
        assertEquals(404, discover().at(Agent.PATH + "/x").send().statusCode());
    }

    @Test
    void modernServerTellsWhatItIs() throws Exception {
        JsonNode told = discover().result();
        assertEquals("2026-07-28", told.at("/supportedVersions/0").asText());
        assertTrue(told.at("/capabilities/tools").isObject(), told::toString);
        assertEquals(
                "Bench",
                told.at("/_meta/io.modelcontextprotocol~1serverInfo/name").asText());
        assertTrue(
                told.get("ttlMs").asLong() >= 0
                        && told.get("cacheScope").asText().equals("public"),
                told::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-25, 2025-11-25",
        "2025-06-18, 2025-06-18",
        "2025-03-26, 2025-03-26",
        "2024-11-05, 2024-11-05",
        "2026-07-28, 2025-11-25",
        "1999-01-01, 2025-11-25"
    })
    void initializeSettlesOnARevision(String wanted, String settled) throws Exception {
        HttpResponse<String> answer = initialize(wanted).send();
        JsonNode result = Answers.json(200, answer).get("result");
        assertEquals(settled, result.get("protocolVersion").asText());
        assertEquals("Bench", result.at("/serverInfo/name").asText());
        assertFalse(result.has("resultType"), result::toString);
        assertFalse(Answers.header(answer, "Mcp-Session-Id").isEmpty());
    }

    @Test
    void legacyPingIsAnswered() throws Exception {
        assertEquals("{}", Agent.legacy(site, "ping", Answers.object()).result().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"MCP-Protocol-Version", "Mcp-Method"})
    void modernHeadersAreNeeded(String header) throws Exception {
        assertFailure(400, -32020, discover().without(header));
    }

    @Test
    void modernHeadersSayWhatTheBodySays() throws Exception {
        UnaryOperator<Agent> none = agent -> agent;
        Agent call = Agent.modern(
                site, "tools/call", Agent.call("scale", Answers.object().put("text", "a")));
        assertFailure(400, -32020, discover().with("MCP-Protocol-Version", "2025-11-25"));
        assertFailure(400, -32020, discover().with("Mcp-Method", "tools/list"));
        assertFailure(400, -32020, none.apply(call).with("Mcp-Name", "hold"));
        assertFailure(400, -32020, call.with("Mcp-Name", "=?base64?!!?="));
        assertFailure(400, -32020, call.without("Mcp-Name"));
        assertEquals(200, call.with("Mcp-Name", "=?base64?c2NhbGU=?=").send().statusCode());
    }

    @Test
    void modernBodySaysVersionAndCapabilities() throws Exception {
        Agent noMeta = discover();
        ((ObjectNode) noMeta.message().get("params")).remove("_meta");
        assertFailure(400, -32602, noMeta);
        Agent noVersion = discover();
        noVersion.meta().remove("io.modelcontextprotocol/protocolVersion");
        assertFailure(400, -32602, noVersion);
        Agent noCapabilities = discover();
        noCapabilities.meta().remove("io.modelcontextprotocol/clientCapabilities");
        assertFailure(400, -32602, noCapabilities);
    }

    @Test
    void unknownVersionIsToldWhichAreKnown() throws Exception {
        Agent future = discover().with("MCP-Protocol-Version", "2031-01-01");
        future.meta().put("io.modelcontextprotocol/protocolVersion", "2031-01-01");
        assertFailure(400, -32022, future);
        JsonNode data = Answers.read(future.send().body()).at("/error/data");
        assertEquals("2031-01-01", data.get("requested").asText());
        assertEquals("2026-07-28", data.at("/supported/0").asText());
        assertEquals(
                400,
                Agent.legacy(site, "ping", Answers.object())
                        .with("MCP-Protocol-Version", "1999-01-01")
                        .send()
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"initialize", "ping", "logging/setLevel", "resources/subscribe", "no/such"})
    void unknownMethodIsNotFoundInTheModernEra(String method) throws Exception {
        assertFailure(404, -32601, Agent.modern(site, method, Answers.object()));
    }

    @Test
    void unknownMethodIsAnOrdinaryAnswerBefore() throws Exception {
        assertFailure(200, -32601, Agent.legacy(site, "server/discover", Answers.object()));
    }

    @Test
    void unknownToolIsNoResult() throws Exception {
        assertFailure(400, -32602, Agent.modern(site, "tools/call", Agent.call("nothing", Answers.object())));
        assertFailure(200, -32602, Agent.legacy(site, "tools/call", Agent.call("nothing", Answers.object())));
        assertFailure(200, -32602, Agent.legacy(site, "tools/call", Agent.call("same_only_by_http", Answers.object())));
    }

    @Test
    void notificationsAndAnswersGetNoAnswer() throws Exception {
        for (Agent agent : List.of(
                Agent.legacy(site, "notifications/initialized", Answers.object())
                        .asNotification(),
                Agent.modern(site, "notifications/whatever", Answers.object()).asNotification())) {
            HttpResponse<String> answer = agent.send();
            assertEquals(202, answer.statusCode());
            assertEquals("", answer.body());
        }
        assertEquals(202, raw("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}").statusCode());
    }

    @Test
    void whatIsNoMessageIsRefused() throws Exception {
        assertEquals(-32700, code(400, "{"));
        assertEquals(-32700, code(400, "{\"jsonrpc\":\"2.0\",\"id\":1e999999999999}"));
        assertEquals(-32600, code(400, "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]"));
        assertEquals(-32600, code(400, "7"));
        assertEquals(-32600, code(400, "{\"id\":1,\"method\":\"ping\"}"));
        assertEquals(-32600, code(400, "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}"));
        assertEquals(-32600, code(400, "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}"));
        assertEquals(-32600, code(400, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}"));
        assertEquals(-32600, code(400, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]}"));
    }

    private HttpResponse<String> raw(String body) throws Exception {
        return site.send(discover().request().POST(BodyPublishers.ofString(body)));
    }

    private int code(int status, String body) throws Exception {
        return Answers.json(status, raw(body)).at("/error/code").asInt();
    }

    @Test
    void wrongHeadersAreRefusedInWords() throws Exception {
        assertEquals(415, discover().with("Content-Type", "text/plain").send().statusCode());
        assertEquals(415, discover().with("Content-Encoding", "gzip").send().statusCode());
        assertEquals(406, discover().with("Accept", "application/json").send().statusCode());
        assertEquals(200, discover().with("Accept", "*/*").send().statusCode());
        assertEquals(200, discover().without("Accept").send().statusCode());
        assertEquals(
                403, discover().with("Origin", "https://evil.example").send().statusCode());
        assertEquals(413, raw(" ".repeat(9 << 20)).statusCode());
    }

    @Test
    void listenerIsToldThatNothingWillCome() throws Exception {
        ObjectNode params = Answers.object();
        params.putObject("notifications").put("toolsListChanged", true);
        try (Agent.Told told =
                Agent.modern(site, "subscriptions/listen", params).open()) {
            JsonNode first = told.next().orElseThrow();
            assertEquals(
                    "notifications/subscriptions/acknowledged",
                    first.get("method").asText());
            assertEquals(
                    "{\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":7},\"notifications\":{}}",
                    first.get("params").toString());
        }
        assertFailure(200, -32601, Agent.legacy(site, "subscriptions/listen", Answers.object()));
    }

    /** Such a client asks for a stream on which nothing would ever come, or wants its session ended. */
    @Test
    void onlyPostsAreMessages() throws Exception {
        for (String method : List.of("GET", "DELETE", "PUT")) {
            HttpResponse<String> answer = site.send(site.request(Agent.PATH)
                    .header("Accept", "text/event-stream")
                    .method(method, BodyPublishers.noBody()));
            assertEquals(405, answer.statusCode(), method);
            assertTrue(Answers.header(answer, "Allow").contains("POST"), method);
        }
    }

    @Test
    void addressChoosesTools() throws Exception {
        JsonNode two = Agent.modern(site, "tools/list", Answers.object())
                .at(Agent.PATH + "?tools=same,scale")
                .result()
                .get("tools");
        assertEquals(
                List.of("same", "scale"),
                two.findValuesAsText("name").stream()
                        .filter(name -> !name.isEmpty())
                        .toList());
        assertFailure(
                400,
                -32602,
                Agent.modern(site, "tools/call", Agent.call("scale", Answers.object()))
                        .at(Agent.PATH + "?tools=same"));
    }
}
