package gradio.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.Endpoint;
import gradio.api.Param;
import gradio.api.Registry;
import gradio.api.Visibility;
import gradio.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The endpoints of one server as {@code /config} and {@code /info} tell them. Made once; nothing of a request is kept. */
final class Description {
    /** Clients parse it as a Python version and switch on it: it must look like Gradio's own (gradio-protocol 1.4). */
    static final String GRADIO_VERSION = "6.31.0";

    private final String appId;
    private final ObjectNode config;
    private final Snippets snippets;
    private final Map<Endpoint, ObjectNode> infos = new LinkedHashMap<>();

    Description(Registry registry, Facts facts) {
        this.appId = facts.appId();
        this.config = config(registry, facts);
        this.snippets = new Snippets(facts.login(), facts.mcp());
        for (Endpoint endpoint : registry.endpoints()) infos.put(endpoint, info(endpoint));
    }

    String appId() {
        return appId;
    }

    ObjectNode config() {
        return config;
    }

    /**
     * The listed endpoints, with snippets of code that call them.
     *
     * @param all also what is listed on request only; without snippets, as upstream
     * @param root the public address of this server, without a slash at its end
     */
    JsonNode info(boolean all, String root) {
        ObjectNode info = Json.MAPPER.createObjectNode();
        ObjectNode named = info.putObject("named_endpoints");
        info.putObject("unnamed_endpoints");
        infos.forEach((endpoint, told) -> {
            boolean listed = endpoint.visibility() == Visibility.PUBLIC
                    || all && endpoint.visibility() == Visibility.UNDOCUMENTED;
            if (!listed) return;
            ObjectNode shown = named.putObject("/" + endpoint.name());
            shown.setAll(told);
            if (!all) shown.set("code_snippets", snippets.of(endpoint, root));
        });
        return info;
    }

    private static ObjectNode config(Registry registry, Facts facts) {
        ObjectNode config = Json.MAPPER.createObjectNode();
        config.put("version", GRADIO_VERSION)
                .put("api_prefix", "/gradio_api")
                .put("protocol", "sse_v3")
                .put("mode", "server")
                .put("app_id", facts.appId())
                .put("title", facts.title())
                .put("enable_queue", true)
                .put("connect_heartbeat", false) // a held connection for nothing: sessions end with their streams
                .put("run_history", false) // else the JS client keeps every input and output in the browser
                .put("show_error", facts.showError())
                .put("is_colab", false)
                .put("mcp_server", facts.mcp())
                .put("max_file_size", facts.maxFileSize())
                .putNull("space_id")
                .putNull("username");
        ArrayNode components = config.putArray("components");
        ArrayNode dependencies = config.putArray("dependencies");
        for (Endpoint endpoint : registry.endpoints())
            dependencies.add(dependency(endpoint, dependencies.size(), components));
        ObjectNode layout = Json.MAPPER.createObjectNode().put("id", 0);
        ArrayNode ids = Json.MAPPER.createArrayNode();
        for (JsonNode component : components) {
            layout.withArray("children").addObject().set("id", component.get("id"));
            ids.add(component.get("id"));
        }
        ArrayNode dependencyIds = Json.MAPPER.createArrayNode();
        for (int i = 0; i < dependencies.size(); i++) dependencyIds.add(i);
        config.putArray("pages").addArray().add("").add("Home").add(true);
        ObjectNode page = config.putObject("page").putObject("");
        page.set("layout", layout);
        page.set("components", ids);
        page.set("dependencies", dependencyIds);
        config.set("layout", layout);
        return config;
    }

    private static ObjectNode dependency(Endpoint endpoint, int id, ArrayNode components) {
        ObjectNode dependency = Json.MAPPER.createObjectNode();
        dependency.put("id", id).put("api_name", endpoint.name());
        dependency.putArray("targets");
        ArrayNode inputs = dependency.putArray("inputs");
        int place = 0;
        for (Param param : endpoint.params())
            inputs.add(component(components, ++place, param.schema(), param.defaultValue()));
        ArrayNode outputs = dependency.putArray("outputs");
        place = 0;
        for (ObjectNode schema : endpoint.outputSchemas()) outputs.add(component(components, ++place, schema, null));
        dependency
                .put("backend_fn", true)
                .put("queue", endpoint.queue())
                .put("batch", endpoint.batch())
                .put("max_batch_size", endpoint.maxBatchSize())
                .put("api_visibility", endpoint.visibility().wire())
                .put("connection", "sse")
                .putNull("rendered_in")
                .putNull("time_limit");
        dependency.putArray("cancels");
        dependency.putObject("types").put("generator", endpoint.generator()).put("cancel", false);
        return dependency;
    }

    /** @return the new component's id; ids count from 1 over all endpoints */
    private static int component(ArrayNode components, int place, ObjectNode schema, @Nullable JsonNode value) {
        int id = components.size() + 1;
        ObjectNode component =
                components.addObject().put("id", id).put("type", "api").put("skip_api", false);
        ObjectNode props = component.putObject("props").put("name", "api").put("label", ordinal(place));
        if (value != null && !value.isNull()) props.set("value", value);
        component.set("api_info", schema);
        return id;
    }

    private static ObjectNode info(Endpoint endpoint) {
        ObjectNode info = Json.MAPPER.createObjectNode();
        ArrayNode parameters = info.putArray("parameters");
        for (Param param : endpoint.params()) {
            ObjectNode told = parameters.addObject();
            JsonNode value = param.defaultValue();
            told.put("label", ordinal(parameters.size()))
                    .put("parameter_name", param.name())
                    .put("parameter_has_default", value != null)
                    .set("parameter_default", value == null ? NullNode.instance : value);
            told.set("type", param.schema());
            told.putObject("python_type").put("type", param.python()).put("description", param.description());
            told.put("component", "Api");
            told.set("example_input", Example.of(param));
        }
        ArrayNode returns = info.putArray("returns");
        List<ObjectNode> schemas = endpoint.outputSchemas();
        List<String> pythons = endpoint.outputPythons();
        for (int i = 0; i < schemas.size(); i++) {
            ObjectNode told = returns.addObject().put("label", ordinal(i + 1));
            told.set("type", schemas.get(i));
            told.putObject("python_type").put("type", pythons.get(i)).put("description", "");
            told.put("component", "Api");
        }
        return info.put("api_visibility", endpoint.visibility().wire()).put("description", endpoint.description());
    }

    /** 1st, 2nd, 3rd, 4th, ... as upstream labels parameters. */
    private static String ordinal(int n) {
        boolean teen = n % 100 >= 11 && n % 100 <= 13;
        return n + (teen ? "th" : n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th");
    }
}
