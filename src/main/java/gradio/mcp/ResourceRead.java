package gradio.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.BadArguments;
import gradio.api.Endpoint;
import gradio.wire.Json;
import java.util.Map;

/**
 * {@code resources/read} of one resource.
 *
 * @param values of its URI's variables
 */
record ResourceRead(Resource resource, String uri, Map<String, String> values, Era era) implements Asked {
    @Override
    public Endpoint endpoint() {
        return resource.endpoint();
    }

    @Override
    public JsonNode data() throws BadArguments {
        return endpoint().inOrder(values);
    }

    @Override
    public Excerpts excerpts() {
        return Content::whole;
    }

    @Override
    public ObjectNode result(JsonNode data, CallFiles files) throws RpcFailure {
        JsonNode value = data.get(0);
        if (value.isNull()) throw era.noResource(uri);
        ObjectNode result = Json.MAPPER.createObjectNode();
        result.putArray("contents").add(content(value, files));
        // It may say another thing to another reader, or at another time.
        return era == Era.MODERN ? result.put("ttlMs", 0).put("cacheScope", "private") : result;
    }

    private ObjectNode content(JsonNode value, CallFiles files) {
        String type = resource.mimeType();
        return switch (resource.form()) {
            case TEXT -> Content.text(uri, type, value.textValue());
            case JSON -> Content.text(uri, type, Json.text(value));
            case FILE -> {
                Excerpts.Excerpt whole = files.resultsIn(value).get(0).excerpt().orElseThrow();
                yield Content.bytes(uri, type.isEmpty() ? whole.type() : type, whole.bytes());
            }
        };
    }
}
