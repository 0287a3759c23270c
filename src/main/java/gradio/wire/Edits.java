package gradio.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The difference of two JSON values as the edits that both clients' {@code apply_diff} understand: a list of
 * {@code [action, path, value]} with action {@code replace}, {@code append} (texts only), {@code add} or {@code delete}
 * (gradio-protocol 4.2, "Generators and diffs"). Values are compared as JSON, so that {@code true} to {@code 1} is a change.
 */
public final class Edits {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SMALL = 8_192;

    /** A JS object that is assigned something under this name changes its prototype instead; one that was parsed with it keeps it. */
    private static final String PROTOTYPE = "__proto__";

    private final ArrayNode edits = JSON.arrayNode();
    private final Deque<JsonNode> path = new ArrayDeque<>(); // keys and indices from the root, the root's first

    private Edits() {}

    /**
     * The edits to send. A small list or object is told anew: the JS client applies edits in place, so values that its caller still holds
     * would change under his hands when two frames arrive together (gradio-protocol, trap 38). So is a large one of which edits would say
     * half or more, as after the first of a list was taken away.
     */
    public static ArrayNode toSend(JsonNode before, JsonNode after) {
        boolean inPlace = before.isContainerNode() && after.isContainerNode() && !before.equals(after);
        if (!inPlace) return between(before, after);
        if (size(after, SMALL) < SMALL) return anew(after);
        ArrayNode edits = between(before, after);
        int half = size(after, Integer.MAX_VALUE) / 2;
        return size(edits, half) < half ? edits : anew(after);
    }

    private static ArrayNode anew(JsonNode value) {
        ArrayNode one = JSON.arrayNode();
        one.add(JSON.arrayNode().add("replace").add(JSON.arrayNode()).add(value));
        return one;
    }

    /** About how many bytes a value takes; counting ends at {@code enough}. */
    private static int size(JsonNode value, int enough) {
        int size = value.isTextual() ? value.textValue().length() : 8;
        for (Iterator<JsonNode> inner = value.elements(); inner.hasNext() && size < enough; )
            size += size(inner.next(), enough);
        return size;
    }

    /** The edits that turn {@code before} into {@code after}; empty if they are equal. */
    public static ArrayNode between(JsonNode before, JsonNode after) {
        Edits edits = new Edits();
        edits.compare(before, after);
        return edits.edits;
    }

    private void compare(JsonNode before, JsonNode after) {
        if (before.equals(after)) return;
        if (before.isTextual() && after.isTextual() && grows(before.textValue(), after.textValue())) {
            edit(
                    "append",
                    JSON.textNode(after.textValue().substring(before.textValue().length())));
        } else if (before.isObject() && after.isObject()) {
            objects(before, after);
        } else if (before.isArray() && after.isArray()) {
            arrays(before, after);
        } else {
            edit("replace", after);
        }
    }

    /**
     * Whether something was added at the end. The second half of a surrogate pair is not: texts of Python are made of code points, and two
     * halves that are put together stay two.
     */
    private static boolean grows(String before, String after) {
        if (!after.startsWith(before)) return false;
        int end = before.length();
        return end == 0 || !Character.isSurrogatePair(before.charAt(end - 1), after.charAt(end));
    }

    private void objects(JsonNode before, JsonNode after) {
        if (after.has(PROTOTYPE) && !before.has(PROTOTYPE)) {
            edit("replace", after);
            return;
        }
        for (Iterator<String> names = before.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            path.addLast(JSON.textNode(name));
            JsonNode now = after.get(name);
            if (now == null) edit("delete", JSON.nullNode());
            else compare(before.get(name), now);
            path.removeLast();
        }
        for (Iterator<String> names = after.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (before.has(name)) continue;
            path.addLast(JSON.textNode(name));
            edit("add", after.get(name));
            path.removeLast();
        }
    }

    private void arrays(JsonNode before, JsonNode after) {
        int common = Math.min(before.size(), after.size());
        for (int i = 0; i < common; i++) {
            path.addLast(JSON.numberNode(i));
            compare(before.get(i), after.get(i));
            path.removeLast();
        }
        for (int i = common; i < after.size(); i++) {
            path.addLast(JSON.numberNode(i));
            edit("add", after.get(i));
            path.removeLast();
        }
        for (int i = common; i < before.size(); i++) { // each deletion shifts the rest, so the index stays
            path.addLast(JSON.numberNode(common));
            edit("delete", JSON.nullNode());
            path.removeLast();
        }
    }

    private void edit(String action, JsonNode value) {
        ArrayNode where = JSON.arrayNode();
        path.forEach(where::add);
        edits.add(JSON.arrayNode().add(action).add(where).add(value));
    }

    /** What both clients' {@code apply_diff} makes of {@code before}, which stays as it is. */
    public static JsonNode apply(JsonNode before, JsonNode edits) {
        JsonNode value = before.deepCopy();
        for (JsonNode edit : edits) value = applyOne(value, edit);
        return value;
    }

    private static JsonNode applyOne(JsonNode root, JsonNode edit) {
        String action = edit.get(0).textValue();
        JsonNode path = edit.get(1);
        JsonNode value = edit.get(2).deepCopy();
        if (path.isEmpty()) return action.equals("append") ? appended(root, value) : value;
        JsonNode parent = root;
        for (int i = 0; i < path.size() - 1; i++) parent = child(parent, path.get(i));
        JsonNode key = path.get(path.size() - 1);
        if (parent instanceof ArrayNode list) {
            switch (action) {
                case "add" -> list.insert(key.intValue(), value);
                case "delete" -> list.remove(key.intValue());
                case "append" -> list.set(key.intValue(), appended(child(parent, key), value));
                default -> list.set(key.intValue(), value);
            }
        } else if (parent instanceof ObjectNode object) {
            switch (action) {
                case "delete" -> object.remove(key.textValue());
                case "append" -> object.set(key.textValue(), appended(child(parent, key), value));
                default -> object.set(key.textValue(), value);
            }
        }
        return root;
    }

    private static JsonNode appended(JsonNode text, JsonNode more) {
        return JSON.textNode(text.textValue() + more.textValue());
    }

    private static JsonNode child(JsonNode parent, JsonNode key) {
        return key.isNumber() ? parent.get(key.intValue()) : parent.get(key.textValue());
    }
}
