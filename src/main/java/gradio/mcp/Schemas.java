package gradio.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.Endpoint;
import gradio.api.Param;
import gradio.wire.Json;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** JSON schemas (2020-12) of what tools take and give. A file is a text on its way in, and a few facts with its address on its way out. */
final class Schemas {
    private final boolean urls;

    /** @param urls whether files may be named by their addresses elsewhere */
    Schemas(boolean urls) {
        this.urls = urls;
    }

    /** Of the arguments. */
    ObjectNode input(Endpoint endpoint) {
        ObjectNode schema = object();
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = Json.MAPPER.createArrayNode();
        for (Param param : endpoint.params()) {
            ObjectNode property = withFiles(param.schema(), this::fileIn);
            String files = hasFiles(param.schema()) ? waysIn() : "";
            String description =
                    (param.description() + (files.isEmpty() ? "" : ". " + files)).replaceFirst("^\\. ", "");
            if (!description.isEmpty()) property.put("description", description);
            JsonNode value = param.defaultValue();
            if (value == null) required.add(param.name());
            else if (!value.isNull()) property.set("default", value);
            properties.set(param.name(), property);
        }
        if (!required.isEmpty()) schema.set("required", required);
        return schema;
    }

    /** Of the structured result; null if there is none. */
    @Nullable
    ObjectNode output(Endpoint endpoint) {
        List<ObjectNode> schemas = endpoint.outputSchemas();
        if (schemas.isEmpty()) return null;
        if (isPlain(endpoint)) return withFiles(schemas.get(0), Schemas::fileOut);
        ObjectNode schema = object();
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = Json.MAPPER.createArrayNode();
        for (int i = 0; i < schemas.size(); i++) {
            String name = endpoint.outputNames().get(i);
            properties.set(name, withFiles(schemas.get(i), Schemas::fileOut));
            required.add(name);
        }
        return schema.set("required", required);
    }

    /** Whether the result is an object already, and needs no other around it. */
    static boolean isPlain(Endpoint endpoint) {
        List<ObjectNode> schemas = endpoint.outputSchemas();
        return schemas.size() == 1 && schemas.get(0).path("type").asText().equals("object") && !endpoint.generator();
    }

    /** Whether a tool takes files. */
    static boolean takesFiles(Endpoint endpoint) {
        return endpoint.params().stream().anyMatch(param -> hasFiles(param.schema()));
    }

    private static ObjectNode object() {
        return Json.MAPPER.createObjectNode().put("type", "object").put("additionalProperties", false);
    }

    private String waysIn() {
        return "A file is named by " + (urls ? "its http(s) URL, " : "")
                + "an address that this server gave it (under /gradio_api/file=, or what an upload answered),"
                + " or a data: URI.";
    }

    private ObjectNode fileIn() {
        return Json.MAPPER.createObjectNode().put("type", "string");
    }

    private static ObjectNode fileOut() {
        ObjectNode file = Json.MAPPER.createObjectNode().put("type", "object");
        ObjectNode properties = file.putObject("properties");
        properties
                .putObject("url")
                .put("type", "string")
                .put("description", "Where the file can be fetched for a while");
        properties.putObject("name").put("type", "string");
        properties.putObject("mime_type").put("type", "string");
        properties.putObject("size").put("type", "integer").put("description", "Bytes");
        ArrayNode required = file.putArray("required");
        List.of("url", "name", "mime_type", "size").forEach(required::add);
        return file;
    }

    private static boolean hasFiles(JsonNode schema) {
        if (isFile(schema)) return true;
        for (JsonNode inner : schema) if (hasFiles(inner)) return true;
        return false;
    }

    static boolean isFile(JsonNode schema) {
        return schema.at("/properties/meta/properties/_type/const").asText().equals("gradio.FileData");
    }

    private static ObjectNode withFiles(ObjectNode schema, Supplier<ObjectNode> file) {
        return (ObjectNode) replaced(schema, file);
    }

    private static JsonNode replaced(JsonNode schema, Supplier<ObjectNode> file) {
        if (isFile(schema)) return file.get();
        if (schema instanceof ObjectNode object) {
            ObjectNode copy = Json.MAPPER.createObjectNode();
            for (Iterator<Map.Entry<String, JsonNode>> all = object.fields(); all.hasNext(); ) {
                Map.Entry<String, JsonNode> one = all.next();
                copy.set(one.getKey(), replaced(one.getValue(), file));
            }
            return copy;
        }
        if (!(schema instanceof ArrayNode)) return schema;
        ArrayNode copy = Json.MAPPER.createArrayNode();
        for (JsonNode one : schema) copy.add(replaced(one, file));
        return copy;
    }
}
