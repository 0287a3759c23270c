package gradio.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.files.FileData;
import gradio.wire.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types that are not made of others. */
final class Scalars {
    static final Type TEXT = new Scalar("string", "str", "a text") {
        @Override
        public Object in(JsonNode value, FileGate files) throws Mismatch {
            if (!value.isTextual()) throw Mismatch.expected("a text", value);
            return value.textValue();
        }
    };
    static final Type BOOL = new Scalar("boolean", "bool", "true or false") {
        @Override
        public Object in(JsonNode value, FileGate files) throws Mismatch {
            if (!value.isBoolean()) throw Mismatch.expected("true or false", value);
            return value.booleanValue();
        }
    };

    /** Whole numbers; {@code 2.0} is one, since JavaScript does not tell it from 2. */
    private static final Map<Class<?>, Function<BigInteger, Object>> WHOLE = Map.of(
            int.class, BigInteger::intValueExact,
            Integer.class, BigInteger::intValueExact,
            long.class, BigInteger::longValueExact,
            Long.class, BigInteger::longValueExact,
            short.class, BigInteger::shortValueExact,
            Short.class, BigInteger::shortValueExact,
            byte.class, BigInteger::byteValueExact,
            Byte.class, BigInteger::byteValueExact,
            BigInteger.class, n -> n);

    private static final Map<Class<?>, Function<BigDecimal, Object>> REAL = Map.of(
            double.class, BigDecimal::doubleValue,
            Double.class, BigDecimal::doubleValue,
            float.class, BigDecimal::floatValue,
            Float.class, BigDecimal::floatValue,
            BigDecimal.class, n -> n);

    private static final int MAX_DIGITS_AROUND_POINT = 4000; // toBigInteger of 1e999999999 would fill the heap

    /** Every JSON value, handed over as it is. */
    static final Type ANY = new Type() {
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

        @Override
        public JsonNode out(@Nullable Object value, FileGate files) throws IOException {
            return value instanceof FileData file ? files.out(file) : Json.tree(value);
        }
    };

    private Scalars() {}

    /** The scalar of a Java class, or null if it is none. */
    static @Nullable Type of(Class<?> type) {
        if (type == String.class) return TEXT;
        if (type == boolean.class || type == Boolean.class) return BOOL;
        if (type == Object.class || type == JsonNode.class) return ANY;
        if (type == FileData.class) return FileType.INSTANCE;
        if (WHOLE.containsKey(type)) return whole(WHOLE.get(type), type);
        if (REAL.containsKey(type)) return real(REAL.get(type));
        return type.isEnum() ? literal(type) : null;
    }

    private static Type whole(Function<BigInteger, Object> convert, Class<?> type) {
        return new Scalar("integer", "int", "a whole number") {
            @Override
            public Object in(JsonNode value, FileGate files) throws Mismatch {
                if (!value.isNumber()) throw Mismatch.expected(expected, value);
                try {
                    BigDecimal number = value.decimalValue();
                    if (Math.abs((long) number.scale()) > MAX_DIGITS_AROUND_POINT)
                        throw Mismatch.expected(expected, value);
                    return convert.apply(number.toBigIntegerExact());
                } catch (ArithmeticException e) {
                    throw Mismatch.expected(expected + " that fits " + type.getSimpleName(), value);
                }
            }
        };
    }

    private static Type real(Function<BigDecimal, Object> convert) {
        return new Scalar("number", "float", "a number") {
            @Override
            public Object in(JsonNode value, FileGate files) throws Mismatch {
                if (!value.isNumber()) throw Mismatch.expected(expected, value);
                return convert.apply(value.decimalValue());
            }
        };
    }

    /** An enum: its constants' names in lower case are the values. */
    private static Type literal(Class<?> type) {
        Map<String, Object> values = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(
                        Scalars::literalName, Function.identity(), (a, b) -> a, java.util.LinkedHashMap::new));
        String names = values.keySet().stream().map(n -> "'" + n + "'").collect(Collectors.joining(", "));
        ObjectNode schema = Json.MAPPER.createObjectNode();
        if (values.size() == 1) schema.put("const", values.keySet().iterator().next());
        else values.keySet().forEach(schema.withArray("enum")::add);
        return new Type() {
            @Override
            public ObjectNode schema() {
                return schema.deepCopy();
            }

            @Override
            public String python() {
                return "Literal[" + names + "]";
            }

            @Override
            public Object in(JsonNode value, FileGate files) throws Mismatch {
                Object constant = value.isTextual() ? values.get(value.textValue()) : null;
                if (constant == null) throw Mismatch.expected("one of " + names, value);
                return constant;
            }

            @Override
            public JsonNode out(@Nullable Object value, FileGate files) {
                return Json.tree(value == null ? null : literalName(value));
            }
        };
    }

    private static String literalName(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private abstract static class Scalar implements Type {
        private final String schema;
        private final String python;
        final String expected;

        Scalar(String schema, String python, String expected) {
            this.schema = schema;
            this.python = python;
            this.expected = expected;
        }

        @Override
        public ObjectNode schema() {
            return Json.MAPPER.createObjectNode().put("type", schema);
        }

        @Override
        public String python() {
            return python;
        }

        @Override
        public JsonNode out(@Nullable Object value, FileGate files) {
            return Json.tree(value);
        }
    }
}
