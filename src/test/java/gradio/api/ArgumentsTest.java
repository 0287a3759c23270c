package gradio.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import gradio.wire.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the JSON of a caller to Java values, or to a sentence about each that does not fit. */
class ArgumentsTest {
    public enum Colour {
        RED,
        DARK_GREEN
    }

    public record Size(int width, Optional<String> unit) {
        public Size {
            if (width < 0) throw new IllegalArgumentException("width must not be negative, but is " + width);
            if (width == 13) throw new NullPointerException("a mistake of the record's author");
        }

        /** As many parameters as components, and not the constructor that is meant. */
        public Size(String width, String unit) {
            this(Integer.parseInt(width), Optional.of(unit));
        }
    }

    public static final class Author {
        @Api
        public void text(String x) {}

        @Api
        public void flag(Boolean x) {}

        @Api
        public void letter(char x) {}

        @Api
        public void tiny(byte x) {}

        @Api
        public void small(short x) {}

        @Api
        public void whole(int x) {}

        @Api
        public void large(Long x) {}

        @Api
        public void huge(BigInteger x) {}

        @Api
        public void single(float x) {}

        @Api
        public void number(double x) {}

        @Api
        public void exact(BigDecimal x) {}

        @Api
        public void colour(Colour x) {}

        @Api
        public void size(Size x) {}

        @Api
        public void items(List<Integer> x) {}

        @Api
        public void map(Map<String, Integer> x) {}

        @Api
        public void perhaps(Optional<Integer> x) {}

        @Api
        public void any(JsonNode x) {}

        @Api
        public void two(String first, @Arg(name = "2nd", defaultValue = "7") int second, Optional<String> third) {}
    }

    private final Registry registry = new Registry().add(new Author());

    private Object bound(String endpoint, String json) throws Exception {
        return registry.byName(endpoint)
                .orElseThrow()
                .bind(Json.MAPPER.readTree("[" + json + "]"), null)
                .get(0);
    }

