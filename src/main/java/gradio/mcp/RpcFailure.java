package gradio.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.wire.Json;
import org.jspecify.annotations.Nullable;

/** A request that cannot be served as a message of the protocol; what goes wrong in a tool is a result instead. */
final class RpcFailure extends Exception {
    private static final long serialVersionUID = 1;

    static final int PARSE_ERROR = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int METHOD_NOT_FOUND = -32601;
    static final int INVALID_PARAMS = -32602;
    static final int INTERNAL_ERROR = -32603;
    static final int RESOURCE_NOT_FOUND = -32002;
    static final int HEADER_MISMATCH = -32020;
    static final int UNSUPPORTED_VERSION = -32022;

    private final int status;
    private final int code;
    private final transient @Nullable JsonNode data;

    /**
     * @param status of HTTP
     * @param code of JSON-RPC
     * @param data further facts for programs
     */
    RpcFailure(int status, int code, String message, @Nullable JsonNode data) {
        super(message);
        this.status = status;
        this.code = code;
        this.data = data;
    }

    /** With status 400. */
    static RpcFailure of(int code, String message) {
        return new RpcFailure(400, code, message, null);
    }

    int status() {
        return status;
    }

    /** @param id of the request; null if it could not be read */
    ObjectNode message(@Nullable JsonNode id) {
        ObjectNode message = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
        if (id != null) message.set("id", id);
        ObjectNode error = message.putObject("error").put("code", code).put("message", getMessage());
        if (data != null) error.set("data", data);
        return message;
    }
}
