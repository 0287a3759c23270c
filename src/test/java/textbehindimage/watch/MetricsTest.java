package textbehindimage.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradio.Load;
import gradio.api.EndedCall;
import gradio.api.RequestInfo;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Metrics metrics = new Metrics(() -> new Load(0, 0, 0, 0, true, false), () -> true);

    @Test
    void callsBeforeTheFirstQuestionAreCounted() {
        try (metrics) {
            metrics.ended(call());
            assertTrue(
                    metrics.text().contains("gradio_calls_total{endpoint=\"cut\",outcome=\"done\"} 1"), metrics::text);
        }
    }

    /** The JVM would keep what hears of its collections, and with it the web application. */
    @Test
    void nothingIsMadeAfterTheEnd() {
        metrics.close();
        metrics.ended(call());
        assertEquals("", metrics.text());
    }

    private static EndedCall call() {
        RequestInfo request = new RequestInfo(Map.of(), Map.of(), "10.0.0.1", null, "s");
        return new EndedCall("1", "cut", EndedCall.Outcome.DONE, Duration.ZERO, Duration.ofMillis(5), request);
    }
}
