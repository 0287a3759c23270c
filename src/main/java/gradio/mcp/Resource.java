package gradio.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.Endpoint;
import gradio.api.McpResource;
import gradio.api.UriTemplate;
import gradio.wire.Json;

/**
 * An endpoint as agents read it.
 *
 * @param mimeType of its content; empty for that of the file that it returns
 * @param definition its entry in {@code resources/list}, or in {@code resources/templates/list} if it has variables
 */
record Resource(UriTemplate uri, Endpoint endpoint, Form form, String mimeType, ObjectNode definition) {
    /** What the endpoint returns, and with it what its content is unless more is said. */
    enum Form {
        FILE(""),
        TEXT("text/plain"),
        JSON("application/json");

        private final String usual;

        Form(String usual) {
            this.usual = usual;
        }

        static Form of(JsonNode schema) {
            if (schema.has("oneOf")) return of(schema.at("/oneOf/1")); // an Optional, of null or this
            if (Schemas.isFile(schema)) return FILE;
            boolean text = schema.path("type").asText().equals("string") || schema.has("enum") || schema.has("const");
            return text ? TEXT : JSON;
        }
    }

    static Resource of(Endpoint endpoint, McpResource told) {
        UriTemplate uri = UriTemplate.of(told.uri());
        Form form = Form.of(endpoint.outputSchemas().get(0));
        String mimeType = told.mimeType().isEmpty() ? form.usual : told.mimeType();
        String description = told.description().isEmpty() ? endpoint.description() : told.description();
        ObjectNode definition = Json.MAPPER
                .createObjectNode()
                .put(uri.variables().isEmpty() ? "uri" : "uriTemplate", told.uri())
                .put("name", told.name().isEmpty() ? endpoint.name() : told.name());
        if (!told.title().isEmpty()) definition.put("title", told.title());
        if (!description.isEmpty()) definition.put("description", description);
        if (!mimeType.isEmpty()) definition.put("mimeType", mimeType);
        return new Resource(uri, endpoint, form, mimeType, definition);
    }

    boolean isTemplate() {
        return !uri.variables().isEmpty();
    }
}
