package gradio.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.wire.Json;
import java.time.Duration;
import java.util.List;

/** What this server says of itself, and the form of its results in each era. */
final class Answers {
    private static final String SERVER_INFO = "io.modelcontextprotocol/serverInfo";
    private static final String VERSION = "1.0.0";

    /** What is told of what there is holds until the server starts anew. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final ObjectNode serverInfo;
    private final String instructions;
    private final ObjectNode capabilities = Json.MAPPER.createObjectNode();
    private final boolean login;

    /**
     * @param kinds of things that there are: {@code tools}, {@code resources}, {@code prompts}
     * @param login whether answers are for those only who are logged in
     */
    Answers(String title, List<String> kinds, boolean login) {
        this.serverInfo = Json.MAPPER
                .createObjectNode()
                .put("name", title)
                .put("title", title)
                .put("version", VERSION);
        this.instructions = title + ". Files in results are links that can be fetched for a while; images come with a"
                + " small picture of the whole beside the link.";
        kinds.forEach(capabilities::putObject);
        this.login = login;
    }

    /** The answer to a request, complete with what its era wants. */
    ObjectNode to(Rpc request, Era era, ObjectNode result) {
        if (era == Era.MODERN) {
            result.put("resultType", "complete");
            result.withObject("/_meta").set(SERVER_INFO, serverInfo);
        }
        return request.answer(result);
    }

    ObjectNode initialized(String revision) {
        ObjectNode result = Json.MAPPER.createObjectNode().put("protocolVersion", revision);
        result.set("capabilities", capabilities);
        result.set("serverInfo", serverInfo);
        return result.put("instructions", instructions);
    }

    ObjectNode discovered() {
        ObjectNode result = Json.MAPPER.createObjectNode();
        ArrayNode versions = result.putArray("supportedVersions").add(Era.MODERN_REVISION);
        Era.LEGACY_REVISIONS.forEach(versions::add);
        result.set("capabilities", capabilities);
        return cacheable(result.put("instructions", instructions), Era.MODERN);
    }

    /** @param key under which the list stands */
    ObjectNode list(String key, ArrayNode list, Era era) {
        ObjectNode result = Json.MAPPER.createObjectNode();
        result.set(key, list);
        return cacheable(result, era);
    }

    private ObjectNode cacheable(ObjectNode result, Era era) {
        if (era != Era.MODERN) return result;
        return result.put("ttlMs", FRESH.toMillis()).put("cacheScope", login ? "private" : "public");
    }
}
