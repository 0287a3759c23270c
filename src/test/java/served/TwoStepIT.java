package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** {@code /gradio_api/call}: the two steps of the curl guide (gradio-protocol 5). */
@EveryContainer
class TwoStepIT {
    private final Site site;

    TwoStepIT(Place place, Servers servers) throws Exception {
        site = servers.bench(place);
    }

    @Test
    void postThenGet() throws Exception {
        assertEquals("event: complete\ndata: [\"ax2.0\"]\n\n", read("scale", start("scale", "a", 2)));
    }

    @Test
    void generatorGivesFullValues() throws Exception {
        assertEquals("""
                event: generating
                data: ["1"]

                event: generating
                data: ["12"]

                event: complete
                data: ["12"]

                """, read("count", start("count", 2)));
    }

    @Test
    void resultIsThereOnceAndASecondGetEnds() throws Exception {
        String event = start("scale", "a", 2);
        read("scale", event);
        assertTrue(read("scale", event).startsWith("event: error\ndata: "));
    }

    @Test
    void unknownEventIsAnErrorAndEnds() throws Exception {
        assertTrue(read("scale", "nonsense").startsWith("event: error\ndata: "));
    }

    @Test
    void unknownEndpointIsNotFound() throws Exception {
        HttpResponse<String> answer = site.post("gradio_api/call/nonsense", "{\"data\":[]}");
        assertTrue(Answers.json(404, answer).has("detail"), answer.body());
    }

    @Test
    void argumentsAreChecked() throws Exception {
        HttpResponse<String> answer = site.post("gradio_api/call/scale", "{\"data\":[\"a\",\"much\"]}");
        JsonNode detail = Answers.json(422, answer).get("detail");
        assertEquals("factor", detail.at("/0/parameter_name").asText(), answer.body());
        assertEquals(422, site.post("gradio_api/call/scale", "{}").statusCode());
    }

    private String start(String apiName, Object... data) throws Exception {
        ObjectNode body = Answers.object();
        body.set("data", Answers.list(data));
        return Answers.json(200, site.post("gradio_api/call/" + apiName, body))
                .get("event_id")
                .asText();
    }

    private String read(String apiName, String event) throws Exception {
        HttpResponse<String> answer = site.get("gradio_api/call/" + apiName + "/" + event);
        assertEquals("200 text/event-stream", answer.statusCode() + " " + Answers.type(answer));
        return answer.body();
    }
}
