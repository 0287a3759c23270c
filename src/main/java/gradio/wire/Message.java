package gradio.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frame of {@code /queue/data}. {@code eventId} is null on frames of the whole session and never null on others; clients drop or hang
 * otherwise. No other kind of {@code msg} may ever be sent: the Python client dies of it (gradio-protocol 4.2).
 */
@JsonPropertyOrder({"msg", "event_id"})
@JsonInclude(JsonInclude.Include.ALWAYS)
public sealed interface Message {
    /** The name of this kind on the wire. */
    @JsonProperty("msg")
    String msg();

    /** The event spoken of; null when the frame is for the whole session. */
    @Nullable
    String eventId();

    /** Place in line, counted from 0 among the waiting of one lane; {@code rankEta} is in seconds, null until a run has succeeded. */
    record Estimation(
            @Nullable String eventId,
            @Nullable Integer rank,
            int queueSize,
            @Nullable Double rankEta) implements Message {
        @Override
        public String msg() {
            return "estimation";
        }
    }

    /** The work begins; {@code eta} is the mean run time so far in seconds, null if unknown. */
    record ProcessStarts(String eventId, @Nullable Double eta) implements Message {
        @Override
        public String msg() {
            return "process_starts";
        }
    }

    /** How far the work is. */
    record Progress(String eventId, List<Unit> progressData) implements Message {
        /** One progress bar: either {@code index} of {@code length} or {@code progress} in 0..1; everything else may be null. */
        public record Unit(
                @Nullable Long index,
                @Nullable Long length,
                String unit,
                @Nullable Double progress,
                @Nullable String desc) {}

        @Override
        public String msg() {
            return "progress";
        }
    }

    /** A note for the user; {@code level} is info, warning or success, {@code duration} in seconds. */
    record Log(
            String eventId,
            String log,
            String level,
            @Nullable Double duration,
            boolean visible,
            String title) implements Message {
        @Override
        public String msg() {
            return "log";
        }
    }

    /** One yield of a generator: the first with full values, later ones as edits of the value before ({@link Edits}). */
    record ProcessGenerating(
            String eventId,
            Output output,
            boolean success,
            @Nullable Double timeLimit) implements Message {
        @Override
        public String msg() {
            return "process_generating";
        }
    }

    /** The end of an event, exactly once for each. {@code output} is an {@link Output}, or a {@link Failure} if not a success. */
    record ProcessCompleted(
            String eventId,
            Object output,
            boolean success,
            @Nullable String title,
            @Nullable String usedCache,
            @Nullable Double cacheDuration,
            @Nullable Double avgTime)
            implements Message {
        @Override
        public String msg() {
            return "process_completed";
        }
    }

    /** Keeps proxies and clients awake. */
    record Heartbeat(@Nullable String eventId) implements Message {
        @Override
        public String msg() {
            return "heartbeat";
        }
    }

    /** The last frame of every stream; without it a Python process cannot end. */
    record CloseStream(@Nullable String eventId) implements Message {
        @Override
        public String msg() {
            return "close_stream";
        }
    }

    /** The session cannot be served; a {@link CloseStream} must follow, or the JS client is dead for good. */
    record UnexpectedError(@Nullable String eventId, String message, boolean sessionNotFound, boolean success)
            implements Message {
        @Override
        public String msg() {
            return "unexpected_error";
        }
    }

    /** One JSON value per output of the endpoint; durations in seconds. {@code isGenerating} is null for a batch, as upstream. */
    record Output(
            List<JsonNode> data,
            @Nullable Boolean isGenerating,
            double duration,
            double averageDuration,
            @Nullable JsonNode renderConfig,
            List<Object> changedStateIds,
            @Nullable String usedCache) {}

    /** Why an event failed. Python hands these keys to a constructor: one more key and it dies (gradio-protocol 4.2). */
    record Failure(
            @Nullable String error,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean visible,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Double duration,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String title) {}
}
