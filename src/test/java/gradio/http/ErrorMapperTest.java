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
            Response answer = new ErrorMapper().toResponse(fault);
            LogRecord logged = journal.records().get(0);
            String id = logged.getMessage().replaceFirst("Request failed, error id ([0-9a-f-]{36})", "$1");
            assertEquals(500, answer.getStatus());
            assertEquals(Map.of("detail", "Internal server error. Error id: " + id), answer.getEntity());
            assertSame(fault, logged.getThrown());
            assertEquals(1, journal.records().size());
        }
    }
}
