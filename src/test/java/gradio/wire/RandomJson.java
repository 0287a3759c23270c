package gradio.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** JSON values that a seed repeats, with all that clients stumble over, and sequences in which much stays as it was. */
public final class RandomJson {
    private static final int DEPTH = 4;
    private static final int LONG = 9_000; // more than what is told anew whenever it changes
    private static final long EXACT = 1L << 53; // JS has no other whole numbers

    private static final String HIGH = "\ud83d"; // the halves of a pair, each often enough to meet the other
    private static final String LOW = "\ude00";
    private static final String[] PARTS = {
        "a",
        "b",
        "0",
        "\"",
        "\\",
        "/",
        "\n",
        "\r\n",
        "\u0000",
        "\u007f",
        "\u0085",
        "\u00e9",
        "\u2028",
        "\ufeff",
        "\uffff",
        "data: ",
        "</script>",
        "NaN",
        HIGH + LOW,
        HIGH,
        HIGH,
        HIGH,
        HIGH,
        LOW,
        LOW,
        LOW,
        LOW
    };
    private static final String[] KEYS = {
        "a",
        "b",
        "c",
        "0",
        "1",
        "-1",
        "",
        ".",
        "__proto__",
        "constructor",
        "prototype",
        "length",
        "toString",
        "\ud83d\ude00"
    };

    private final Random random;

    public RandomJson(long seed) {
        random = new Random(seed);
    }

    /** What a generator may yield, one after the other. */
    public List<JsonNode> values(int n) {
        List<JsonNode> values = new ArrayList<>(List.of(value(DEPTH)));
        while (values.size() < n) {
            JsonNode last = values.get(values.size() - 1);
            values.add(random.nextInt(5) == 0 ? value(DEPTH) : changed(last.deepCopy()));
        }
        return values;
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 9)) {
            case 0 -> Json.tree(text());
            case 1 -> Json.tree(random.nextBoolean() ? random.nextInt(3) : random.nextLong(-EXACT, EXACT));
            case 2 -> Json.tree(random.nextBoolean());
            case 3 -> NullNode.instance;
            case 4 -> Json.tree(random.nextBoolean() ? random.nextGaussian() * 1e-9 : random.nextInt(3) * 0.5);
            case 5, 6 -> {
                ArrayNode list = Json.MAPPER.createArrayNode();
                for (int i = random.nextInt(5); i > 0; i--) list.add(value(depth - 1));
                yield list;
            }
            default -> {
                ObjectNode object = Json.MAPPER.createObjectNode();
                for (int i = random.nextInt(5); i > 0; i--) object.set(key(), value(depth - 1));
                yield object;
            }
        };
    }

    private String key() {
        return KEYS[random.nextInt(KEYS.length)];
    }

    private String text() {
        if (random.nextInt(20) == 0) return "x".repeat(LONG);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) text.append(PARTS[random.nextInt(PARTS.length)]);
        return text.toString();
    }

    /** The value itself, changed in a place or two. */
    private JsonNode changed(JsonNode value) {
        if (random.nextInt(8) == 0) return value;
        if (value instanceof ArrayNode list) change(list);
        else if (value instanceof ObjectNode object) change(object);
        else if (value.isTextual()) return Json.tree(value.textValue() + text());
        else return value(1);
        return value;
    }

    private void change(ArrayNode list) {
        int at = random.nextInt(list.size() + 1);
        if (at == list.size() || random.nextInt(4) == 0) list.insert(at, value(2));
        else if (random.nextInt(3) == 0) list.remove(at);
        else list.set(at, changed(list.get(at)));
    }

    private void change(ObjectNode object) {
        if (object.isEmpty() || random.nextInt(4) == 0) {
            object.set(key(), value(2));
            return;
        }
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(3) == 0) object.remove(name);
        else object.set(name, changed(object.get(name)));
    }
}
