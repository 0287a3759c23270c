package gradio.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.Endpoint;
import gradio.api.McpTool;
import gradio.wire.Json;

/**
 * An endpoint as agents see it.
 *
 * @param definition its entry in {@code tools/list}
 */
record Tool(String name, Endpoint endpoint, ObjectNode definition) {
    /** @param urls whether files may be named by their addresses elsewhere */
    static Tool of(Endpoint endpoint, McpTool told, boolean urls) {
        Schemas schemas = new Schemas(urls);
        String name = told.name().isEmpty() ? endpoint.name() : told.name();
        String description = told.description().isEmpty() ? endpoint.description() : told.description();
        ObjectNode definition = Json.MAPPER.createObjectNode().put("name", name);
        if (!told.title().isEmpty()) definition.put("title", told.title());
        definition.put("description", description);
        definition.set("inputSchema", schemas.input(endpoint));
        ObjectNode output = schemas.output(endpoint);
        if (output != null) definition.set("outputSchema", output);
        ObjectNode hints = definition.putObject("annotations");
        if (!told.title().isEmpty()) hints.put("title", told.title());
        hints.put("readOnlyHint", told.readOnly())
                .put("destructiveHint", told.destructive() && !told.readOnly())
                .put("idempotentHint", told.idempotent())
                .put("openWorldHint", told.openWorld() || urls && Schemas.takesFiles(endpoint));
        return new Tool(name, endpoint, definition);
    }
}
