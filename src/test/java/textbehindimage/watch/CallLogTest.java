package textbehindimage.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import gradio.api.EndedCall;
import gradio.api.EndedCall.Outcome;
import gradio.api.RequestInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallLogTest {
    private final List<String> lines = new ArrayList<>();
    private final CallLog log = new CallLog(lines::add, () -> Instant.parse("2026-02-03T04:05:06.789123Z"));

    @Test
    void aCallIsALineOfJson() {
        log.ended(call("c0ffee", Outcome.DONE, "10.0.0.1", null, "abc-1"));
        assertEquals(
                "{\"time\":\"2026-02-03T04:05:06.789Z\",\"call\":\"c0ffee\",\"endpoint\":\"cut\",\"outcome\":\"done\","
                        + "\"waited_ms\":1500,\"ran_ms\":20,\"client\":\"*\",\"request\":\"abc-1\"}",
                lines.get(0).replaceAll("\"client\":\"[0-9a-f]{12}\"", "\"client\":\"*\""));
    }

    /** What comes from outside can neither end a line nor fill the log. */
    @Test
    void whatIsNoIdOfARequestIsLeftOut() {
        for (String odd : List.of("a\"b\n{\"outcome\":\"done\"}", "", "\u2028", "x".repeat(65)))
            log.ended(call(null, Outcome.REFUSED, "10.0.0.1", null, odd));
        log.ended(call(null, Outcome.REFUSED, "10.0.0.1", null, "x".repeat(64)));
        assertEquals(
                List.of(false, false, false, false, true),
                lines.stream().map(line -> line.contains("request")).toList());
    }

    @Test
    void clientsAreToldApartAndNotByName() {
        log.ended(call("1", Outcome.DONE, "10.0.0.1", null, null));
        log.ended(call("2", Outcome.DONE, "10.0.0.1", null, null));
        log.ended(call("3", Outcome.DONE, "10.0.0.2", null, null));
        log.ended(call("4", Outcome.DONE, "10.0.0.1", "anna", null));
        List<String> clients = lines.stream()
                .map(line -> line.replaceAll(".*\"client\":\"([0-9a-f]{12})\".*", "$1"))
                .toList();
        assertEquals(clients.get(0), clients.get(1));
        assertEquals(3, clients.stream().distinct().count());
        new CallLog(lines::add, Instant::now).ended(call("5", Outcome.DONE, "10.0.0.1", null, null));
        assertNotEquals(clients.get(0), lines.get(4).replaceAll(".*\"client\":\"([0-9a-f]{12})\".*", "$1"));
    }

    private static EndedCall call(String id, Outcome outcome, String address, String user, String request) {
        Map<String, List<String>> headers = request == null ? Map.of() : Map.of("x-request-id", List.of(request));
        RequestInfo info = new RequestInfo(headers, Map.of(), address, user, "s");
        return new EndedCall(id, "cut", outcome, Duration.ofMillis(1500), Duration.ofMillis(20), info);
    }
}
