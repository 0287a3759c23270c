package gradio.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.files.FileData;
import gradio.wire.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what a method returns to JSON. What is not of the declared type is its author's mistake, and no value for a client. */
class ReturnedTest {
    public enum Colour {
        RED,
        DARK_GREEN
    }

    public record Size(int widthInPixels, String unit) {}

    @Outputs
    public record Both(String first, int second) {}

    @TempDir
    Path folder;

    /** The methods are never called: a test says itself what they return. */
    public static class Author {
        private static <T> T unused() {
            throw new UnsupportedOperationException();
        }

        @Api
        public String text() {
            return unused();
        }

        @Api
        public double number() {
            return 0;
        }

        @Api
        public float single() {
            return 0;
        }

        @Api
        public char letter() {
            return ' ';
        }

        @Api
        public Colour colour() {
            return unused();
        }

        @Api
        public Optional<String> perhaps() {
            return unused();
        }

        @Api
        public List<String> texts() {
            return unused();
        }

        @Api
        public Map<String, Integer> counts() {
            return unused();
        }

        @Api
        public Size size() {
            return unused();
        }

        @Api
        public Both both() {
            return unused();
        }

        @Api
        public FileData file() {
            return unused();
        }

        @Api
        public JsonNode json() {
            return unused();
        }

        @Api
        public Map<String, Object> object() {
            return unused();
        }

        @Api
        public void nothing() {}
    }

    private final Registry registry = new Registry().add(new Author());

    private static final FileGate NAMES = new FileGate() {
        @Override
        public FileData in(JsonNode value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void fetch(Cancellation cancellation) {}

        @Override
        public JsonNode out(FileData result) {
            return Json.tree("file " + result.file().getFileName());
        }
    };

    private String told(String endpoint, @Nullable Object value) throws Exception {
        return registry.byName(endpoint).orElseThrow().wrap(value, NAMES).toString();
    }

    private void assertRefused(String endpoint, @Nullable Object value, String sentence) {
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> told(endpoint, value));
        assertEquals("What Author." + endpoint + " returned" + sentence, e.getMessage());
    }

    @Test
    void valuesOfTheDeclaredTypeAreTold() throws Exception {
        assertEquals("[\"x\"]", told("text", "x"));
        assertEquals("[1.5]", told("number", 1.5));
        assertEquals("[\"x\"]", told("letter", 'x'));
        assertEquals("[\"dark_green\"]", told("colour", Colour.DARK_GREEN));
        assertEquals("[null]", told("perhaps", Optional.empty()));
        assertEquals("[\"x\"]", told("perhaps", Optional.of("x")));
        assertEquals("[[\"a\",\"b\"]]", told("texts", List.of("a", "b")));
        assertEquals("[{\"k\":1}]", told("counts", Map.of("k", 1)));
        assertEquals("[{\"width_in_pixels\":3,\"unit\":\"px\"}]", told("size", new Size(3, "px")));
        assertEquals("[\"a\", 2]", told("both", new Both("a", 2)));
        assertEquals("[]", told("nothing", null));
    }

    @Test
    void nullIsRefusedWhereAValueIsDeclared() {
        String none = ", not null; where there may be none, use Optional";
        assertRefused("text", null, " must be a text" + none);
        assertRefused("number", null, " must be a number" + none);
        assertRefused("colour", null, " must be one of 'red', 'dark_green'" + none);
        assertRefused("texts", null, " must be a list" + none);
        assertRefused("texts", Arrays.asList("a", null), " item 2 must be a text" + none);
        assertRefused("counts", null, " must be a map" + none);
        assertRefused("counts", Collections.singletonMap("k", null), " field \"k\" must be a whole number" + none);
        assertRefused("size", null, " must be a Size" + none);
        assertRefused("size", new Size(1, null), " field \"unit\" must be a text" + none);
        assertRefused("file", null, " must be a file" + none);
        assertRefused("both", null, ", output 1, must be a text" + none);
        assertRefused("both", new Both(null, 2), ", output 1, must be a text" + none);
    }

    @Test
    void nullIsToldWhereItIsDeclared() throws Exception {
        assertEquals("[null]", told("perhaps", null));
        assertEquals("[null]", told("json", null));
        assertEquals("[{\"k\":null}]", told("object", Collections.singletonMap("k", null)));
    }

    @Test
    void whatGenericsHideIsRefused() {
        assertRefused("texts", List.of("a", 2), " item 2 must be a text, not 2");
        assertRefused("counts", Map.of("k", "v"), " field \"k\" must be a whole number, not v");
        assertRefused("counts", Map.of(1, 1), " has the key 1, and keys must be texts");
        assertRefused("perhaps", Optional.of(1), " must be a text, not 1");
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertRefused("number", Double.NaN, " must be a number that JSON can say, not NaN");
        assertRefused("number", Double.NEGATIVE_INFINITY, " must be a number that JSON can say, not -Infinity");
        assertRefused("single", Float.NaN, " must be a number that JSON can say, not NaN");
        assertRefused("object", Map.of("k", Double.NaN), " field \"k\" must be a number that JSON can say, not NaN");
    }

    @Test
    void anyValueMayHoldEveryOther() throws Exception {
        Path image = Files.createFile(folder.resolve("x.png"));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("list", List.of(1, "a", true, Optional.of('c')));
        all.put("set", Set.of(1.5f));
        all.put("map", Map.of("size", new Size(1, "px")));
        all.put("colour", Colour.RED);
        all.put("files", List.of(FileData.of(image)));
        all.put("json", Json.MAPPER.createArrayNode().add(1));
        assertEquals(
                "[{\"list\":[1,\"a\",true,\"c\"],\"set\":[1.5],\"map\":{\"size\":{\"width_in_pixels\":1,\"unit\":\"px\"}},"
                        + "\"colour\":\"red\",\"files\":[\"file x.png\"],\"json\":[1]}]",
                told("object", all));
    }

    @Test
    void anyValueIsRefusedIfItIsOfNoKnownType() {
        assertRefused(
                "object",
                Map.of("at", Instant.EPOCH),
                " field \"at\" holds a java.time.Instant, which cannot cross the wire");
        assertRefused("object", Map.of("x", new int[1]), " field \"x\" holds a int[], which cannot cross the wire");
    }

    @Test
    void aValueThatContainsItselfIsRefused() {
        Map<String, Object> snake = new HashMap<>();
        snake.put("tail", snake);
        assertRefused("object", snake, " field \"tail\" contains itself, or is deeper than 200 levels");
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.set("tail", node);
        assertRefused("json", node, " contains itself, or is deeper than 200 levels");
    }

    @Test
    void aFileMustBeThere() throws Exception {
        assertRefused(
                "file",
                FileData.of(folder.resolve("gone.png")),
                " is to be the file gone.png, which is not there or is no file");
        Path inside = Files.createDirectory(folder.resolve("inside"));
        assertRefused("file", FileData.of(inside), " is to be the file inside, which is not there or is no file");
        assertThrows(NullPointerException.class, () -> FileData.of(null));
    }

    @Test
    void whatAGeneratorGoesOnChangingIsCopied() throws Exception {
        ObjectNode node = Json.MAPPER.createObjectNode().put("n", 1);
        JsonNode told = registry.byName("json").orElseThrow().wrap(node, NAMES).get(0);
        node.put("n", 2);
        assertNotSame(node, told);
        assertEquals("{\"n\":1}", told.toString());
    }
}
