package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints that fail (check 25): what the author wants to be said is said, of all else nothing but that it failed. */
@EveryContainer
class FailureIT {
    private final Site site;
    private Logged logged;

    FailureIT(Place place, Servers servers) throws Exception {
        site = servers.prey(place).site();
    }

    @BeforeEach
    void listen() {
        logged = Logged.of("gradio.queue.Run");
    }

    @AfterEach
    void stop() {
        logged.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unforeseen", "error"})
    void unforeseenFailureHasGradiosShapeAndNoText(String how) throws Exception {
        JsonNode completed = site.visitor().call("fail", how);
        assertFalse(completed.get("success").asBoolean());
        assertEquals("Error", completed.get("title").asText());
        assertTrue(completed.at("/output/error").isNull(), completed::toString);
        assertTellsNothing(completed.toString());
        assertLoggedOnce();
        assertEquals(
                "next", site.visitor().call("echo", "next").at("/output/data/0").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"unforeseen", "error"})
    void unforeseenFailureOfTheTwoSteps(String how) throws Exception {
        String event = Answers.json(200, site.post("gradio_api/call/fail", data(how)))
                .get("event_id")
                .asText();
        String answer = site.get("gradio_api/call/fail/" + event).body();
        assertTrue(answer.startsWith("event: error\ndata: "), answer);
        assertTellsNothing(answer);
        assertLoggedOnce();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unforeseen", "error"})
    void unforeseenFailureWithoutAQueue(String how) throws Exception {
        HttpResponse<String> answer = site.post("gradio_api/run/fail_at_once", data(how));
        assertTrue(Answers.json(500, answer).get("error").isNull(), answer.body());
        assertTellsNothing(answer.body());
        assertLoggedOnce();
    }

    @Test
    void whatTheAuthorWantsToSayIsSaidAndNotLogged() throws Exception {
        JsonNode completed = site.visitor().call("fail", "told");
        assertEquals("The file is too old.", completed.at("/output/error").asText());
        HttpResponse<String> answer = site.post("gradio_api/run/fail_at_once", data("told"));
        assertEquals(
                "The file is too old.", Answers.json(500, answer).get("error").asText(), answer.body());
        assertEquals(List.of(), logged.records());
    }

    private static ObjectNode data(String how) {
        ObjectNode body = Answers.object();
        body.set("data", Answers.list(how));
        return body;
    }

    private static void assertTellsNothing(String answer) {
        for (String trace : List.of(Parrot.CAUSE, "Exception", "StackOverflow", "java.", "/var/lib", "\\tat", "Parrot"))
            assertFalse(answer.contains(trace), () -> trace + " in " + answer);
    }

    private void assertLoggedOnce() {
        assertEquals(1, logged.records().size(), () -> logged.records().toString());
        assertEquals(Level.SEVERE, logged.records().get(0).getLevel());
        assertTrue(logged.records().get(0).getThrown().getMessage().contains(Parrot.CAUSE));
    }
}
