package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code GET /gradio_api/queue/data}, byte by byte (gradio-protocol 4.2 to 4.4). */
@EveryContainer
class StreamIT {
    private final Site site;
    private final Bench bench;

    StreamIT(Place place, Servers servers) throws Exception {
        site = servers.bench(place);
        bench = servers.controls(place);
    }

    @Test
    void everyByteOfACall() throws Exception {
        Visitor visitor = site.visitor();
        String event = visitor.join("scale", "ä\u2028", 2);
        HttpResponse<byte[]> answer = site.bytes(site.request("gradio_api/queue/data?session_hash=" + visitor.session())
                .header("Accept-Encoding", "gzip, br"));
        assertEquals("text/event-stream", Answers.type(answer));
        assertEquals("", Answers.header(answer, "Content-Encoding"));
        assertTrue(Answers.header(answer, "Cache-Control").contains("no-store"), answer.headers()::toString);
        assertEquals("no", Answers.header(answer, "X-Accel-Buffering"));
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        String number = "(null|\\d+(\\.\\d+)?(E-?\\d+)?)";
        String expected =
                "data: \\{\"msg\":\"estimation\",\"event_id\":\"ID\",\"rank\":0,\"queue_size\":1,\"rank_eta\":" + number
                        + "}\n\n"
                        + "data: \\{\"msg\":\"process_starts\",\"event_id\":\"ID\",\"eta\":" + number + "}\n\n"
                        + "data: \\{\"msg\":\"process_completed\",\"event_id\":\"ID\",\"output\":\\{\"data\":\\[\"\\\\u00[eE]4\\\\u2028x2.0\"],[^\\n]*},"
                        + "\"success\":true[^\\n]*}\n\n"
                        + "data: \\{\"msg\":\"close_stream\",\"event_id\":null}\n\n";
        assertTrue(body.matches(expected.replace("ID", event)), body);
    }

    @Test
    void progressComesBetweenStartAndEnd() throws Exception {
        Visitor visitor = site.visitor();
        String event = visitor.join("hold", "progress " + event());
        try (Frames frames = visitor.listen()) {
            JsonNode progress = frames.await("progress");
            assertEquals(event, progress.get("event_id").asText());
            assertEquals(0.25, progress.at("/progress_data/0/progress").asDouble());
            String ticket = progress.at("/progress_data/0/desc").asText().replace("Holding ", "");
            assertEquals("steps", progress.at("/progress_data/0/unit").asText());
            site.visitor().call("release", ticket);
            assertEquals(
                    "held " + ticket,
                    frames.await("process_completed").at("/output/data/0").asText());
            assertEquals(List.of("close_stream"), kinds(frames.rest()));
        }
    }

    @Test
    void laterCallsLearnTheirPlaceInLine() throws Exception {
        String mark = event();
        Visitor first = site.visitor();
        first.join("hold", "1" + mark);
        bench.awaitStart("1" + mark);
        Visitor second = site.visitor();
        Visitor third = site.visitor();
        second.join("hold", "2" + mark);
        third.join("hold", "3" + mark);
        try (Frames ofSecond = second.listen();
                Frames ofThird = third.listen()) {
            assertEquals("0 of 1", place(ofSecond.await("estimation")));
            assertEquals("1 of 2", place(ofThird.await("estimation")));
            site.visitor().call("release", "1" + mark);
            ofSecond.await("process_starts");
            ofThird.await(frame -> frame.path("rank").asInt(-1) == 0);
            site.visitor().call("release", "2" + mark);
            site.visitor().call("release", "3" + mark);
            assertTrue(ofThird.await("process_completed").get("success").asBoolean());
        }
    }

    @Test
    void generatorSendsValuesThenEdits() throws Exception {
        Visitor visitor = site.visitor();
        visitor.join("count", 3);
        try (Frames frames = visitor.listen()) {
            List<String> data = frames.rest().stream()
                    .filter(frame -> frame.has("output"))
                    .map(frame -> frame.get("msg").asText() + " " + frame.at("/output/data"))
                    .toList();
            assertEquals(
                    List.of(
                            "process_generating [\"1\"]",
                            "process_generating [[[\"append\",[],\"2\"]]]",
                            "process_generating [[[\"append\",[],\"3\"]]]",
                            "process_completed [\"123\"]"),
                    data);
        }
    }

    @Test
    void twoCallsOfOneSessionShareTheStreamAndCloseItOnce() throws Exception {
        Visitor visitor = site.visitor();
        String mark = event();
        String held = visitor.join("hold", mark);
        String quick = visitor.join("scale", "a", 1);
        try (Frames frames = visitor.listen()) {
            assertEquals(
                    quick, frames.await("process_completed").get("event_id").asText());
            site.visitor().call("release", mark);
            assertEquals(held, frames.await("process_completed").get("event_id").asText());
            assertEquals(List.of("close_stream"), kinds(frames.rest()));
        }
    }

    @Test
    void unknownSessionIsToldSoAndTheStreamEnds() throws Exception {
        try (Frames frames = site.visitor().listen()) {
            List<JsonNode> all = frames.rest();
            assertEquals(List.of("unexpected_error", "close_stream"), kinds(all));
            assertTrue(all.get(0).get("session_not_found").asBoolean(), all::toString);
            assertTrue(
                    all.get(0).get("event_id").isNull()
                            && !all.get(0).get("success").asBoolean(),
                    all::toString);
        }
    }

    @Test
    void sessionIsNeeded() throws Exception {
        assertEquals(4, site.get("gradio_api/queue/data").statusCode() / 100);
    }

    private static List<String> kinds(List<JsonNode> frames) {
        return frames.stream().map(frame -> frame.get("msg").asText()).toList();
    }

    private static String place(JsonNode estimation) {
        return estimation.get("rank").asInt() + " of "
                + estimation.get("queue_size").asInt();
    }

    private static String event() {
        return Long.toString(System.nanoTime(), 36);
    }
}
