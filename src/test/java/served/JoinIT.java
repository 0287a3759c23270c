package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /gradio_api/queue/join} with what it must not take (gradio-protocol 4.1). Every refusal is JSON. */
@EveryContainer
class JoinIT {
    private static final String JOIN = "gradio_api/queue/join";

    private final Site site;
    private final Bench bench;

    JoinIT(Place place, Servers servers) throws Exception {
        site = servers.bench(place);
        bench = servers.controls(place);
    }

    @Test
    void unknownFunctionIsNotFound() throws Exception {
        HttpResponse<String> answer = site.visitor().tryJoin(999, Answers.list("a"));
        assertTrue(Answers.json(404, answer).has("detail"), answer.body());
    }

    @Test
    void sessionIsNeeded() throws Exception {
        ObjectNode body = valid();
        body.remove("session_hash");
        assertEquals(
                "Session hash not found.",
                Answers.json(400, site.post(JOIN, body)).get("detail").asText());
        assertEquals(4, site.post(JOIN, valid().put("session_hash", "")).statusCode() / 100);
    }

    @Test
    void functionIsNeeded() throws Exception {
        ObjectNode body = valid();
        body.remove("fn_index");
        assertEquals(
                "No function index provided.",
                Answers.json(400, site.post(JOIN, body)).get("detail").asText());
    }

    @Test
    void tooFewValuesNameTheParameterThatLacks() throws Exception {
        JsonNode problem = refused("hold");
        assertEquals("ticket", problem.get("parameter_name").asText());
    }

    /** As upstream; the clients themselves refuse before they send. */
    @Test
    void surplusValuesAreIgnored() throws Exception {
        assertEquals(
                "ax2.0",
                site.visitor().call("scale", "a", 2, "b").at("/output/data/0").asText());
    }

    @Test
    void wrongTypeNamesItsParameter() throws Exception {
        JsonNode problem = refused("scale", "a", "much");
        assertEquals("factor", problem.get("parameter_name").asText());
        assertTrue(problem.get("message").asText().contains("number"), problem::toString);
        assertEquals("text", refused("scale", 7, 1).get("parameter_name").asText());
    }

    @Test
    void missingFileNamesItsParameterAndSaysWhatMayHaveHappened() throws Exception {
        JsonNode problem = refused("same", Answers.object()); // What the JavaScript client sends after a failed upload.
        assertEquals("file", problem.get("parameter_name").asText());
        assertTrue(problem.get("message").asText().toLowerCase().contains("upload"), problem::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/etc/passwd", "../../etc/passwd", "0123456789abcdef0123456789abcdef/x.png", "C:\\x.png", ""})
    void fileThatIsNotOursIsRefusedWithMetaAndWithout(String path) throws Exception {
        for (JsonNode file :
                new JsonNode[] {Answers.fileData(path), Answers.object().put("path", path)}) {
            JsonNode problem = refused("same", file);
            assertEquals("file", problem.get("parameter_name").asText());
            assertFalse(problem.get("message").asText().isBlank());
        }
    }

    @Test
    void plainTextDoesNotStartACall() throws Exception {
        ObjectNode body = valid();
        HttpResponse<String> answer = site.post(JOIN, "text/plain", body.toString());
        assertTrue(answer.statusCode() == 415 || answer.statusCode() == 422, answer::toString);
        assertTrue(Answers.read(answer.body()).has("detail"), answer.body());
        assertFalse(bench.hasStarted(body.at("/data/0").asText()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[",
                "[]",
                "7",
                "",
                "{\"fn_index\":0,\"session_hash\":\"s\"}",
                "{\"data\":{},\"fn_index\":0,\"session_hash\":\"s\"}"
            })
    void malformedBodyIsTheCallersMistake(String body) throws Exception {
        HttpResponse<String> answer = site.post(JOIN, "application/json", body);
        assertTrue(Answers.json(422, answer).get("detail").isArray(), answer.body());
        assertTrue(Answers.read(answer.body()).at("/detail/0").isObject(), answer.body());
    }

    @Test
    void unknownFieldsAndNumbersInTextAreTaken() throws Exception {
        ObjectNode body =
                Answers.object().put("session_hash", "s" + System.nanoTime()).put("surprise", true);
        body.put("fn_index", Integer.toString(site.fnIndex("scale")))
                .putNull("event_data")
                .putNull("trigger_id");
        body.set("data", Answers.list("a", 2));
        assertTrue(Answers.json(200, site.post(JOIN + "?foo=bar", body)).has("event_id"));
    }

    private ObjectNode valid() throws Exception {
        ObjectNode body = Answers.object().put("fn_index", site.fnIndex("hold")).put("session_hash", "s");
        body.set("data", Answers.list("never " + System.nanoTime()));
        return body;
    }

    /** The one problem of a 422 in the form of Gradio's validators, which both clients show. */
    private JsonNode refused(String apiName, Object... data) throws Exception {
        JsonNode detail = Answers.json(422, site.visitor().tryJoin(site.fnIndex(apiName), Answers.list(data)))
                .get("detail");
        assertEquals(1, detail.size(), detail::toString);
        assertEquals("validate", detail.at("/0/__type__").asText(), detail::toString);
        assertFalse(detail.at("/0/is_valid").asBoolean(true), detail::toString);
        return detail.get(0);
    }

    @Test
    void fullQueueSaysWhenToComeBack() throws Exception {
        Visitor visitor = site.visitor();
        String ticket = "full " + site.home();
        int waiting = gradio.Limits.Queue.DEFAULTS.maxSize();
        visitor.join("hold", ticket);
        bench.awaitStart(ticket);
        try {
            for (int i = 0; i < waiting; i++) visitor.join("hold", ticket);
            HttpResponse<String> answer = visitor.tryJoin(site.fnIndex("hold"), Answers.list(ticket));
            assertEquals(
                    "Queue is full. Max size is " + waiting + " and size is " + waiting + ".",
                    Answers.json(503, answer).get("detail").asText());
            assertEquals("5", Answers.header(answer, "Retry-After"));
        } finally {
            bench.release(ticket);
        }
        try (Frames frames = visitor.listen()) {
            long done = frames.rest().stream()
                    .filter(frame -> frame.get("msg").asText().equals("process_completed"))
                    .count();
            assertEquals(waiting + 1, done, "all that was accepted is run");
        }
    }
}
