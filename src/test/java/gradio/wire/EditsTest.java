package gradio.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditsTest {
    private static final int RUNS = 2_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"0\"' | '\"01\"' | '[[\"append\",[],\"1\"]]'",
                "'\"0\"' | '\"1\"' | '[[\"replace\",[],\"1\"]]'",
                "'\"x\"' | '\"x\"' | '[]'",
                "'true' | '1' | '[[\"replace\",[],1]]'",
                "'[1,2,3]' | '[1,3]' | '[[\"replace\",[1],3],[\"delete\",[2],null]]'",
                "'{\"k\":[0],\"s\":\"x\",\"n\":0}' | '{\"k\":[0,1],\"s\":\"xx\",\"n\":1}'"
                        + " | '[[\"add\",[\"k\",1],1],[\"append\",[\"s\"],\"x\"],[\"replace\",[\"n\"],1]]'",
                "'{\"a\":1}' | '{\"b\":1}' | '[[\"delete\",[\"a\"],null],[\"add\",[\"b\"],1]]'",
                "'[1]' | '{}' | '[[\"replace\",[],{}]]'",
            })
    void readsAsUpstreamWritesThem(String before, String after, String edits) throws Exception {
        assertEquals(
                Json.MAPPER.readTree(edits), Edits.between(Json.MAPPER.readTree(before), Json.MAPPER.readTree(after)));
    }

    @Test
    void aSmallListOrObjectIsToldAnewAndALargeOneByItsEdits() throws Exception {
        JsonNode two = Json.MAPPER.readTree("[1,2]");
        JsonNode one = Json.MAPPER.readTree("[2]");
        assertEquals(Json.MAPPER.readTree("[[\"replace\",[],[2]]]"), Edits.toSend(two, one));
        assertEquals(Json.MAPPER.readTree("[]"), Edits.toSend(two, two));
        ArrayNode large = Json.MAPPER.createArrayNode();
        for (int i = 0; i < 2_000; i++) large.add(i);
        ArrayNode larger = large.deepCopy().add("x");
        assertEquals(Json.MAPPER.readTree("[[\"add\",[2000],\"x\"]]"), Edits.toSend(large, larger));
        assertEquals(Json.MAPPER.readTree("[[\"append\",[],\"b\"]]"), Edits.toSend(Json.tree("a"), Json.tree("ab")));
    }

    @Test
    void appliedAsClientsDoTheyGiveTheNewValue() {
        Random random = new Random(7);
        for (int i = 0; i < RUNS; i++) {
            JsonNode before = value(random, 3);
            JsonNode after = random.nextBoolean() ? value(random, 3) : changed(random, before.deepCopy());
            JsonNode unchanged = before.deepCopy();
            assertEquals(after, Edits.apply(before, Edits.between(before, after)), before + " -> " + after);
            assertEquals(unchanged, before);
        }
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> Json.tree("abc".substring(0, random.nextInt(4)));
            case 1 -> Json.tree(random.nextInt(3));
            case 2 -> Json.tree(random.nextBoolean());
            case 3 -> Json.tree(null);
            case 4 -> Json.tree(0.5 * random.nextInt(3));
            case 5 -> {
                ArrayNode list = Json.MAPPER.createArrayNode();
                for (int i = random.nextInt(4); i > 0; i--) list.add(value(random, depth - 1));
                yield list;
            }
            default -> {
                ObjectNode object = Json.MAPPER.createObjectNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.set("abcd".substring(random.nextInt(3)), value(random, depth - 1));
                }
                yield object;
            }
        };
    }

    private static JsonNode changed(Random random, JsonNode value) {
        if (value instanceof ArrayNode list) {
            if (!list.isEmpty() && random.nextBoolean()) list.remove(random.nextInt(list.size()));
            else list.insert(random.nextInt(list.size() + 1), value(random, 1));
        } else if (value instanceof ObjectNode object) {
            object.set("b", value(random, 1));
        } else if (value.isTextual()) {
            return Json.tree(value.textValue() + "more");
        }
        return value;
    }
}
