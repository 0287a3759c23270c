package gradio.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriTemplateTest {
    @Test
    void uriWithoutVariablesIsItselfOnly() {
        UriTemplate one = UriTemplate.of("notes://today?a=1");
        assertEquals(List.of(), one.variables());
        assertEquals(Optional.of(Map.of()), one.match("notes://today?a=1"));
        assertEquals(Optional.empty(), one.match("notes://todayXa=1"));
    }

    @Test
    void variablesAreSegments() {
        UriTemplate many = UriTemplate.of("notes://{day}/n/{number}");
        assertEquals(List.of("day", "number"), many.variables());
        assertEquals(Optional.of(Map.of("day", "1 + 1", "number", "2")), many.match("notes://1%20+%201/n/2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:",
                "a:/",
                "a:x/y",
                "a:..",
                "a:%2e%2E",
                "a:x%2Fy",
                "a:x%5Cy",
                "a:x%00",
                "a:%4",
                "a:x?y",
                "a:x#y"
            })
    void whatIsNotOneSegmentIsNoValue(String uri) {
        assertEquals(Optional.empty(), UriTemplate.of("a:{x}").match(uri));
    }

    @Test
    void endlessUrisAreNotLookedAt() {
        assertEquals(Optional.empty(), UriTemplate.of("a:{x}").match("a:" + "x".repeat(2_000)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', absolute",
        "notes, absolute",
        "{scheme}://a, absolute",
        "notes://a b, absolute",
        "notes://{day, absolute",
        "notes://{+day}, absolute",
        "notes://{day}.md, followed",
        "notes://{a}{b}, followed",
        "notes://{day}/{day}, twice"
    })
    void whatIsNoTemplateIsRefusedInWords(String text, String word) {
        String said = assertThrows(IllegalArgumentException.class, () -> UriTemplate.of(text))
                .getMessage();
        assertTrue(said.contains(word), said);
    }

    @Test
    void namesOfVariablesMakeNoDifference() {
        assertTrue(UriTemplate.of("a:{x}/b").isSameAs(UriTemplate.of("a:{y}/b")));
        assertFalse(UriTemplate.of("a:{x}/b").isSameAs(UriTemplate.of("a:{x}/c")));
    }
}
