package gradio.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, bytes 0-3/12",
        "bytes=2-, bytes 2-11/12",
        "bytes=-3, bytes 9-11/12",
        "bytes=-30, bytes 0-11/12",
        "bytes=5-100, bytes 5-11/12",
        "bytes=11-11, bytes 11-11/12"
    })
    void partOfTheFile(String header, String answer) throws Exception {
        assertEquals(answer, Range.parse(header, 12).header());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "bytes=3-1",
                "bytes=a-b",
                "items=0-3",
                "bytes=0-1,3-4",
                "bytes=-",
                "bytes=99999999999999999999-"
            })
    void whatIsNotUnderstoodMeansTheWholeFile(String header) throws Exception {
        assertNull(Range.parse(header, 12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=12-", "bytes=100-200", "bytes=-0"})
    void beyondTheEndIsUnsatisfiable(String header) {
        Range.Unsatisfiable e = assertThrows(Range.Unsatisfiable.class, () -> Range.parse(header, 12));
        assertEquals("bytes */12", e.getMessage());
    }

    @Test
    void nothingIsAPartOfAnEmptyFile() {
        assertThrows(Range.Unsatisfiable.class, () -> Range.parse("bytes=0-", 0));
    }
}