    @Test
    void valuesThatFitAreHandedOver() throws Exception {
        assertEquals("x", bound("text", "\"x\""));
        assertEquals(true, bound("flag", "true"));
        assertEquals('x', bound("letter", "\"x\""));
        assertEquals((byte) -128, bound("tiny", "-128"));
        assertEquals((short) 32767, bound("small", "32767"));
        assertEquals(Integer.MIN_VALUE, bound("whole", "-2147483648"));
        assertEquals(2, bound("whole", "2.0"), "JavaScript does not tell it from 2");
        assertEquals(200, bound("whole", "2e2"));
        assertEquals(Long.MAX_VALUE, bound("large", "9223372036854775807"));
        assertEquals(new BigInteger("9223372036854775808"), bound("huge", "9223372036854775808"));
        assertEquals(1.5f, bound("single", "1.5"));
        assertEquals(2.0, bound("number", "2"));
        assertEquals(Double.MAX_VALUE, bound("number", "1.7976931348623157e308"));
        assertEquals(new BigDecimal("1.50"), bound("exact", "1.50"));
        assertEquals(Colour.DARK_GREEN, bound("colour", "\"dark_green\""));
        assertEquals(new Size(3, Optional.empty()), bound("size", "{\"width\": 3}"));
        assertEquals(List.of(1, 2), bound("items", "[1, 2.0]"));
        assertEquals(Map.of("k", 1), bound("map", "{\"k\": 1}"));
        assertEquals(Optional.empty(), bound("perhaps", "null"));
        assertEquals(Optional.of(1), bound("perhaps", "1"));
        assertEquals(NullNode.instance, bound("any", "null"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text | null | must be a text, not null",
                "text | 7 | must be a text, not 7",
                "text | [\"x\"] | must be a text, not a list",
                "flag | \"true\" | must be true or false, not \"true\"",
                "flag | null | must be true or false, not null",
                "letter | \"xy\" | must be a text of one character, not \"xy\"",
                "letter | \"\" | must be a text of one character, not \"\"",
                "tiny | 128 | must be a whole number from -128 to 127, not 128",
                "small | -32769 | must be a whole number from -32768 to 32767, not -32769",
                "whole | null | must be a whole number, not null",
                "whole | \"1\" | must be a whole number, not \"1\"",
                "whole | true | must be a whole number, not true",
                "whole | 1.5 | must be a whole number, not 1.5",
                "whole | 2147483648 | must be a whole number from -2147483648 to 2147483647, not 2147483648",
                "large | 9223372036854775808 | must be a whole number from -9223372036854775808 to 9223372036854775807,"
                        + " not 9223372036854775808",
                "huge | 1e999999999 | must be a whole number, not 1E+999999999",
                "huge | 0.1 | must be a whole number, not 0.1",
                "single | 4e38 | must be a number from -3.4028234663852886E+38 to 3.4028234663852886E+38, not 4E+38",
                "number | 1e309 | must be a number from -1.7976931348623157E+308 to 1.7976931348623157E+308, not 1E+309",
                "number | \"NaN\" | must be a number, not \"NaN\"",
                "exact | {} | must be a number, not an object",
                "colour | \"RED\" | must be one of 'red', 'dark_green', not \"RED\"",
                "colour | 0 | must be one of 'red', 'dark_green', not 0",
                "size | 3 | must be an object, not 3",
                "size | {} | must have the field \"width\"",
                "size | {\"width\":\"3\"} | field \"width\" must be a whole number, not \"3\"",
                "size | {\"width\":null} | field \"width\" must be a whole number, not null",
                "size | {\"width\":3,\"unti\":\"px\"} | has no field \"unti\"; it has width, unit",
                "size | {\"width\":-1} | width must not be negative, but is -1",
                "items | 1 | must be a list, not 1",
                "items | [1,null] | item 2 must be a whole number, not null",
                "map | [] | must be an object, not a list",
                "map | {\"k\":\"v\"} | field \"k\" must be a whole number, not \"v\"",
                "perhaps | \"1\" | must be a whole number, not \"1\"",
            })
    void valuesThatDoNotAreRefusedInWords(String endpoint, String json, String sentence) {
        BadArguments e = assertThrows(BadArguments.class, () -> bound(endpoint, json));
        assertEquals("x: " + sentence, e.getMessage());
    }

    @Test
    void aLongValueIsShownInPart() {
        BadArguments e = assertThrows(BadArguments.class, () -> bound("whole", "\"" + "x".repeat(100) + "\""));
        assertEquals("x: must be a whole number, not \"" + "x".repeat(56) + "...", e.getMessage());
    }

    /** What its author wrote wrongly is no caller's fault, and nobody's text to read. */
    @Test
    void aRecordThatBreaksIsNoRefusal() {
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> bound("size", "{\"width\": 13}"));
        assertEquals("The record gradio.api.ArgumentsTest$Size could not be made", e.getMessage());
        assertEquals("a mistake of the record's author", e.getCause().getMessage());
    }

    @Test
    void everyValueThatLacksIsNamed() {
        BadArguments e = assertThrows(
                BadArguments.class, () -> registry.byName("two").orElseThrow().bind(Json.MAPPER.readTree("[1]"), null));
        assertEquals(
                List.of(
                        "first: must be a text, not 1",
                        "2nd: is missing: 1 of 3 values were given",
                        "third: is missing: 1 of 3 values were given"),
                problems(e));
    }

    @Test
    void namedValuesAreCompletedFromDefaults() throws Exception {
        Endpoint two = registry.byName("two").orElseThrow();
        assertEquals(
                "[\"a\",7,null]",
                two.inOrder(Json.MAPPER.readTree("{\"first\":\"a\"}")).toString());
        BadArguments e =
                assertThrows(BadArguments.class, () -> two.inOrder(Json.MAPPER.readTree("{\"2nd\":1,\"forth\":2}")));
        assertEquals(List.of("first: is missing and has no default", "forth: is no parameter of /two"), problems(e));
    }

    private static List<String> problems(BadArguments e) {
        return e.problems().stream()
                .map(p -> p.parameter() + ": " + p.message())
                .collect(Collectors.toList());
    }
}
