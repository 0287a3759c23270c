package gradio.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramesTest {
    @Test
    void aFrameOfTheQueueIsOneDataLineAndAnEmptyOne() {
        assertEquals(
                "data: {\"msg\":\"estimation\",\"event_id\":\"e\",\"rank\":0,\"queue_size\":1,\"rank_eta\":null}\n\n",
                text(Frames.QUEUE.apply(new Message.Estimation("e", 0, 1, null))));
        assertEquals(
                "data: {\"msg\":\"close_stream\",\"event_id\":null}\n\n",
                text(Frames.QUEUE.apply(new Message.CloseStream(null))));
    }

    @Test
    void anErrorHoldsNoKeyThatPythonDoesNotKnow() {
        Message.Failure hidden = new Message.Failure(null, null, null, null);
        assertEquals(
                "data: {\"msg\":\"process_completed\",\"event_id\":\"e\",\"output\":{\"error\":null},\"success\":false,"
                        + "\"title\":\"Error\",\"used_cache\":null,\"cache_duration\":null,\"avg_time\":null}\n\n",
                text(Frames.QUEUE.apply(new Message.ProcessCompleted("e", hidden, false, "Error", null, null, null))));
    }

    @Test
    void textsAreAscii() {
        assertEquals(
                "data: {\"msg\":\"log\",\"event_id\":\"e\",\"log\":\"\\u2028\\u00e9\",\"level\":\"info\",\"duration\":10.0,"
                        + "\"visible\":true,\"title\":\"Info\"}\n\n",
                text(Frames.QUEUE.apply(new Message.Log("e", "\u2028\u00e9", "info", 10.0, true, "Info"))));
    }

    @Test
    void aCallNamesItsEventsAndWritesJsonAsPythonDoes() {
        List<com.fasterxml.jackson.databind.JsonNode> data =
                List.of(Json.tree(java.util.Map.of("k", List.of(1, 2))), Json.tree("x"));
        Message.Output output = new Message.Output(data, false, 0, 0, null, List.of(), null);
        assertEquals(
                "event: complete\ndata: [{\"k\": [1, 2]}, \"x\"]\n\n",
                text(Frames.CALL.apply(new Message.ProcessCompleted("e", output, true, null, null, 0.0, 0.0))));
        assertNull(Frames.CALL.apply(new Message.Estimation("e", 0, 1, null)));
        assertEquals("event: error\ndata: \"404: Not Found\"\n\n", text(Frames.unknownCall()));
    }

    @Test
    void numbersKeepEveryDigit() throws Exception {
        String exact = "{\"a\":1.10,\"b\":12345678901234567890.123456789,\"c\":1.0}";
        assertEquals(exact, new String(Json.bytes(Json.MAPPER.readTree(exact)), StandardCharsets.US_ASCII));
        assertEquals("1.50", new String(Json.bytes(new BigDecimal("1.50")), StandardCharsets.US_ASCII));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
