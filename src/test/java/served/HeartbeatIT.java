package served;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** {@code /gradio_api/heartbeat/{session}}: older Python clients ask again in a tight loop unless it answers and stays open. */
@EveryContainer
class HeartbeatIT {
    private final Site site;

    HeartbeatIT(Place place, Servers servers) throws Exception {
        site = servers.app(place);
    }

    @Test
    void saysThatItIsAliveAtOnce() throws Exception {
        HttpResponse<InputStream> answer = site.open("gradio_api/heartbeat/some-session");
        try (InputStream stream = answer.body()) {
            assertEquals(200, answer.statusCode());
            assertEquals("text/event-stream", Answers.type(answer));
            byte[] expected = "data: ALIVE\n\n".getBytes(StandardCharsets.US_ASCII);
            assertEquals(
                    new String(expected, StandardCharsets.US_ASCII),
                    new String(stream.readNBytes(expected.length), StandardCharsets.US_ASCII));
        }
    }
}
