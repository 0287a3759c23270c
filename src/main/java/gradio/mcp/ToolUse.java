package gradio.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.BadArguments;
import gradio.api.Endpoint;

/**
 * {@code tools/call} of one tool.
 *
 * @param arguments by name
 */
record ToolUse(Tool tool, JsonNode arguments, Pictures excerpts, Era era) implements Asked {
    @Override
    public Endpoint endpoint() {
        return tool.endpoint();
    }

    @Override
    public JsonNode data() throws BadArguments {
        return endpoint().inOrder(arguments);
    }

    @Override
    public ObjectNode result(JsonNode data, CallFiles files) {
        return ToolResult.of(tool, data, files, era != Era.EARLY);
    }

    @Override
    public ObjectNode failed(String why) {
        return ToolResult.failed(why);
    }
}
