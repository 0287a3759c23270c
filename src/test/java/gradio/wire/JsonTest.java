package gradio.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {
    static String[] tooMuch() {
        return new String[] {
            "[".repeat(201) + "]".repeat(201),
            "9".repeat(1_001),
            "[" + "[],".repeat(500_000) + "0]",
            "{\"a\": 1, \"a\": 2}",
            "{} {}",
            "NaN"
        };
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void whatIsTooMuchIsRefused(String json) {
        assertThrows(JsonProcessingException.class, () -> Json.MAPPER.readTree(json.getBytes()));
    }

    @Test
    void whatIsJustNotTooMuchIsRead() throws JsonProcessingException {
        assertEquals(1, Json.MAPPER.readTree("[".repeat(200) + "]".repeat(200)).size());
        assertEquals(1_000, Json.MAPPER.readTree("9".repeat(1_000)).asText().length());
        assertEquals(
                900_000, Json.MAPPER.readTree("[" + "0,".repeat(899_999) + "0]").size());
    }
}
