package gradio.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import gradio.api.DeclarationException;
import gradio.api.Endpoint;
import gradio.api.McpResource;
import gradio.api.Registry;
import gradio.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources of one server, in the order of its endpoints. */
final class Resources {
    private final List<Resource> all = new ArrayList<>();

    /** @throws DeclarationException if two are found by the same URIs */
    Resources(Registry registry) {
        for (Endpoint endpoint : registry.endpoints()) {
            McpResource told = endpoint.resource();
            if (told == null) continue;
            Resource resource = Resource.of(endpoint, told);
            for (Resource other : all) {
                if (!other.uri().isSameAs(resource.uri())) continue;
                throw new DeclarationException("The endpoints /"
                        + other.endpoint().name() + " and /" + endpoint.name() + " are both the resource "
                        + resource.uri() + "; give one of them another @McpResource(uri)");
            }
            all.add(resource);
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    ArrayNode list() {
        return list(false);
    }

    ArrayNode templates() {
        return list(true);
    }

    private ArrayNode list(boolean templates) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (Resource one : all) if (one.isTemplate() == templates) list.add(one.definition());
        return list;
    }

    /** What is to be read under a URI; what has it for its own comes before what has it among many. */
    Optional<ResourceRead> find(String uri, Era era) {
        ResourceRead found = null;
        for (Resource one : all) {
            Optional<Map<String, String>> values = one.uri().match(uri);
            if (values.isEmpty() || found != null && one.isTemplate()) continue;
            found = new ResourceRead(one, uri, values.get(), era);
        }
        return Optional.ofNullable(found);
    }
}
