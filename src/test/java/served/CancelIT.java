package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** {@code /gradio_api/cancel} and {@code /reset}: strictly one event of one session (gradio-protocol 6, 7). */
@EveryContainer
class CancelIT {
    private final Site site;
    private final Bench bench;
    private final String mark = Long.toString(System.nanoTime(), 36);

    CancelIT(Place place, Servers servers) throws Exception {
        site = servers.bench(place);
        bench = servers.controls(place);
    }

    @Test
    void waitingCallNeverRunsAndItsSiblingGoesOn() throws Exception {
        Visitor visitor = site.visitor();
        String running = visitor.join("hold", "a" + mark);
        bench.awaitStart("a" + mark);
        String waiting = visitor.join("hold", "b" + mark);
        try (Frames frames = visitor.listen()) {
            assertSuccess(visitor.cancel("hold", waiting).body());
            JsonNode cancelled = frames.await("process_completed");
            assertEquals(waiting, cancelled.get("event_id").asText());
            assertCancelled(cancelled);
            site.visitor().call("release", "a" + mark);
            JsonNode completed = frames.await("process_completed");
            assertEquals(running, completed.get("event_id").asText());
            assertTrue(completed.get("success").asBoolean(), completed::toString);
            frames.await("close_stream");
        }
        assertFalse(bench.hasStarted("b" + mark));
    }

    @Test
    void runningCallIsToldAndItsSlotIsFreeAfterItReturned() throws Exception {
        Visitor visitor = site.visitor();
        String running = visitor.join("hold", "a" + mark);
        bench.awaitStart("a" + mark);
        try (Frames frames = visitor.listen()) {
            assertSuccess(visitor.cancel("hold", running).body());
            assertCancelled(frames.await("process_completed"));
            frames.await("close_stream");
        }
        bench.awaitReturn("a" + mark);
        Visitor next = site.visitor();
        next.join("hold", "b" + mark);
        bench.awaitStart("b" + mark);
        site.visitor().call("release", "b" + mark);
    }

    /** On a GPU two at once is what the limit is there to prevent. */
    @Test
    void slotOfACancelledCallIsTakenUntilItReturns() throws Exception {
        Visitor visitor = site.visitor();
        String running = visitor.join("compute", "a" + mark);
        bench.awaitStart("a" + mark);
        try (Frames frames = visitor.listen()) {
            assertSuccess(visitor.cancel("compute", running).body());
            assertCancelled(frames.await("process_completed"));
        }
        Visitor next = site.visitor();
        next.join("compute", "b" + mark);
        try (Frames frames = next.listen()) {
            assertEquals(0, frames.await("estimation").get("rank").asInt());
            site.visitor().call("release", "a" + mark);
            frames.await("process_starts");
            site.visitor().call("release", "b" + mark);
            assertTrue(frames.await("process_completed").get("success").asBoolean());
        }
        assertFalse(bench.hasOverlapped());
    }

    @Test
    void strangerCannotCancel() throws Exception {
        Visitor visitor = site.visitor();
        String running = visitor.join("hold", "a" + mark);
        bench.awaitStart("a" + mark);
        assertSuccess(site.visitor().cancel("hold", running).body());
        assertSuccess(visitor.cancel("hold", "nonsense").body());
        site.visitor().call("release", "a" + mark);
        try (Frames frames = visitor.listen()) {
            assertTrue(frames.await("process_completed").get("success").asBoolean());
        }
    }

    /** The clients see a failure only in an error with these keys, and Python dies of any other key. */
    private static void assertCancelled(JsonNode completed) {
        assertFalse(completed.get("success").asBoolean(), completed::toString);
        completed
                .get("output")
                .fieldNames()
                .forEachRemaining(key ->
                        assertTrue(key.matches("error|duration|visible|title|print_exception"), completed::toString));
        assertTrue(completed.at("/output/error").asText().contains("ancel"), completed::toString);
    }

    private static void assertSuccess(String body) {
        assertEquals(Answers.read("{\"success\":true}"), Answers.read(body));
    }

    @Test
    void cancelWithoutAnEventIsNoFaultOfOurs() throws Exception {
        int status = site.post("gradio_api/cancel", "{\"session_hash\":\"s\",\"fn_index\":0,\"event_id\":null}")
                .statusCode();
        assertTrue(status < 500, () -> "status " + status);
    }

    @Test
    void resetAnswersSuccess() throws Exception {
        assertSuccess(site.post("gradio_api/reset", "{\"event_id\":\"x\"}").body());
    }
}
