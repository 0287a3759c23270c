package gradio.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import gradio.wire.Json;
import java.util.Set;

/** Values that come as texts, as those in an address and what a person types: what they are is told by the parameter. */
final class Texts {
    private static final String TEXT = "string";
    private static final Set<String> SIMPLE = Set.of(TEXT, "integer", "number", "boolean");

    private Texts() {}

    /** Whether a text can be read as a value of this parameter. */
    static boolean fit(Param param) {
        return SIMPLE.contains(kind(param));
    }

    /** A text that is none of the kind stays one, for the parameter to refuse. */
    static JsonNode value(Param param, String text) {
        if (kind(param).equals(TEXT)) return TextNode.valueOf(text);
        try {
            JsonNode value = Json.MAPPER.readTree(text);
            return value.isMissingNode() ? TextNode.valueOf(text) : value;
        } catch (JsonProcessingException | NumberFormatException e) {
            return TextNode.valueOf(text);
        }
    }

    private static String kind(Param param) {
        JsonNode schema = param.schema();
        if (schema.has("oneOf")) schema = schema.at("/oneOf/1"); // an Optional, of null or this
        boolean named = schema.has("enum") || schema.has("const");
        return named ? TEXT : schema.path("type").asText();
    }
}
