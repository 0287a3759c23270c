package gradio.wire;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /gradio_api/queue/join}: one JSON value per parameter in {@code data}. Everything is optional here; what must be
 * present is checked by the route, which owns the answer. Unknown keys are ignored.
 */
public record JoinRequest(
        @Nullable JsonNode data,
        @Nullable JsonNode fnIndex,
        @Nullable JsonNode sessionHash) {}
