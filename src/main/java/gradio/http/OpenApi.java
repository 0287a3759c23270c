package gradio.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.Endpoint;
import gradio.api.Param;
import gradio.api.Registry;
import gradio.api.Visibility;
import gradio.web.Login;
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

    private static final String FILES =
            "A file among the results has its address under \"url\": GET it in the same way as everything else.";
    private static final String RESULTS =
            "Returns a stream of server-sent events (SSE) that ends with the call. `event: generating` brings results so far,"
                    + " `event: heartbeat` nothing. The final event has `event: complete` with `data` containing a JSON array of"
                    + " outputs, or `event: error` with `data` saying why there are none: an object whose `error` is a text, or"
                    + " null where the server keeps it to itself. A result can be fetched once.";

    private final ObjectNode info;
    private final ObjectNode paths = node();
    private final Login.Way login;
    private final String cookie; // that says who is logged in
    private final long maxFileSize;

    OpenApi(Registry registry, Facts facts) {
        login = facts.login();
        cookie = Login.cookieName(facts.appId());
        maxFileSize = facts.maxFileSize();
        info = node().put("title", facts.title())
                .put(
                        "description",
                        "A call takes two requests: POST it, then GET its results as server-sent events. " + UPLOAD
                                + " " + FILES)
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
        document.putObject("externalDocs")
                .put("url", root + "/gradio_api/docs")
                .put("description", "A page with a form to try each endpoint, and programs that call it");
        document.putArray("servers").addObject().put("url", root);
        document.set("paths", paths);
        if (login != Login.Way.NONE) secure(document, root);
        return document;
    }

    private void secure(ObjectNode document, String root) {
        boolean token = login == Login.Way.TOKEN;
        String name = token ? "token" : "login";
        document.putArray("security").addObject().putArray(name);
        ObjectNode scheme =
                document.putObject("components").putObject("securitySchemes").putObject(name);
        if (token) {
            scheme.put("type", "http").put("scheme", "bearer");
            return;
        }
        scheme.put("type", "apiKey")
                .put("in", "cookie")
                .put("name", cookie)
                .put(
                        "description",
                        "The cookie that POST " + root + "/login gives for the form fields username and password");
    }

    private ObjectNode upload() {
        ObjectNode operation = node().put("summary", "Upload File").put("operationId", "upload_file_upload_post");
        ObjectNode files = node().put("type", "array")
                .put("description", "One or more files to upload, each of up to " + maxFileSize + " bytes");
        files.putObject("items").put("type", "string").put("format", "binary");
        ObjectNode form = node().put("type", "object");
        form.putObject("properties").set("files", files);
        form.putArray("required").add("files");
        body(operation, "multipart/form-data", form);
        ObjectNode responses = operation.putObject("responses");
        ObjectNode saved = node().put("type", "array").set("items", OpenApiSchema.text());
        respond(responses, 200, "List of file paths where the uploaded files were saved", JSON, saved);
        respond(responses, 400, "Invalid content type or malformed form", JSON, detail(OpenApiSchema.text()));
        refuse(responses);
        respond(responses, 408, "The body comes too slowly", JSON, detail(OpenApiSchema.text()));
        respond(responses, 413, "File exceeds maximum allowed size", "text/plain", OpenApiSchema.text());
        later(respond(responses, 507, "There is no room for the file now", JSON, detail(OpenApiSchema.text())));
        return operation;
    }

    private ObjectNode call(Endpoint endpoint) {
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
        if (!files) example(operation, endpoint);
        ObjectNode responses = operation.putObject("responses");
        ObjectNode event = node().put("type", "object");
        event.putObject("properties").set("event_id", OpenApiSchema.text());
        event.putArray("required").add("event_id");
        respond(responses, 200, "The call waits for its turn, or runs already", JSON, event);
        refuse(responses);
        respond(responses, 413, "The arguments are too long", JSON, detail(OpenApiSchema.text()));
        respond(responses, 415, "The body is not said to be JSON", JSON, detail(OpenApiSchema.text()));
        respond(responses, 422, "Arguments that do not fit, by parameter", JSON, detail(problems()));
        later(respond(responses, 429, "Too many of this caller's calls wait", JSON, detail(OpenApiSchema.text())));
        later(respond(responses, 503, "The queue is full", JSON, detail(OpenApiSchema.text())));
        return operation;
    }

    private static void example(ObjectNode operation, Endpoint endpoint) {
        ObjectNode example = node();
        for (Param param : endpoint.params()) example.set(param.name(), Example.of(param));
        ((ObjectNode) operation.at("/requestBody/content").get(JSON)).set("example", example);
    }

    /** As {@link Problems} writes them. */
    private static ObjectNode problems() {
        ObjectNode problems = node().put("type", "array");
        ObjectNode problem = problems.putObject("items").put("type", "object").putObject("properties");
        problem.set("parameter_name", OpenApiSchema.text().put("description", "Which argument, where it is one"));
        problem.set("message", OpenApiSchema.text().put("description", "What is wrong with it"));
        problem.set(
                "msg", OpenApiSchema.text().put("description", "What is wrong with the body, where it is no argument"));
        return problems;
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

    private ObjectNode results(Endpoint endpoint) {
        ObjectNode operation = node().put("summary", "Fetch results for /" + endpoint.name());
        operation.put("description", RESULTS);
        operation.put("operationId", endpoint.name() + "_get");
        ObjectNode id = operation.putArray("parameters").addObject();
        id.put("name", "event_id").put("in", "path").put("required", true);
        id.set("schema", OpenApiSchema.text());
        id.put("description", "The event_id returned by the POST request");
        ObjectNode responses = operation.putObject("responses");
        ObjectNode stream =
                respond(responses, 200, "The events of the call", "text/event-stream", OpenApiSchema.text());
        JsonNode outputs = outputs(endpoint);
        if (!Example.holdsFile(outputs)) // whose address is anybody's guess
        ((ObjectNode) stream.at("/content").get("text/event-stream"))
                    .put("example", "event: complete\ndata: " + Json.text(outputs) + "\n\n");
        refuse(responses);
        later(respond(responses, 503, "Too many streams are open", JSON, detail(OpenApiSchema.text())));
        return operation;
    }

    /** What a call might give. */
    private static JsonNode outputs(Endpoint endpoint) {
        ArrayNode outputs = Json.MAPPER.createArrayNode();
        endpoint.outputSchemas().forEach(schema -> outputs.add(Example.of(schema)));
        return outputs;
    }

    /** To those who are not logged in. */
    private void refuse(ObjectNode responses) {
        if (login == Login.Way.NONE) return;
        ObjectNode why = node().put("type", "object");
        why.putObject("properties").set("error", OpenApiSchema.text());
        respond(responses, 401, "Nobody is logged in", JSON, detail(why));
    }

    private static void later(ObjectNode response) {
        response.putObject("headers")
                .putObject("Retry-After")
                .put("description", "Seconds after which it may be different")
                .putObject("schema")
                .put("type", "integer");
    }

    private static void body(ObjectNode operation, String type, ObjectNode schema) {
        ObjectNode body = operation.putObject("requestBody").put("required", true);
        body.putObject("content").putObject(type).set("schema", schema);
    }

    private static ObjectNode respond(ObjectNode responses, int status, String why, String type, ObjectNode schema) {
        ObjectNode response = responses.putObject(Integer.toString(status)).put("description", why);
        response.putObject("content").putObject(type).set("schema", schema);
        return response;
    }

    private static ObjectNode detail(ObjectNode schema) {
        ObjectNode error = node().put("type", "object");
        error.putObject("properties").set("detail", schema);
        error.putArray("required").add("detail");
        return error;
    }

    private static ObjectNode node() {
        return Json.MAPPER.createObjectNode();
    }
}
