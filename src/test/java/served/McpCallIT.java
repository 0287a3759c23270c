package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** {@code tools/call}: through the queue and back, with progress, failure and cancellation (mcp-and-server-features 0 and 2). */
@EveryPlace
class McpCallIT {
    private final Site site;
    private final Bench bench;
    private final String mark = Long.toString(System.nanoTime(), 36);

    McpCallIT(Place place, Servers servers) throws Exception {
        site = servers.bench(place);
        bench = servers.controls(place);
    }

    private Agent modern(String tool, ObjectNode arguments) {
        return Agent.modern(site, "tools/call", Agent.call(tool, arguments));
    }

    private Agent hold(String ticket) {
        return modern("hold", Answers.object().put("ticket", ticket + mark));
    }

    private Agent legacyHold(String ticket, String session) {
        ObjectNode arguments = Answers.object().put("ticket", ticket + mark);
        return Agent.legacy(site, "tools/call", Agent.call("hold", arguments)).with("Mcp-Session-Id", session);
    }

    private void release(String ticket) throws Exception {
        site.visitor().call("release", ticket + mark);
    }

    @Test
    void toolsSayWhatTheyTakeAndGive() throws Exception {
        JsonNode tools =
                Agent.modern(site, "tools/list", Answers.object()).result().get("tools");
        List<String> names = StreamSupport.stream(tools.spliterator(), false)
                .map(tool -> tool.get("name").asText())
                .toList();
        assertEquals(
                List.of("count", "facts.of", "fail", "hold", "linger", "same", "scale", "create_upload_url"), names);
        JsonNode hold = tools.get(names.indexOf("hold"));
        assertEquals("Hold on", hold.get("title").asText());
        assertEquals("Waits", hold.get("description").asText());
        assertEquals(
                Answers.read(
                        "{\"title\":\"Hold on\",\"readOnlyHint\":true,\"destructiveHint\":false,\"idempotentHint\":false,\"openWorldHint\":false}"),
                hold.get("annotations"));
        assertEquals(
                Answers.read(
                        "{\"type\":\"object\",\"additionalProperties\":false,"
                                + "\"properties\":{\"ticket\":{\"type\":\"string\",\"description\":\"Its name\"}},\"required\":[\"ticket\"]}"),
                hold.get("inputSchema"));
        JsonNode scale = tools.get(names.indexOf("scale"));
        assertEquals(
                "{\"type\":\"number\",\"default\":1.5}",
                scale.at("/inputSchema/properties/factor").toString());
        assertTrue(scale.at("/annotations/destructiveHint").asBoolean(), scale::toString);
        JsonNode same = tools.get(names.indexOf("same"));
        assertEquals("string", same.at("/inputSchema/properties/file/type").asText());
        assertEquals(
                "[\"url\",\"name\",\"mime_type\",\"size\"]",
                same.at("/outputSchema/required").toString());
    }

    @Test
    void resultIsTextAndStructure() throws Exception {
        JsonNode result = modern("scale", Answers.object().put("text", "a")).result();
        assertEquals(
                "[{\"type\":\"text\",\"text\":\"ax1.5\"}]",
                result.get("content").toString());
        assertEquals("{\"result\":\"ax1.5\"}", result.get("structuredContent").toString());
        assertEquals("complete", result.get("resultType").asText());
        assertFalse(result.path("isError").asBoolean(), result::toString);
    }

    @Test
    void generatorGivesItsLast() throws Exception {
        List<JsonNode> messages = modern("count", Answers.object().put("n", 3)).all();
        assertEquals(1, messages.size(), messages::toString);
        assertEquals("123", messages.get(0).at("/result/content/0/text").asText());
    }

    @Test
    void everyRevisionBeforeHasTheSameTools() throws Exception {
        for (String revision : List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05")) {
            Agent call = Agent.legacy(
                            site,
                            "tools/call",
                            Agent.call("scale", Answers.object().put("text", "b")))
                    .with("MCP-Protocol-Version", revision);
            JsonNode result = call.id("a text").result();
            assertEquals("bx1.5", result.at("/content/0/text").asText());
            assertFalse(result.has("resultType") || result.has("_meta"), result::toString);
        }
    }

    private static String failure(JsonNode result) {
        assertTrue(result.path("isError").asBoolean(), result::toString);
        return result.at("/content/0/text").asText();
    }

    @Test
    void wrongArgumentsAreAResultForTheAgentToRead() throws Exception {
        assertTrue(failure(modern("scale", Answers.object()).result()).contains("text: is missing"));
        assertTrue(failure(modern("scale", Answers.object().put("text", "a").put("factor", "x"))
                        .result())
                .contains("factor: "));
        assertTrue(failure(modern("scale", Answers.object().put("text", "a").put("extra", 1))
                        .result())
                .contains("extra: "));
    }

