package gradio.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.Endpoint;
import gradio.api.McpPrompt;
import gradio.api.Param;
import gradio.wire.Json;

/**
 * An endpoint as people choose it.
 *
 * @param definition its entry in {@code prompts/list}
 */
record Prompt(String name, Endpoint endpoint, String description, ObjectNode definition) {
    static Prompt of(Endpoint endpoint, McpPrompt told) {
        String name = told.name().isEmpty() ? endpoint.name() : told.name();
        String description = told.description().isEmpty() ? endpoint.description() : told.description();
        ObjectNode definition = Json.MAPPER.createObjectNode().put("name", name);
        if (!told.title().isEmpty()) definition.put("title", told.title());
        definition.put("description", description);
        ArrayNode arguments = definition.putArray("arguments");
        for (Param param : endpoint.params()) {
            ObjectNode argument = arguments.addObject().put("name", param.name());
            if (!param.description().isEmpty()) argument.put("description", param.description());
            argument.put("required", param.defaultValue() == null);
        }
        return new Prompt(name, endpoint, description, definition);
    }
}
