package gradio.queue;

import gradio.api.ApiException;
import gradio.wire.Message;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How the end of an unlucky event is told. */
final class Failures {
    /** Not {@code output: {}} as upstream sends it: that tears down the JS client's shared stream (gradio-protocol 7). */
    static final Message.Failure CANCELLED = new Message.Failure("Cancelled", false, null, null);

    static final Message.Failure STALLED =
            new Message.Failure("Cancelled: the results of this call were not read in time.", false, null, null);
    static final Message.Failure STOPPED =
            new Message.Failure("The server is stopping. Please try again in a moment.", true, null, null);

    private Failures() {}

    static Message.ProcessCompleted completed(Event event, Message.Failure failure, @Nullable String title) {
        return new Message.ProcessCompleted(event.id(), failure, false, title, null, null, null);
    }

    /** @param yielded the call is a generator and has yielded already: then there is no title, as upstream */
    static Message.ProcessCompleted of(Event event, Throwable cause, boolean showError, boolean yielded) {
        if (cause instanceof ApiException e) {
            Duration duration = e.duration();
            Double seconds = duration == null ? null : duration.toMillis() / 1000.0;
            return new Message.ProcessCompleted(
                    event.id(),
                    new Shown(e.getMessage(), e.visible(), seconds, e.title()),
                    false,
                    e.title(),
                    null,
                    null,
                    null);
        }
        if (event.cancellation().isCancelled()) {
            return completed(event, CANCELLED, null);
        }
        String title = yielded ? null : "Error";
        if (!showError) return completed(event, new Message.Failure(null, null, null, null), title);
        String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return completed(event, new Message.Failure(text, true, null, null), title);
    }

    /** Like {@link Message.Failure}, with a duration that is told even if it is null: until dismissed. */
    record Shown(
            @Nullable String error,
            boolean visible,
            @Nullable Double duration,
            String title) {}
}
