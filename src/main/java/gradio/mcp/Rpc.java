package gradio.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.wire.Json;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request or notification of a client.
 *
 * @param id a text or a whole number; null for a notification, which gets no answer
 * @param params empty if there are none
 */
record Rpc(@Nullable JsonNode id, String method, ObjectNode params) {
    /** The client's own, about the message and not about what is asked. */
    private static final String META = "_meta";

    private static final int LONGEST_SHOWN = 128;

    /**
     * Reads one message; empty for an answer, of which this server expects none.
     *
     * @throws RpcFailure if it is none
     */
    static Optional<Rpc> read(byte[] body) throws RpcFailure {
        JsonNode message = json(body);
        if (message.isArray()) {
            // Only revision 2025-03-26 knew them.
            throw RpcFailure.of(RpcFailure.INVALID_REQUEST, "Batches are not taken; send one message at a time.");
        }
        if (!message.isObject() || !message.path("jsonrpc").asText().equals("2.0")) {
            throw RpcFailure.of(
                    RpcFailure.INVALID_REQUEST, "The body must be a JSON-RPC message, with \"jsonrpc\": \"2.0\".");
        }
        boolean answer = !message.has("method") && (message.has("result") || message.has("error"));
        return answer ? Optional.empty() : Optional.of(request(message));
    }

    private static JsonNode json(byte[] body) throws RpcFailure {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            String reason = e.getOriginalMessage().replaceFirst(": enable `.*", ""); // advice for programmers in Java
            throw RpcFailure.of(RpcFailure.PARSE_ERROR, "The body is not JSON: " + reason);
        } catch (IOException | NumberFormatException e) { // Jackson lets the latter through
            throw RpcFailure.of(RpcFailure.PARSE_ERROR, "The body is not JSON: a number has too large an exponent");
        }
    }

    private static Rpc request(JsonNode message) throws RpcFailure {
        JsonNode id = message.get("id");
        if (id != null && !id.isTextual() && !id.isIntegralNumber()) {
            throw RpcFailure.of(RpcFailure.INVALID_REQUEST, "The id must be a text or a whole number.");
        }
        String method = message.path("method").textValue();
        if (method == null) throw RpcFailure.of(RpcFailure.INVALID_REQUEST, "The method must be a text.");
        JsonNode params = message.get("params");
        if (params == null) return new Rpc(id, method, Json.MAPPER.createObjectNode());
        if (params instanceof ObjectNode named) return new Rpc(id, method, named);
        throw RpcFailure.of(RpcFailure.INVALID_REQUEST, "The params must be an object.");
    }

    boolean isNotification() {
        return id == null;
    }

    /** What the client says about this message; missing if nothing. */
    JsonNode meta(String key) {
        return params.path(META).path(key);
    }

    /** What names the progress that the client wants to be told; null if it wants none. */
    @Nullable
    JsonNode progressToken() {
        JsonNode token = meta("progressToken");
        return token.isTextual() || token.isIntegralNumber() ? token : null;
    }

    /** What a client has written, fit to be shown. */
    static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }

    /** The answer to this request. */
    ObjectNode answer(JsonNode result) {
        ObjectNode message = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
        message.set("id", id);
        message.set("result", result);
        return message;
    }

    /** A message that nobody answers. */
    static ObjectNode notification(String method, ObjectNode params) {
        ObjectNode message =
                Json.MAPPER.createObjectNode().put("jsonrpc", "2.0").put("method", method);
        message.set("params", params);
        return message;
    }
}
