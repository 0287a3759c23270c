package gradio.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.wire.Json;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every JSON value. Going in it is handed over as it is; coming out it may be a {@code JsonNode} or any value of a type that can cross the
 * wire, alone or in lists and maps.
 */
enum AnyType implements Type {
    INSTANCE;

    private static final int MAX_DEPTH = 200; // as deep as Json reads

    @Override
    public ObjectNode schema() {
        return Json.MAPPER.createObjectNode();
    }

    @Override
    public String python() {
        return "Any";
    }

    @Override
    public Object in(JsonNode value, FileGate files) {
        return value;
    }

    /** A copy: a generator may go on changing what it has yielded. */
    @Override
    public JsonNode out(@Nullable Object value, FileGate files) throws IOException, Mismatch {
        return out(value, files, 0);
    }

    private static JsonNode out(@Nullable Object value, FileGate files, int depth) throws IOException, Mismatch {
        if (depth > MAX_DEPTH) throw new Mismatch("contains itself, or is deeper than " + MAX_DEPTH + " levels");
        if (value == null) return NullNode.instance;
        if (value instanceof Optional<?> optional) return out(optional.orElse(null), files, depth + 1);
        if (value instanceof ObjectNode object) {
            ObjectNode copy = Json.MAPPER.createObjectNode();
            for (Iterator<Map.Entry<String, JsonNode>> all = object.fields(); all.hasNext(); ) {
                Map.Entry<String, JsonNode> field = all.next();
                copy.set(field.getKey(), out(field.getValue(), files, depth + 1));
            }
            return copy;
        }
        if (value instanceof ArrayNode array) return list(array, files, depth);
        if (value instanceof JsonNode leaf) return leaf;
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        Type scalar = Scalars.of(type);
        if (scalar != null) return scalar.out(value, files);
        if (value instanceof Map<?, ?> map) return object(map, files, depth);
        if (value instanceof Collection<?> items) return list(items, files, depth);
        if (value.getClass().isRecord()) return record(value, files, depth);
        throw new Mismatch("holds a " + type.getTypeName() + ", which cannot cross the wire");
    }

    private static JsonNode list(Iterable<?> items, FileGate files, int depth) throws IOException, Mismatch {
        ArrayNode array = Json.MAPPER.createArrayNode();
        for (Object item : items) array.add(out(item, files, depth + 1));
        return array;
    }

    private static JsonNode object(Map<?, ?> map, FileGate files, int depth) throws IOException, Mismatch {
        ObjectNode object = Json.MAPPER.createObjectNode();
        for (Map.Entry<?, ?> one : map.entrySet()) {
            object.set(String.valueOf(one.getKey()), out(one.getValue(), files, depth + 1));
        }
        return object;
    }

    private static JsonNode record(Object value, FileGate files, int depth) throws IOException, Mismatch {
        ObjectNode object = Json.MAPPER.createObjectNode();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            object.set(Names.snake(component.getName()), out(Composites.valueOf(component, value), files, depth + 1));
        }
        return object;
    }
}
