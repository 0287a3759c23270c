package gradio.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import gradio.api.Param;
import gradio.wire.Json;

/** Arguments that an endpoint takes as they stand, for those who read how to call it. */
final class Example {
    /** The file that every example sends; it lies beside whoever runs one. */
    static final String FILE_NAME = "photo.jpg";

    private static final JsonNode FILE = file();

    private Example() {}

    /** The parameter's default, else a value of its type. */
    static JsonNode of(Param param) {
        JsonNode value = param.defaultValue();
        return value == null ? of(param.schema()) : value;
    }

    /** Whether a value stands for {@link #FILE_NAME}; each language says it in a way of its own. */
    static boolean isFile(JsonNode value) {
        return value.equals(FILE);
    }

    /** Whether such a file is somewhere in it. */
    static boolean holdsFile(JsonNode value) {
        if (isFile(value)) return true;
        for (JsonNode inner : value) if (holdsFile(inner)) return true;
        return false;
    }

    /** A value of this type. */
    static JsonNode of(JsonNode schema) {
        if (OpenApiSchema.isFile(schema)) return FILE;
        if (schema.has("oneOf")) return of(schema.get("oneOf").get(1)); // the first is null
        if (schema.has("const")) return schema.get("const");
        if (schema.has("enum")) return schema.get("enum").get(0);
        return switch (schema.path("type").asText()) {
            case "boolean" -> BooleanNode.TRUE;
            case "integer" -> IntNode.valueOf(3);
            case "number" -> DoubleNode.valueOf(1.5);
            case "array" -> Json.MAPPER.createArrayNode().add(of(schema.get("items")));
            case "object" -> object(schema);
            default -> TextNode.valueOf(schema.path("maxLength").asInt() == 1 ? "A" : "Hello");
        };
    }

    private static JsonNode object(JsonNode schema) {
        ObjectNode object = Json.MAPPER.createObjectNode();
        JsonNode values = schema.get("additionalProperties");
        if (values != null) return object.set("key", of(values));
        for (JsonNode name : schema.path("required")) {
            object.set(name.textValue(), of(schema.get("properties").get(name.textValue())));
        }
        return object;
    }

    private static JsonNode file() {
        ObjectNode file = Json.MAPPER.createObjectNode().put("path", FILE_NAME);
        file.putObject("meta").put("_type", "gradio.FileData");
        return file;
    }
}
