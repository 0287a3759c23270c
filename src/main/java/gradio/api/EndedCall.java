package gradio.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call that has got its answer, or will get none.
 *
 * @param id what its client knows it by; null if it was refused
 * @param endpoint as on the wire, without a slash
 * @param waited from the request to its start, or to its end if it never ran
 * @param ran from its start to its answer; zero if it never ran
 */
public record EndedCall(
        @Nullable String id, String endpoint, Outcome outcome, Duration waited, Duration ran, RequestInfo request) {
    /** How it ended. */
    public enum Outcome {
        DONE,
        /** The endpoint told the caller why not, by an {@link ApiException}. */
        REJECTED,
        /** By an exception that nobody expected. */
        FAILED,
        /** By its client, or for results that nobody read. */
        CANCELLED,
        /** Its client had gone. */
        LEFT,
        /** The server stopped. */
        STOPPED,
        /** There was no room in the queue. */
        REFUSED
    }
}
