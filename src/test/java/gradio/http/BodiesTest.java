package gradio.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.WebApplicationException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodiesTest {
    private final Bodies bodies = new Bodies(40);

    private Object read(String body) throws Exception {
        return bodies.object(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anObjectIsRead() throws Exception {
        assertEquals("{\"data\":[1E+9]}", read("{\"data\": [1e9]}").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | 422 | The body must be a JSON object",
                "{\"data\":[NaN]} | 422 | JSON decode error: Non-standard token 'NaN'",
                "{\"data\":[1e99999999999]} | 422 | JSON decode error: a number has too large an exponent",
                "{\"data\":[\"a text that is longer than is allowed\"]} | 413 | The request is over 40 bytes long.",
            })
    void whatCannotBeReadIsTheCallersMistake(String body, int status, String sentence) {
        WebApplicationException e = assertThrows(WebApplicationException.class, () -> read(body));
        assertEquals(status + " " + sentence, e.getResponse().getStatus() + " " + e.getMessage());
    }
}
