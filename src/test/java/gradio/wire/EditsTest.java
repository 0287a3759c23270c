package gradio.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
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
        ArrayNode moved = large.deepCopy();
        moved.remove(0);
        assertEquals(Json.MAPPER.readTree("[[\"replace\",[]," + moved + "]]"), Edits.toSend(large, moved));
        assertEquals(Json.MAPPER.readTree("[[\"append\",[],\"b\"]]"), Edits.toSend(Json.tree("a"), Json.tree("ab")));
    }

    /** The halves of a pair stay two characters in Python, put together or not. */
    @Test
    void halfAPairIsNoPrefixOfAWholeOne() {
        String high = "\ud83d";
        String low = "\ude00";
        assertEquals("[[\"replace\",[],\"a\ud83d\ude00\"]]", between("a" + high, "a" + high + low));
        assertEquals("[[\"append\",[],\"\ud83d\"]]", between("a", "a" + high));
        assertEquals("[[\"append\",[],\"!\"]]", between(high, high + "!"));
        assertEquals("[[\"append\",[],\"\ude00\"]]", between("", low));
        assertEquals("[[\"append\",[],\"\ud83d\"]]", between(high + low, high + low + high));
    }

    private static String between(String before, String after) {
        return Json.text(Edits.between(Json.tree(before), Json.tree(after)));
    }

    /** Assigned to a JS object it would be lost; deleting and changing it is harmless. */
    @Test
    void anObjectThatIsGivenAPrototypeIsToldAnew() throws Exception {
        assertEquals(
                Json.MAPPER.readTree("[[\"replace\",[\"a\"],{\"__proto__\":1}]]"),
                Edits.between(Json.MAPPER.readTree("{\"a\":{}}"), Json.MAPPER.readTree("{\"a\":{\"__proto__\":1}}")));
        assertEquals(
                Json.MAPPER.readTree("[[\"replace\",[\"__proto__\"],2]]"),
                Edits.between(Json.MAPPER.readTree("{\"__proto__\":1}"), Json.MAPPER.readTree("{\"__proto__\":2}")));
        assertEquals(
                Json.MAPPER.readTree("[[\"add\",[\"constructor\"],1]]"),
                Edits.between(Json.MAPPER.readTree("{}"), Json.MAPPER.readTree("{\"constructor\":1}")));
    }

    @Test
    void appliedAsClientsDoTheyGiveTheNewValue() {
        for (int seed = 0; seed < RUNS; seed++) {
            List<JsonNode> values = new RandomJson(seed).values(2);
            JsonNode before = values.get(0);
            JsonNode after = values.get(1);
            JsonNode unchanged = before.deepCopy();
            assertEquals(after, Edits.apply(before, Edits.between(before, after)), before + " -> " + after);
            assertEquals(unchanged, before);
        }
    }
}
