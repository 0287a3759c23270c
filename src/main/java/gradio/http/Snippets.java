package gradio.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.Endpoint;
import gradio.api.Param;
import gradio.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * How to call an endpoint from Python, JavaScript and a shell, to be copied and filled in. As upstream's, but files are passed as
 * each client wants them, and the shell keeps the id that it reads.
 */
final class Snippets {
    private static final String UPLOADED = "{\"path\": \"...\", \"meta\": {\"_type\": \"gradio.FileData\"}}";

    private Snippets() {}

    /** @param root the public address of this server, without a slash at its end */
    static ObjectNode of(Endpoint endpoint, String root) {
        ObjectNode snippets = Json.MAPPER.createObjectNode();
        snippets.put("python", python(endpoint, root));
        snippets.put("javascript", javascript(endpoint, root));
        snippets.put("bash", bash(endpoint, root));
        return snippets;
    }

    private static String python(Endpoint endpoint, String root) {
        StringJoiner call = new StringJoiner("");
        for (Param param : endpoint.params()) {
            call.add("\t" + param.name() + "=" + value(param, "handle_file(\"...\")", Snippets::python) + ",\n");
        }
        return "from gradio_client import Client" + imported(endpoint) + "\n\nclient = Client(\"" + root + "\")\n"
                + "result = client.predict(\n" + call + "\tapi_name=\"/" + endpoint.name() + "\",\n)\nprint(result)";
    }

    private static String javascript(Endpoint endpoint, String root) {
        StringJoiner call = new StringJoiner("");
        for (Param param : endpoint.params()) {
            call.add("\t\"" + param.name() + "\": " + value(param, "handle_file(\"...\")", Json::text) + ",\n");
        }
        return "import { Client" + imported(endpoint) + " } from \"@gradio/client\";\n\n"
                + "const client = await Client.connect(\"" + root + "\");\n"
                + "const result = await client.predict(\"/" + endpoint.name() + "\", {\n" + call
                + "});\n\nconsole.log(result.data);";
    }

    private static String bash(Endpoint endpoint, String root) {
        StringJoiner body = new StringJoiner(", ", "{", "}");
        for (Param param : endpoint.params()) {
            body.add("\"" + param.name() + "\": " + value(param, UPLOADED, Json::text));
        }
        String calls = root + "/gradio_api/call/";
        return "EVENT_ID=$(curl -s -X POST " + calls + "v2/" + endpoint.name()
                + " -H \"Content-Type: application/json\" \\\n  -d '"
                + body.toString().replace("'", "'\\''") + "' \\\n  | awk -F'\"' '{ print $4 }')\ncurl -N " + calls
                + endpoint.name() + "/$EVENT_ID";
    }

    private static String imported(Endpoint endpoint) {
        return endpoint.params().stream().anyMatch(Snippets::isFile) ? ", handle_file" : "";
    }

    private static boolean isFile(Param param) {
        return param.defaultValue() == null && OpenApiSchema.isFile(param.schema());
    }

    /** The default, or dots where the caller has to say something. */
    private static String value(Param param, String file, Function<JsonNode, String> literal) {
        JsonNode value = param.defaultValue();
        if (value != null) return literal.apply(value);
        if (isFile(param)) return file;
        return param.schema().path("type").asText().equals("string") ? "\"...\"" : "...";
    }

    private static String python(JsonNode value) {
        if (value.isNull()) return "None";
        if (value.isBoolean()) return value.booleanValue() ? "True" : "False";
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(Snippets::python)
                    .toList()
                    .toString();
        }
        if (!value.isObject()) return Json.text(value);
        List<Map.Entry<String, JsonNode>> fields = List.copyOf(value.properties());
        return fields.stream()
                .map(field -> Json.text(Json.tree(field.getKey())) + ": " + python(field.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
