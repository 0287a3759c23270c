package gradio.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.wire.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An enum: its constants' names in lower case are the values. */
record Literal(Class<?> type, Map<String, Object> constants) implements Type {
    /** @throws DeclarationException if it has no constants, or two that differ in case only */
    static Literal of(Class<?> type) {
        String name = DeclarationException.name(type);
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            if (constants.put(wire(constant), constant) == null) continue;
            throw new DeclarationException(
                    "the enum " + name + " has two constants that are \"" + wire(constant) + "\" on the wire");
        }
        if (constants.isEmpty()) throw new DeclarationException("the enum " + name + " has no constants");
        return new Literal(type, constants);
    }

    static String wire(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private String names() {
        return constants.keySet().stream().map(n -> "'" + n + "'").collect(Collectors.joining(", "));
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Json.MAPPER.createObjectNode();
        if (constants.size() == 1)
            return schema.put("const", constants.keySet().iterator().next());
        ArrayNode values = schema.putArray("enum");
        constants.keySet().forEach(values::add);
        return schema;
    }

    @Override
    public String python() {
        return "Literal[" + names() + "]";
    }

    @Override
    public Object in(JsonNode value, FileGate files) throws Mismatch {
        Object constant = value.isTextual() ? constants.get(value.textValue()) : null;
        if (constant == null) throw Mismatch.expected("one of " + names(), value);
        return constant;
    }

    @Override
    public JsonNode out(@Nullable Object value, FileGate files) throws Mismatch {
        if (!type.isInstance(value)) throw Mismatch.returned("one of " + names(), value);
        return Json.tree(wire(value));
    }
}
