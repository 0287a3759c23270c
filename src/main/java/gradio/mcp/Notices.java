package gradio.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.wire.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client that asks for it is told while its call waits and runs. Its {@code progress} must grow with each notice (2026-07-28,
 * "Progress"), whatever the call says: it is the share of the work in thousandths where that is more than the last, else one more.
 */
final class Notices {
    private static final int TOTAL = 1000;

    private final @Nullable JsonNode token;
    private long last;

    /** @param token names the progress; null if it is not wanted */
    Notices(@Nullable JsonNode token) {
        this.token = token;
    }

    /** A notification for one message of the queue; empty if there is nothing to tell. */
    Optional<ObjectNode> of(JsonNode message) {
        if (token == null) return Optional.empty();
        return switch (message.path("msg").asText()) {
            case "estimation" -> Optional.of(notice(null, place(message)));
            case "process_starts" -> Optional.of(notice(null, "Working" + about(message.path("eta"), ", usually ")));
            case "progress" ->
                Optional.of(progress(message.path("progress_data").path(0)));
            case "log" -> Optional.of(notice(null, message.path("log").asText()));
            default -> Optional.empty();
        };
    }

    private static String place(JsonNode message) {
        int place = message.path("rank").asInt() + 1;
        return "Place " + place + " of "
                + Math.max(place, message.path("queue_size").asInt()) + " in line"
                + about(message.path("rank_eta"), ", ");
    }

    private static String about(JsonNode seconds, String before) {
        return seconds.isNumber() ? before + "about " + Math.max(1, Math.round(seconds.asDouble())) + " s" : "";
    }

    private ObjectNode progress(JsonNode unit) {
        JsonNode index = unit.path("index");
        JsonNode length = unit.path("length");
        Double share = null;
        String count = "";
        if (unit.path("progress").isNumber()) {
            share = unit.path("progress").asDouble();
        } else if (index.isNumber()) {
            boolean ends = length.isNumber() && length.asLong() > 0;
            if (ends) share = index.asDouble() / length.asDouble();
            count = index.asLong() + (ends ? " of " + length.asLong() : "") + " "
                    + unit.path("unit").asText();
        }
        String text = unit.path("desc").asText("");
        if (text.equals("null")) text = "";
        return notice(share, text.isEmpty() ? count : count.isEmpty() ? text : text + " (" + count + ")");
    }

    private ObjectNode notice(@Nullable Double share, String text) {
        last = Math.max(last + 1, share == null ? 0 : Math.round(share * TOTAL));
        ObjectNode params = Json.MAPPER.createObjectNode();
        params.set("progressToken", token);
        params.put("progress", last).put("total", Math.max(TOTAL, last));
        if (!text.isEmpty()) params.put("message", text);
        return Rpc.notification("notifications/progress", params);
    }
}
