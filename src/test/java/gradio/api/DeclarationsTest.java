package gradio.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.files.FileData;
import gradio.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeclarationsTest {
    public enum Colour {
        RED,
        DARK_GREEN
    }

    public record Size(int width, Optional<String> unit) {
        public Size {
            if (width < 0) throw new IllegalArgumentException("width must not be negative, but is " + width);
        }
    }

    @Outputs
    public record Both(String first, int second) {}

    public static final class Good {
        @Api(description = "Scales.")
        public String scaleText(@Arg(description = "What") String inputText, @Arg(defaultValue = "1.5") double factor) {
            return inputText + factor;
        }

        @Api
        public Both all(
                boolean flag,
                List<Integer> items,
                Map<String, JsonNode> object,
                Colour colour,
                Size size,
                Optional<FileData> file) {
            return new Both(colour + " " + size.width(), items.size());
        }

        @Api
        public Stream<String> count(long n, Progress progress) {
            return Stream.of();
        }

        @Api
        public void nothing() {}
    }

    @Test
    void namesAreSnakeCaseAndEndpointsSorted() {
        List<Endpoint> all = new Registry().add(new Good()).endpoints();
        assertEquals(
                List.of("all", "count", "nothing", "scale_text"),
                all.stream().map(Endpoint::name).toList());
        assertEquals(
                List.of("input_text", "factor"),
                all.get(3).params().stream().map(Param::name).toList());
        assertEquals("1.5", String.valueOf(all.get(3).params().get(1).defaultValue()));
    }

    /** Clients without names call by number: {@code fn_index} is the place here. */
    @Test
    void endpointsThatAreNamedOneByOneStandInThatOrder() {
        Registry registry = new Registry().add(new Good(), "nothing", "all").add(new Other());
        assertEquals(
                List.of("nothing", "all", "last", "other"),
                registry.endpoints().stream().map(Endpoint::name).toList());
        assertEquals("all", registry.byIndex(1).orElseThrow().name());
        assertEquals(Optional.empty(), registry.byIndex(4));
        assertEquals(Optional.empty(), registry.byIndex(-1));
    }

    public static final class Other {
        @Api
        public void other() {}

        @Api
        public void last() {}
    }

    @Test
    void typesAreToldAsGradioTellsThem() {
        Registry registry = new Registry().add(new Good());
        Endpoint all = registry.byName("all").orElseThrow();
        assertEquals(
                List.of(
                        "bool",
                        "list[int]",
                        "dict(str, Any)",
                        "Literal['red', 'dark_green']",
                        "dict(width: int, unit: None | str)",
                        "None | filepath"),
                all.params().stream().map(Param::python).toList());
        assertEquals(
                "{\"enum\":[\"red\",\"dark_green\"]}",
                all.params().get(3).schema().toString());
        assertEquals(List.of("str", "int"), all.outputPythons());
        assertEquals(List.of(), registry.byName("nothing").orElseThrow().outputSchemas());
        assertEquals(
                List.of("n"),
                registry.byName("count").orElseThrow().params().stream()
                        .map(Param::name)
                        .toList());
    }

    @Test
    void argumentsAreBoundOrEveryOneThatDoesNotFitIsNamed() throws Exception {
        Endpoint all = new Registry().add(new Good()).byName("all").orElseThrow();
        List<Object> values =
                all.bind(json("[true, [1, 2.0], {\"k\": null}, \"dark_green\", {\"width\": 3}, null]"), null);
        assertEquals(List.of(1, 2), values.get(1));
        assertEquals(Colour.DARK_GREEN, values.get(3));
        assertEquals(new Size(3, Optional.empty()), values.get(4));
        BadArguments e =
                assertThrows(BadArguments.class, () -> all.bind(json("[1, [1.5], 7, \"RED\", {\"width\": -1}]"), null));
        assertEquals(
                List.of(
                        "flag: must be true or false, not 1",
                        "items: item 1 must be a whole number, not 1.5",
                        "object: must be an object, not 7",
                        "colour: must be one of 'red', 'dark_green', not \"RED\"",
                        "size: width must not be negative, but is -1",
                        "file: is missing: 5 of 6 values were given"),
                e.problems().stream()
                        .map(p -> p.parameter() + ": " + p.message())
                        .toList());
    }

    @Test
    void aNumberTooLargeToExpandIsRefusedAtOnce() {
        Endpoint count = new Registry().add(new Good()).byName("count").orElseThrow();
        assertThrows(BadArguments.class, () -> count.bind(json("[1e999999999]"), null));
        assertThrows(BadArguments.class, () -> count.bind(json("[9223372036854775808]"), null));
    }

    private static JsonNode json(String text) throws Exception {
        return Json.MAPPER.readTree(text);
    }
}
