package gradio.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.wire.Json;
import java.util.Map;

/** From the JSON schemas of {@code /info} to those of OpenAPI 3.0, which knows neither a null type nor constants. */
final class OpenApiSchema {
    private static final String MARKER = "gradio.FileData";

    private OpenApiSchema() {}

    static ObjectNode text() {
        return Json.MAPPER.createObjectNode().put("type", "string");
    }

    /** What has to be sent. */
    static ObjectNode ofInput(ObjectNode schema) {
        return of(schema, file("The file as it was uploaded", "path", "The path that the upload answered"));
    }

    /** What comes back. */
    static ObjectNode ofOutput(ObjectNode schema) {
        return of(schema, file("A file of the server", "url", "Where to fetch it"));
    }

    /** Whether a file is somewhere in it. */
    static boolean holdsFile(JsonNode schema) {
        return Json.text(schema).contains(MARKER);
    }

    private static ObjectNode file(String description, String field, String what) {
        ObjectNode file = Json.MAPPER.createObjectNode().put("type", "object").put("description", description);
        ObjectNode properties = file.putObject("properties");
        properties.set(field, text().put("description", what));
        ObjectNode meta = properties.putObject("meta").put("type", "object");
        ObjectNode marker = text();
        marker.putArray("enum").add(MARKER);
        meta.putObject("properties").set("_type", marker);
        meta.putArray("required").add("_type");
        file.putArray("required").add(field).add("meta");
        return file;
    }

    /** Whether it is a file. */
    static boolean isFile(JsonNode schema) {
        return schema.at("/properties/meta/properties/_type/const").asText().equals(MARKER);
    }

    private static ObjectNode of(JsonNode schema, ObjectNode file) {
        if (isFile(schema)) return file.deepCopy();
        JsonNode choices = schema.get("oneOf"); // null or something else; there is no other kind
        if (choices != null) {
            ObjectNode value = of(choices.get(1), file).put("nullable", true);
            if (value.get("enum") instanceof ArrayNode constants) constants.addNull();
            return value;
        }
        ObjectNode told = Json.MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> entry : schema.properties()) {
            JsonNode value = entry.getValue();
            switch (entry.getKey()) {
                case "const" -> told.put("type", "string").putArray("enum").add(value);
                case "enum" -> told.put("type", "string").set("enum", value);
                case "items", "additionalProperties" -> told.set(entry.getKey(), of(value, file));
                case "properties" -> {
                    ObjectNode properties = told.putObject("properties");
                    value.properties().forEach(one -> properties.set(one.getKey(), of(one.getValue(), file)));
                }
                case "required" -> {
                    if (!((ArrayNode) value).isEmpty()) told.set("required", value); // 3.0 allows no empty list
                }
                default -> told.set(entry.getKey(), value);
            }
        }
        return told;
    }
}
