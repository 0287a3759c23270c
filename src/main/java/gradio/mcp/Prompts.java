package gradio.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import gradio.api.DeclarationException;
import gradio.api.Endpoint;
import gradio.api.McpPrompt;
import gradio.api.Registry;
import gradio.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The prompts of one server, in the order of its endpoints. */
final class Prompts {
    private final Map<String, Prompt> byName = new LinkedHashMap<>();

    /** @throws DeclarationException if two have the same name */
    Prompts(Registry registry) {
        for (Endpoint endpoint : registry.endpoints()) {
            McpPrompt told = endpoint.prompt();
            if (told == null) continue;
            Prompt prompt = Prompt.of(endpoint, told);
            Prompt other = byName.putIfAbsent(prompt.name(), prompt);
            if (other == null) continue;
            throw new DeclarationException("The endpoints /" + other.endpoint().name() + " and /" + endpoint.name()
                    + " are both the prompt " + prompt.name() + "; give one of them another @McpPrompt(name)");
        }
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    ArrayNode list() {
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (Prompt prompt : byName.values()) list.add(prompt.definition());
        return list;
    }

    Optional<Prompt> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
