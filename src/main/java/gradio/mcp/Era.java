package gradio.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How a request is spoken, told from its own words alone. */
enum Era {
    /** Before 2025-06-18: there are no links in results. */
    EARLY,
    /** Begins with {@code initialize}, as the one before; revisions up to 2025-11-25. */
    LEGACY,
    /** Every request says all that matters; revision 2026-07-28. */
    MODERN;

    static final String MODERN_REVISION = "2026-07-28";
    static final List<String> LEGACY_REVISIONS = List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");

    private static final List<String> EARLY_REVISIONS = List.of("2025-03-26", "2024-11-05");

    private static final String VERSION_HEADER = "MCP-Protocol-Version";
    private static final String METHOD_HEADER = "Mcp-Method";
    private static final String NAME_HEADER = "Mcp-Name";
    private static final String VERSION = "io.modelcontextprotocol/protocolVersion";
    private static final String CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
    private static final String BASE64 = "=?base64?";
    private static final String BASE64_END = "?=";

    /** What {@code Mcp-Name} repeats, by method. */
    private static final Map<String, String> NAMED =
            Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri");

    /**
     * The era of a message whose headers say the same as its body (2026-07-28, Streamable HTTP, "Server Validation").
     *
     * @param headers values by name; null where there is none
     * @throws RpcFailure if it is spoken wrongly, or in a revision that is not known here
     */
    static Era of(Rpc message, UnaryOperator<@Nullable String> headers) throws RpcFailure {
        String header = headers.apply(VERSION_HEADER);
        boolean speaksOfIt = !message.meta(VERSION).isMissingNode();
        if (!speaksOfIt && (header == null || LEGACY_REVISIONS.contains(header))) {
            return header == null || EARLY_REVISIONS.contains(header)
                    ? EARLY
                    : LEGACY; // 2025-11-25: none is 2025-03-26
        }
        if (message.isNotification()) return MODERN; // which has no rules for their headers
        if (header == null) throw mismatch(VERSION_HEADER + " is missing");
        String version = message.meta(VERSION).textValue();
        if (version == null) throw missing(VERSION);
        if (!version.equals(header)) throw mismatch(VERSION_HEADER, header, version);
        if (!version.equals(MODERN_REVISION)) throw unsupported(version);
        if (!message.meta(CAPABILITIES).isObject()) throw missing(CAPABILITIES);
        checkHeader(METHOD_HEADER, headers.apply(METHOD_HEADER), message.method());
        String named = NAMED.get(message.method());
        if (named != null) {
            String name = headers.apply(NAME_HEADER);
            checkHeader(
                    NAME_HEADER,
                    name == null ? null : decoded(name),
                    message.params().path(named).asText());
        }
        return MODERN;
    }

    private static void checkHeader(String header, @Nullable String value, String body) throws RpcFailure {
        if (value == null) throw mismatch(header + " is missing");
        if (!value.equals(body)) throw mismatch(header, value, body);
    }

    private static String decoded(String value) throws RpcFailure {
        if (!value.startsWith(BASE64) || !value.endsWith(BASE64_END)) return value;
        try {
            String inner = value.substring(BASE64.length(), value.length() - BASE64_END.length());
            return new String(Base64.getDecoder().decode(inner), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw mismatch(NAME_HEADER + " is not written in base64");
        }
    }

    private static RpcFailure mismatch(String header, String value, String body) {
        return mismatch(header + " is \"" + Rpc.shown(value) + "\", and the body says \"" + Rpc.shown(body) + "\"");
    }

    private static RpcFailure mismatch(String what) {
        return RpcFailure.of(RpcFailure.HEADER_MISMATCH, "Header mismatch: " + what + ".");
    }

    private static RpcFailure missing(String key) {
        return RpcFailure.of(RpcFailure.INVALID_PARAMS, "The params must hold _meta with \"" + key + "\".");
    }

    private static RpcFailure unsupported(String version) {
        ObjectNode data = Json.MAPPER.createObjectNode();
        ArrayNode supported = data.putArray("supported").add(MODERN_REVISION);
        LEGACY_REVISIONS.forEach(supported::add);
        data.put("requested", Rpc.shown(version));
        return new RpcFailure(400, RpcFailure.UNSUPPORTED_VERSION, "Unsupported protocol version", data);
    }

    /** The revision that {@code initialize} settles on: the client's own if it is known here, else our newest. */
    static String settled(JsonNode wanted) {
        String version = wanted.asText();
        return LEGACY_REVISIONS.contains(version) ? version : LEGACY_REVISIONS.get(0);
    }

    /** An unknown method is an address that is not there in the modern era, and an ordinary answer before it. */
    RpcFailure unknownMethod(Rpc message) {
        return new RpcFailure(
                this == MODERN ? 404 : 200,
                RpcFailure.METHOD_NOT_FOUND,
                "There is no method " + Rpc.shown(message.method()) + " here.",
                null);
    }

    /** Params that are wrong in themselves. */
    RpcFailure invalidParams(String what) {
        return new RpcFailure(this == MODERN ? 400 : 200, RpcFailure.INVALID_PARAMS, what, null);
    }

    /** There is no resource of that URI; before the modern era that had a code of its own. */
    RpcFailure noResource(String uri) {
        String shown = Rpc.shown(uri);
        ObjectNode data = Json.MAPPER.createObjectNode().put("uri", shown);
        String what = "There is no resource \"" + shown + "\".";
        return this == MODERN
                ? new RpcFailure(400, RpcFailure.INVALID_PARAMS, what, data)
                : new RpcFailure(200, RpcFailure.RESOURCE_NOT_FOUND, what, data);
    }
}
