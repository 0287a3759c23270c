package gradio.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.Endpoint;
import gradio.api.Param;
import gradio.api.Registry;
import gradio.api.Visibility;
import gradio.wire.Json;
import java.util.List;

/**
 * The listed endpoints as an OpenAPI document, with the paths, operations and texts of upstream's {@code openapi.json}. The schemas are
 * put in terms of OpenAPI 3.0, which upstream's are not, and a file is the object that has to be sent, not a text.
 */
final class OpenApi {
    private static final String VERSION = "3.0.2";
    private static final String JSON = "application/json";
    private static final String UPLOAD =
            "File inputs must first be uploaded via POST /gradio_api/upload (multipart/form-data with"
                    + " a \"files\" field). Use the returned path in the request body as"
                    + " {\"path\": \"<uploaded_path>\", \"meta\": {\"_type\": \"gradio.FileData\"}}.";

    private final ObjectNode info;
    private final ObjectNode paths = node();

    OpenApi(Registry registry, Facts facts) {
        info = node().put("title", facts.title())
                .put(
                        "description",
                        "A call takes two requests: POST it, then GET its results as server-sent events. " + UPLOAD)
                .put("version", Description.GRADIO_VERSION);
        paths.putObject("/gradio_api/upload").set("post", upload());
        for (Endpoint endpoint : registry.endpoints()) {
            if (endpoint.visibility() != Visibility.PUBLIC) continue;
            paths.putObject("/gradio_api/call/v2/" + endpoint.name()).set("post", call(endpoint));
            paths.putObject("/gradio_api/call/" + endpoint.name() + "/{event_id}")
                    .set("get", results(endpoint));
        }
    }

    /** @param root the public address of this server, without a slash at its end */
    ObjectNode document(String root) {
        ObjectNode document = node().put("openapi", VERSION);
        document.set("info", info);
        document.putArray("servers").addObject().put("url", root);
        document.set("paths", paths);
        return document;
    }

    private static ObjectNode upload() {
        ObjectNode operation = node().put("summary", "Upload File").put("operationId", "upload_file_upload_post");
        ObjectNode files = node().put("type", "array").put("description", "One or more files to upload");
        files.putObject("items").put("type", "string").put("format", "binary");
        ObjectNode form = node().put("type", "object");
        form.putObject("properties").set("files", files);
        form.putArray("required").add("files");
        body(operation, "multipart/form-data", form);
        ObjectNode responses = operation.putObject("responses");
        ObjectNode saved = node().put("type", "array").set("items", OpenApiSchema.text());
        respond(responses, 200, "List of file paths where the uploaded files were saved", JSON, saved);
        respond(responses, 400, "Invalid content type or malformed form", JSON, detail(OpenApiSchema.text()));
        respond(responses, 413, "File exceeds maximum allowed size", "text/plain", OpenApiSchema.text());
        return operation;
    }

    private static ObjectNode call(Endpoint endpoint) {
        String description = endpoint.description();
        boolean files = endpoint.params().stream().anyMatch(param -> OpenApiSchema.holdsFile(param.schema()));
        List<ObjectNode> outputs = endpoint.outputSchemas();
        ObjectNode operation =
                node().put("summary", description.isEmpty() ? "Endpoint /" + endpoint.name() : description);
        operation.put(
                "description",
                (description.isEmpty() ? "" : description + " ") + (files ? UPLOAD + " " : "")
                        + "Output must be fetched from GET /gradio_api/call/" + endpoint.name() + "/{event_id}."
                        + " Returns an array of " + outputs.size() + " elements of the following format: "
                        + outputs.stream()
                                .map(output -> Json.text(OpenApiSchema.ofOutput(output)))
                                .toList());
        operation.put("operationId", endpoint.name());
        body(operation, JSON, arguments(endpoint));
        ObjectNode responses = operation.putObject("responses");
        ObjectNode event = node().put("type", "object");
        event.putObject("properties").set("event_id", OpenApiSchema.text());
        respond(responses, 200, "Successful response", JSON, event);
        ObjectNode problems = node().put("type", "array");
        problems.putObject("items").put("type", "object");
        respond(responses, 422, "Arguments that do not fit, by parameter", JSON, detail(problems));
        respond(responses, 503, "The queue is full; try again later", JSON, detail(OpenApiSchema.text()));
        return operation;
    }

    private static ObjectNode arguments(Endpoint endpoint) {
        ObjectNode arguments = node().put("type", "object");
        ObjectNode properties = arguments.putObject("properties");
        ArrayNode required = Json.MAPPER.createArrayNode();
        for (Param param : endpoint.params()) {
            ObjectNode schema = OpenApiSchema.ofInput(param.schema());
            JsonNode value = param.defaultValue();
            if (value == null) required.add(param.name());
            else schema.set("default", value);
            if (!param.description().isEmpty()) {
                String said = schema.path("description").asText("");
                schema.put("description", said.isEmpty() ? param.description() : param.description() + ". " + said);
            }
            properties.set(param.name(), schema);
        }
        if (!required.isEmpty()) arguments.set("required", required); // 3.0 allows no empty list
        return arguments;
    }

    private static ObjectNode results(Endpoint endpoint) {
        ObjectNode operation = node().put("summary", "Fetch results for /" + endpoint.name());
        operation.put(
                "description",
                "Returns a stream of server-sent events (SSE). The final event has `event: complete` with `data` containing a"
                        + " JSON array of outputs.");
        operation.put("operationId", endpoint.name() + "_get");
        ObjectNode id = operation.putArray("parameters").addObject();
        id.put("name", "event_id").put("in", "path").put("required", true);
        id.set("schema", OpenApiSchema.text());
        id.put("description", "The event_id returned by the POST request");
        respond(
                operation.putObject("responses"),
                200,
                "SSE stream with event: complete containing a JSON array of outputs",
                "text/event-stream",
                OpenApiSchema.text());
        return operation;
    }

    private static void body(ObjectNode operation, String type, ObjectNode schema) {
        ObjectNode body = operation.putObject("requestBody").put("required", true);
        body.putObject("content").putObject(type).set("schema", schema);
    }

    private static void respond(ObjectNode responses, int status, String why, String type, ObjectNode schema) {
        ObjectNode response = responses.putObject(Integer.toString(status)).put("description", why);
        response.putObject("content").putObject(type).set("schema", schema);
    }

    private static ObjectNode detail(ObjectNode schema) {
        ObjectNode error = node().put("type", "object");
        error.putObject("properties").set("detail", schema);
        return error;
    }

    private static ObjectNode node() {
        return Json.MAPPER.createObjectNode();
    }
}
