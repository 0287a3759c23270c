package served;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;

/** A client with a session of its own. */
public record Visitor(Site site, String session) {

    /** Joins the queue and returns the event's id. */
    public String join(String apiName, Object... data) throws IOException, InterruptedException {
        return Answers.json(200, tryJoin(site.fnIndex(apiName), Answers.list(data)))
                .get("event_id")
                .asText();
    }

    public HttpResponse<String> tryJoin(int fnIndex, ArrayNode data) throws IOException, InterruptedException {
        ObjectNode body = Answers.object().put("fn_index", fnIndex).put("session_hash", session);
        body.set("data", data);
        return site.post("gradio_api/queue/join", body);
    }

    public Frames listen() throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = site.open("gradio_api/queue/data?session_hash=" + session);
        assertEquals(200, answer.statusCode());
        assertEquals("text/event-stream", Answers.type(answer));
        return new Frames(answer.body());
    }

    /** Calls, waits to the end of the stream, and returns the frame that completes the call. */
    public JsonNode call(String apiName, Object... data) throws IOException, InterruptedException {
        String event = join(apiName, data);
        try (Frames frames = listen()) {
            return frames.rest().stream()
                    .filter(frame -> frame.get("msg").asText().equals("process_completed"))
                    .filter(frame -> frame.get("event_id").asText().equals(event))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the call was not completed"));
        }
    }

    public HttpResponse<String> cancel(String apiName, String event) throws IOException, InterruptedException {
        return site.post(
                "gradio_api/cancel",
                Answers.object()
                        .put("session_hash", session)
                        .put("fn_index", site.fnIndex(apiName))
                        .put("event_id", event));
    }
}
