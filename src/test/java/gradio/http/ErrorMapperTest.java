package gradio.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import gradio.queue.Journal;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class ErrorMapperTest {
    /** Whoever reports the number lets the operator find the rest. */
    @Test
    void aFaultOfOursIsToldByAnIdThatTheLogRepeats() {
        IllegalStateException fault = new IllegalStateException("secret");
        try (Journal journal = Journal.of(ErrorMapper.class)) {
            Response answer = ErrorMapper.fault(fault, "abc-1");
            LogRecord logged = journal.records().get(0);
            assertEquals("Request failed, error id abc-1", logged.getMessage());
            assertEquals(500, answer.getStatus());
            assertEquals(Map.of("detail", "Internal server error. Error id: abc-1"), answer.getEntity());
            assertSame(fault, logged.getThrown());
            assertEquals(1, journal.records().size());
        }
    }
}
