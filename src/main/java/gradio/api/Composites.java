package gradio.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.wire.Json;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The types that are made of others. */
final class Composites {
    private Composites() {}

    static ObjectNode orNull(ObjectNode schema) {
        ObjectNode either = Json.MAPPER.createObjectNode();
        either.putArray("oneOf")
                .add(Json.MAPPER.createObjectNode().put("type", "null"))
                .add(schema);
        return either;
    }

    record OptionalType(Type inner) implements Type {
        @Override
        public ObjectNode schema() {
            return orNull(inner.schema());
        }

        @Override
        public String python() {
            return "None | " + inner.python();
        }

        @Override
        public Object in(JsonNode value, FileGate files) throws Mismatch {
            return value.isNull() ? Optional.empty() : Optional.ofNullable(inner.in(value, files));
        }

        @Override
        public JsonNode out(@Nullable Object value, FileGate files) throws IOException {
            return inner.out(value == null ? null : ((Optional<?>) value).orElse(null), files);
        }

        @Override
        public boolean optional() {
            return true;
        }
    }

    record ListType(Type item) implements Type {
        @Override
        public ObjectNode schema() {
            return Json.MAPPER.createObjectNode().put("type", "array").set("items", item.schema());
        }

        @Override
        public String python() {
            return "list[" + item.python() + "]";
        }

        @Override
        public Object in(JsonNode value, FileGate files) throws Mismatch {
            if (!value.isArray()) throw Mismatch.expected("a list", value);
            List<@Nullable Object> items = new ArrayList<>(value.size());
            for (JsonNode element : value) {
                try {
                    items.add(item.in(element, files));
                } catch (Mismatch e) {
                    throw new Mismatch("item " + (items.size() + 1) + " " + e.getMessage());
                }
            }
            return items;
        }

        @Override
        public JsonNode out(@Nullable Object value, FileGate files) throws IOException {
            if (value == null) return NullNode.instance;
            ArrayNode array = Json.MAPPER.createArrayNode();
            for (Object element : (Iterable<?>) value) array.add(item.out(element, files));
            return array;
        }
    }

    record MapType(Type item) implements Type {
        @Override
        public ObjectNode schema() {
            return Json.MAPPER.createObjectNode().put("type", "object").set("additionalProperties", item.schema());
        }

        @Override
        public String python() {
            return "dict(str, " + item.python() + ")";
        }

        @Override
        public Object in(JsonNode value, FileGate files) throws Mismatch {
            if (!value.isObject()) throw Mismatch.expected("an object", value);
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (Iterator<Map.Entry<String, JsonNode>> all = value.fields(); all.hasNext(); ) {
                Map.Entry<String, JsonNode> one = all.next();
                try {
                    map.put(one.getKey(), item.in(one.getValue(), files));
                } catch (Mismatch e) {
                    throw new Mismatch("field \"" + one.getKey() + "\" " + e.getMessage());
                }
            }
            return map;
        }

        @Override
        public JsonNode out(@Nullable Object value, FileGate files) throws IOException {
            if (value == null) return NullNode.instance;
            ObjectNode object = Json.MAPPER.createObjectNode();
            for (Map.Entry<?, ?> one : ((Map<?, ?>) value).entrySet()) {
                object.set(String.valueOf(one.getKey()), item.out(one.getValue(), files));
            }
            return object;
        }
    }

    /** A record: an object with one field per component, named in snake_case. */
    record RecordType(Class<?> type, Map<String, Type> fields) implements Type {
        @Override
        public ObjectNode schema() {
            ObjectNode schema = Json.MAPPER.createObjectNode().put("type", "object");
            ObjectNode properties = schema.putObject("properties");
            ArrayNode required = Json.MAPPER.createArrayNode();
            fields.forEach((name, field) -> {
                properties.set(name, field.schema());
                if (!field.optional()) required.add(name);
            });
            return schema.set("required", required);
        }

        @Override
        public String python() {
            StringBuilder names = new StringBuilder();
            fields.forEach((name, field) -> names.append(names.isEmpty() ? "" : ", ")
                    .append(name)
                    .append(": ")
                    .append(field.python()));
            return "dict(" + names + ")";
        }

        @Override
        public Object in(JsonNode value, FileGate files) throws Mismatch {
            if (!value.isObject()) throw Mismatch.expected("an object", value);
            List<@Nullable Object> arguments = new ArrayList<>();
            for (Map.Entry<String, Type> field : fields.entrySet()) {
                JsonNode given = value.get(field.getKey());
                if (given == null && !field.getValue().optional()) {
                    throw new Mismatch("must have the field \"" + field.getKey() + "\"");
                }
                try {
                    arguments.add(field.getValue().in(given == null ? NullNode.instance : given, files));
                } catch (Mismatch e) {
                    throw new Mismatch("field \"" + field.getKey() + "\" " + e.getMessage());
                }
            }
            return make(arguments);
        }

        private Object make(List<@Nullable Object> arguments) throws Mismatch {
            try {
                Constructor<?> canonical = type.getDeclaredConstructors()[0];
                for (Constructor<?> c : type.getDeclaredConstructors()) {
                    if (c.getParameterCount() == fields.size()) canonical = c;
                }
                canonical.setAccessible(true);
                return canonical.newInstance(arguments.toArray());
            } catch (java.lang.reflect.InvocationTargetException e) {
                throw new Mismatch(
                        String.valueOf(e.getCause().getMessage())); // the record's own check, written for people
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Cannot make a " + type.getName(), e);
            }
        }

        @Override
        public JsonNode out(@Nullable Object value, FileGate files) throws IOException {
            if (value == null) return NullNode.instance;
            ObjectNode object = Json.MAPPER.createObjectNode();
            int i = 0;
            for (Map.Entry<String, Type> field : fields.entrySet()) {
                object.set(field.getKey(), field.getValue().out(component(value, i++), files));
            }
            return object;
        }

        private @Nullable Object component(Object value, int index) {
            return valueOf(type.getRecordComponents()[index], value);
        }
    }

    static @Nullable Object valueOf(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }
}
