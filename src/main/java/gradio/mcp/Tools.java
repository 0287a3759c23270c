package gradio.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.DeclarationException;
import gradio.api.Endpoint;
import gradio.api.McpTool;
import gradio.api.Registry;
import gradio.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tools of one server, in the order of its endpoints. */
final class Tools {
    private final Map<String, Tool> byName = new LinkedHashMap<>();
    private boolean takeFiles;

    /**
     * @param urls whether files may be named by their addresses elsewhere
     * @throws DeclarationException if two have the same name
     */
    Tools(Registry registry, boolean urls) {
        for (Endpoint endpoint : registry.endpoints()) {
            McpTool told = endpoint.tool();
            if (told == null) continue;
            Tool tool = Tool.of(endpoint, told, urls);
            Tool other = byName.putIfAbsent(tool.name(), tool);
            takeFiles |= Schemas.takesFiles(endpoint);
            if (other == null) continue;
            throw new DeclarationException("The endpoints /" + other.endpoint().name() + " and /" + endpoint.name()
                    + " are both the tool " + tool.name() + "; give one of them another @McpTool(name)");
        }
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /** Whether the tool for uploads is there beside the author's; one of that name takes its place. */
    boolean hasUpload(Set<String> chosen) {
        return takeFiles && !byName.containsKey(UploadTool.NAME) && isChosen(UploadTool.NAME, chosen);
    }

    private static boolean isChosen(String name, Set<String> chosen) {
        return chosen.isEmpty() || chosen.contains(name);
    }

    /** @param chosen the names that the caller has asked for in his address; empty for all */
    Optional<Tool> find(String name, Set<String> chosen) {
        return isChosen(name, chosen) ? Optional.ofNullable(byName.get(name)) : Optional.empty();
    }

    ArrayNode schema(Set<String> chosen) {
        ArrayNode schema = Json.MAPPER.createArrayNode();
        for (Tool tool : byName.values()) {
            if (!isChosen(tool.name(), chosen)) continue;
            ObjectNode told = schema.addObject().put("name", tool.name());
            told.set("description", tool.definition().get("description"));
            told.set("inputSchema", tool.definition().get("inputSchema"));
            told.putObject("meta")
                    .put("file_data_present", Schemas.takesFiles(tool.endpoint()))
                    .put("mcp_type", "tool")
                    .put("endpoint_name", "/" + tool.endpoint().name());
        }
        return schema;
    }

    ArrayNode list(Set<String> chosen) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (Tool tool : byName.values()) if (isChosen(tool.name(), chosen)) list.add(tool.definition());
        if (hasUpload(chosen)) list.add(UploadTool.definition());
        return list;
    }
}
