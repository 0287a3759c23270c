package gradio.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.files.FileData;
import gradio.wire.Json;
import org.jspecify.annotations.Nullable;

/** The types that are not made of others. */
final class Scalars {
    static final Type TEXT = new Scalar("string", "str", "a text", String.class) {
        @Override
        @Nullable
        Object read(JsonNode value) {
            return value.textValue();
        }
    };
    private static final Type BOOL = new Scalar("boolean", "bool", "true or false", Boolean.class) {
        @Override
        @Nullable
        Object read(JsonNode value) {
            return value.isBoolean() ? value.booleanValue() : null;
        }
    };
    private static final Type LETTER = new Scalar("string", "str", "a text of one character", Character.class) {
        @Override
        @Nullable
        Object read(JsonNode value) {
            String text = value.textValue();
            return text != null && text.length() == 1 ? text.charAt(0) : null;
        }

        @Override
        public ObjectNode schema() {
            return super.schema().put("minLength", 1).put("maxLength", 1);
        }
    };

    private Scalars() {}

    /** The scalar of a Java class, or null if it is none. */
    static @Nullable Type of(Class<?> type) {
        if (type == String.class) return TEXT;
        if (type == boolean.class || type == Boolean.class) return BOOL;
        if (type == char.class || type == Character.class) return LETTER;
        if (JsonNode.class == type) return AnyType.INSTANCE;
        if (type == FileData.class) return FileType.INSTANCE;
        return type.isEnum() ? Literal.of(type) : Numbers.of(type);
    }

    /** A type that JSON knows by a name of its own. */
    abstract static class Scalar implements Type {
        private final String schema;
        private final String python;
        private final String expected;
        private final Class<?> type;

        /** @param type what its Java values are, a primitive's wrapper */
        Scalar(String schema, String python, String expected, Class<?> type) {
            this.schema = schema;
            this.python = python;
            this.expected = expected;
            this.type = type;
        }

        /** The Java value; null if it is none of this type. */
        abstract @Nullable Object read(JsonNode value) throws Mismatch;

        @Override
        public ObjectNode schema() {
            return Json.MAPPER.createObjectNode().put("type", schema);
        }

        @Override
        public String python() {
            return python;
        }

        @Override
        public Object in(JsonNode value, FileGate files) throws Mismatch {
            Object read = read(value);
            if (read == null) throw Mismatch.expected(expected, value);
            return read;
        }

        @Override
        public JsonNode out(@Nullable Object value, FileGate files) throws Mismatch {
            if (!type.isInstance(value)) throw Mismatch.returned(expected, value);
            return Json.tree(value);
        }
    }
}
