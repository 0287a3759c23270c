package gradio.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.wire.Json;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
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

        /** An Optional that is null itself means the same as an empty one. */
        @Override
        public JsonNode out(@Nullable Object value, FileGate files) throws IOException, Mismatch {
            if (value == null) return NullNode.instance;
            if (!(value instanceof Optional<?> optional)) throw Mismatch.returned("an Optional", value);
            return optional.isEmpty() ? NullNode.instance : inner.out(optional.get(), files);
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
                    throw e.in("item " + (items.size() + 1));
                }
            }
            return items;
        }

        @Override
        public JsonNode out(@Nullable Object value, FileGate files) throws IOException, Mismatch {
            if (!(value instanceof List<?> items)) throw Mismatch.returned("a list", value);
            ArrayNode array = Json.MAPPER.createArrayNode();
            for (Object element : items) {
                try {
                    array.add(item.out(element, files));
                } catch (Mismatch e) {
                    throw e.in("item " + (array.size() + 1));
                }
            }
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
                    throw e.in(field(one.getKey()));
                }
            }
            return map;
        }

        @Override
        public JsonNode out(@Nullable Object value, FileGate files) throws IOException, Mismatch {
            if (!(value instanceof Map<?, ?> map)) throw Mismatch.returned("a map", value);
            ObjectNode object = Json.MAPPER.createObjectNode();
            for (Map.Entry<?, ?> one : map.entrySet()) {
                if (!(one.getKey() instanceof String key)) {
                    throw new Mismatch("has the key " + one.getKey() + ", and keys must be texts");
                }
                try {
                    object.set(key, item.out(one.getValue(), files));
                } catch (Mismatch e) {
                    throw e.in(field(key));
                }
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
            for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (fields.containsKey(name)) continue;
                throw new Mismatch("has no field \"" + name + "\"; it has " + String.join(", ", fields.keySet()));
            }
            List<@Nullable Object> arguments = new ArrayList<>();
            for (Map.Entry<String, Type> field : fields.entrySet()) {
                JsonNode given = value.get(field.getKey());
                if (given == null && !field.getValue().optional()) {
                    throw new Mismatch("must have the field \"" + field.getKey() + "\"");
                }
                try {
                    arguments.add(field.getValue().in(given == null ? NullNode.instance : given, files));
                } catch (Mismatch e) {
                    throw e.in(field(field.getKey()));
                }
            }
            return make(arguments);
        }

        private Object make(List<@Nullable Object> arguments) throws Mismatch {
            try {
                return canonical(type).newInstance(arguments.toArray());
            } catch (InvocationTargetException e) {
                String refusal = e.getCause().getMessage();
                // The record's own check, written for people; any other exception is its author's mistake.
                boolean told = e.getCause() instanceof IllegalArgumentException || e.getCause() instanceof ApiException;
                if (told && refusal != null) throw new Mismatch(refusal);
                throw new IllegalStateException("The record " + type.getName() + " could not be made", e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Cannot make a " + type.getName(), e);
            }
        }

        private static Constructor<?> canonical(Class<?> type) throws NoSuchMethodException {
            Class<?>[] components = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(components);
            constructor.setAccessible(true);
            return constructor;
        }

        @Override
        public JsonNode out(@Nullable Object value, FileGate files) throws IOException, Mismatch {
            if (!type.isInstance(value)) throw Mismatch.returned("a " + type.getSimpleName(), value);
            ObjectNode object = Json.MAPPER.createObjectNode();
            RecordComponent[] components = type.getRecordComponents();
            for (Map.Entry<String, Type> field : fields.entrySet()) {
                try {
                    Object component = valueOf(components[object.size()], value);
                    object.set(field.getKey(), field.getValue().out(component, files));
                } catch (Mismatch e) {
                    throw e.in(field(field.getKey()));
                }
            }
            return object;
        }
    }

    private static String field(String name) {
        return "field \"" + name + "\"";
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
