package gradio.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.wire.Json;
import java.util.List;

/** The results of {@code tools/call}. What went wrong in a tool is one too, for the agent to read. */
final class ToolResult {
    private ToolResult() {}

    /**
     * Pictures and links of its files, then all of it as text and, for programs, as an object.
     *
     * @param links whether the client knows links
     * @param data one value per output, empty for an endpoint that returns nothing
     */
    static ObjectNode of(Tool tool, JsonNode data, CallFiles files, boolean links) {
        ObjectNode result = Json.MAPPER.createObjectNode();
        ArrayNode content = result.putArray("content");
        if (data.isEmpty()) {
            text(content, "Done.");
            return result;
        }
        ObjectNode structured = structured(tool, data);
        for (CallFiles.Result file : files.resultsIn(structured)) tell(file, links, content);
        boolean isText = data.size() == 1 && data.get(0).isTextual();
        text(content, isText ? data.get(0).textValue() : Json.text(shown(tool, structured)));
        return result.set("structuredContent", structured);
    }

    private static ObjectNode structured(Tool tool, JsonNode data) {
        if (Schemas.isPlain(tool.endpoint()) && data.get(0) instanceof ObjectNode whole) return whole;
        ObjectNode structured = Json.MAPPER.createObjectNode();
        List<String> names = tool.endpoint().outputNames();
        for (int i = 0; i < names.size(); i++) structured.set(names.get(i), data.get(i));
        return structured;
    }

    /** A lone value needs no name to be read. */
    private static JsonNode shown(Tool tool, ObjectNode structured) {
        boolean wrapped = tool.endpoint().outputNames().size() == 1 && !Schemas.isPlain(tool.endpoint());
        return wrapped ? structured.elements().next() : structured;
    }

    private static void tell(CallFiles.Result file, boolean link, ArrayNode content) {
        file.excerpt()
                .ifPresent(picture -> content.addObject()
                        .put("type", "image")
                        .put("mimeType", picture.type())
                        .put("data", picture.bytes())); // Jackson writes it in base64
        if (!link) return;
        content.addObject()
                .put("type", "resource_link")
                .put("uri", file.url())
                .put("name", file.facts().get("name").textValue())
                .put("mimeType", file.facts().get("mime_type").textValue())
                .set("size", file.facts().get("size"));
    }

    /** An object without files. */
    static ObjectNode of(ObjectNode structured) {
        ObjectNode result = Json.MAPPER.createObjectNode();
        text(result.putArray("content"), Json.text(structured));
        return result.set("structuredContent", structured);
    }

    static ObjectNode failed(String why) {
        ObjectNode result = Json.MAPPER.createObjectNode();
        text(result.putArray("content"), why);
        return result.put("isError", true);
    }

    private static void text(ArrayNode content, String text) {
        content.addObject().put("type", "text").put("text", text);
    }
}