    @Test
    void whatGoesWrongIsToldOnlyIfItIsMeantToBe() throws Exception {
        assertEquals(
                "It is told.",
                failure(modern("fail", Answers.object().put("told", true)).result()));
        String masked;
        try (Logged logged = Logged.of("gradio.queue.Run")) {
            masked = failure(modern("fail", Answers.object().put("told", false)).result());
            String id = masked.replaceFirst(".*Error id: ", "");
            assertTrue(id.matches("[0-9a-f]{32}"), masked);
            assertTrue(
                    logged.records().stream()
                            .anyMatch(record -> record.getMessage().contains(id)),
                    masked);
        }
        assertFalse(masked.contains("secret"), masked);
    }

    @Test
    void progressTellsThePlaceAndTheWorkAndGrows() throws Exception {
        try (Agent.Told first = hold("a").open()) {
            bench.awaitStart("a" + mark);
            try (Agent.Told second = hold("b").watching("bar").open()) {
                List<JsonNode> told = new ArrayList<>();
                told.add(second.await("Place 1 of 1 in line"));
                assertEquals("bar", told.get(0).at("/params/progressToken").asText());
                release("a");
                told.add(second.await("Working"));
                told.add(second.await("Holding b"));
                List<Long> steps = told.stream()
                        .map(notice -> notice.at("/params/progress").asLong())
                        .toList();
                assertTrue(0 < steps.get(0) && steps.get(0) < steps.get(1) && steps.get(1) < 250, steps::toString);
                assertEquals(250, steps.get(2), "a quarter, as the tool says");
                assertEquals(1000, told.get(2).at("/params/total").asLong());
                release("b");
                List<JsonNode> rest = second.rest();
                assertEquals(
                        "held b" + mark,
                        rest.get(rest.size() - 1).at("/result/content/0/text").asText());
            }
            assertEquals(1, first.rest().size(), "nobody has asked for progress here");
        }
    }

    @Test
    void whoClosesTheStreamStopsTheWork() throws Exception {
        Agent.Told told = hold("a").watching("x").open();
        told.await("Holding a");
        told.close();
        bench.awaitReturn("a" + mark);
        assertFalse(bench.wasKept("a" + mark));
    }

    @Test
    void beforeTheModernEraALostConnectionStopsNothing() throws Exception {
        Agent.Told first = legacyHold("a", session()).watching("x").open();
        first.await("Holding a");
        Agent.Told canary = modern("linger", Answers.object().put("ticket", "b" + mark))
                .watching("y")
                .open();
        canary.await("Holding b");
        first.close();
        canary.close();
        bench.awaitReturn("b" + mark); // what tells the server of this one has told it of the other too
        assertFalse(bench.wasKept("b" + mark));
        release("a");
        bench.awaitReturn("a" + mark);
        assertTrue(bench.wasKept("a" + mark));
    }

    private String session() throws Exception {
        ObjectNode params = Answers.object().put("protocolVersion", "2025-11-25");
        HttpResponse<String> answer = Agent.legacy(site, "initialize", params).send();
        return Answers.header(answer, "Mcp-Session-Id");
    }

    @Test
    void cancelNotificationStopsTheWorkOfItsOwnSession() throws Exception {
        String session = session();
        try (Agent.Told told =
                legacyHold("a", session).watching("x").id("call-1").open()) {
            told.await("Holding a");
            for (String other : List.of(session(), "")) cancel("call-1", other); // as others may number theirs
            cancel("call-2", session);
            try (Agent.Told waiting =
                    legacyHold("b", session).watching("x").id(9).open()) {
                waiting.await("Place 1");
                cancel(9, session);
                assertEquals(List.of(), waiting.rest(), "who cancels gets no answer");
            }
            assertFalse(bench.hasStarted("b" + mark));
            cancel("call-1", session);
            assertEquals(List.of(), told.rest(), "who cancels gets no answer");
        }
        bench.awaitReturn("a" + mark);
        assertFalse(bench.wasKept("a" + mark));
    }

    private void cancel(Object id, String session) throws Exception {
        ObjectNode params = Answers.object();
        params.set("requestId", Answers.list(id).get(0));
        Agent cancel = Agent.legacy(site, "notifications/cancelled", params).asNotification();
        if (!session.isEmpty()) cancel.with("Mcp-Session-Id", session);
        assertEquals(202, cancel.send().statusCode());
    }

    @Test
    void manyFailuresLoseNone() throws Exception {
        for (int i = 0; i < 200; i++) {
            Agent call = modern("fail", Answers.object().put("told", true)).id(i);
            List<JsonNode> messages = call.all();
            assertEquals(1, messages.size());
            assertEquals(i, messages.get(0).get("id").asInt());
            assertEquals("It is told.", failure(messages.get(0).get("result")));
        }
    }
}
