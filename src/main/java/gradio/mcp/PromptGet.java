package gradio.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.BadArguments;
import gradio.api.Endpoint;
import gradio.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * {@code prompts/get} of one prompt.
 *
 * @param arguments by name, as they were typed
 */
record PromptGet(Prompt prompt, Map<String, String> arguments, Pictures pictures, Era era) implements Asked {
    @Override
    public Endpoint endpoint() {
        return prompt.endpoint();
    }

    @Override
    public JsonNode data() throws BadArguments {
        return endpoint().inOrder(arguments);
    }

    @Override
    public Excerpts excerpts() {
        return this::excerpt;
    }

    private Optional<Excerpts.Excerpt> excerpt(Path file, String type, int used) throws IOException {
        return Pictures.isImage(type) ? pictures.of(file, type, used) : Content.whole(file, type, used);
    }

    @Override
    public ObjectNode result(JsonNode data, CallFiles files) {
        ObjectNode result = Json.MAPPER.createObjectNode();
        if (!prompt.description().isEmpty()) result.put("description", prompt.description());
        ArrayNode messages = result.putArray("messages");
        JsonNode said = data.get(0);
        if (said.isTextual()) add(messages, "user", text(said));
        for (JsonNode message : said) {
            JsonNode words = message.get("text");
            ObjectNode content = words.isNull() ? file(message.get("file"), files) : text(words);
            add(messages, message.get("role").textValue(), content);
        }
        return result;
    }

    private static void add(ArrayNode messages, String role, ObjectNode content) {
        messages.addObject().put("role", role).set("content", content);
    }

    private static ObjectNode text(JsonNode text) {
        return Json.MAPPER.createObjectNode().put("type", "text").set("text", text);
    }

    private static ObjectNode file(JsonNode facts, CallFiles files) {
        CallFiles.Result file = files.resultsIn(facts).get(0);
        Optional<Excerpts.Excerpt> excerpt = file.excerpt();
        ObjectNode content = Json.MAPPER.createObjectNode();
        if (excerpt.isEmpty()) return text(Json.tree(file.url())); // an image without a picture
        Excerpts.Excerpt shown = excerpt.get();
        if (Pictures.isImage(shown.type())) {
            return content.put("type", "image").put("mimeType", shown.type()).put("data", shown.bytes());
        }
        return content.put("type", "resource").set("resource", Content.bytes(file.url(), shown.type(), shown.bytes()));
    }
}
