package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes that clients hardly use, and other spellings of those that they do (gradio-protocol 1.1 and 6). */
@EveryContainer
class SmallRoutesIT {
    private final Site bench;
    private final Bench controls;

    SmallRoutesIT(Place place, Servers servers) throws Exception {
        bench = servers.bench(place);
        controls = servers.controls(place);
    }

    private JsonNode json(String path) throws Exception {
        return Answers.json(200, bench.get(path));
    }

    @Test
    void theStatusOfTheQueueCountsWhoWaits() throws Exception {
        assertEquals(0, json("gradio_api/queue/status").get("queue_size").intValue());
        Visitor visitor = bench.visitor();
        for (String ticket : new String[] {"status 1", "status 2", "status 3"}) visitor.join("hold", ticket);
        controls.awaitStart("status 1");
        JsonNode status = json("gradio_api/queue/status");
        assertEquals("estimation", status.get("msg").textValue());
        assertEquals(2, status.get("queue_size").intValue());
        JsonNode standing = json("gradio_api/queue/standing");
        assertEquals(
                "{\"lane\":\"/hold\",\"running\":1,\"waiting\":2,\"limit\":1}",
                ((ObjectNode) standing.get("/hold")).without("eta").toString());
        assertFalse(standing.has("/facts_of"), "it is private");
        for (String ticket : new String[] {"status 1", "status 2", "status 3"}) controls.release(ticket);
        try (Frames frames = visitor.listen()) {
            frames.rest();
        }
    }

    @Test
    void theAppIsKnownByTheSameIdEverywhere() throws Exception {
        String id = bench.config().get("app_id").textValue();
        assertEquals(id, json("gradio_api/app_id").get("app_id").textValue());
        assertEquals(id, json("app_id").get("app_id").textValue());
    }

    @ParameterizedTest
    @CsvSource({
        "config, config/",
        "gradio_api/info, gradio_api/info/",
        "gradio_api/app_id, gradio_api/app_id/",
        "gradio_api/info, info",
        "gradio_api/info, info/"
    })
    void anotherSpellingGivesTheSame(String path, String other) throws Exception {
        assertEquals(json(path), json(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config?page=gone",
                "config?page=",
                "config?foo=bar&__sign=x",
                "gradio_api/info?page=gone&foo=%zz"
            })
    void parametersThatNobodyKnowsChangeNothing(String path) throws Exception {
        String[] parts = path.split("\\?");
        Reply reply = Wire.get(bench.home(), path);
        assertEquals(200, reply.status(), reply::toString);
        assertEquals(json(parts[0]), Answers.read(reply.text()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gradio_api/reset", "gradio_api/reset/", "reset", "gradio_api/cancel"})
    void whatChangesNothingIsAnsweredAlike(String path) throws Exception {
        assertEquals(
                "{\"success\":true}",
                Answers.json(200, bench.post(path, "application/json", "{\"event_id\":\"e\",\"session_hash\":\"s\"}"))
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gradio_api/call/scale", "gradio_api/call/scale/", "call/scale", "gradio_api/call/scale?foo=bar"
            })
    void aCallIsMadeUnderEachSpelling(String path) throws Exception {
        JsonNode joined = Answers.json(200, bench.post(path, "application/json", "{\"data\":[\"a\",2]}"));
        String answer = bench.get(
                        "gradio_api/call/scale/" + joined.get("event_id").textValue())
                .body();
        assertEquals("event: complete\ndata: [\"ax2.0\"]\n\n", answer);
    }
}
