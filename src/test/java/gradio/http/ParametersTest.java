package gradio.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "form-data; name=\"files\"; filename=\"a;b =c.png\" | a;b =c.png",
                "form-data;filename=a.png;name=files | a.png",
                "form-data; FileName=a.png | a.png",
                "form-data; filename=\"\" | ''",
                "form-data; filename= ; name=x | ''",
                "form-data; ;; filename=\"a.png\";; | a.png",
                "form-data; filename=\"never ends | never ends",
                "form-data; a filename=b | b",
                "form-data; filename=a; filename=b | b"
            })
    void isFoundByItsName(String header, String value) {
        assertEquals(value, new Parameters(header).get("filename"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ";", "filename=a", "form-data", "form-data; filename", "form-data; xfilename=a; filename*=b"
            })
    void isNullIfThereIsNone(String header) {
        assertNull(new Parameters(header).get("filename"));
    }

    /** A thousand such lines fit into one request: a reader that goes back at each of the names would be at it for a minute. */
    @Test
    void isReadInOnePass() {
        Parameters parameters = new Parameters("form-data" + "; name=a".repeat(100_000) + "\r");
        assertEquals("a\r", parameters.get("name"));
    }
}
