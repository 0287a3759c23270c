package gradio.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of an endpoint: its arguments, one per declared parameter, and the handles it may use. */
public record Invocation(
        List<@Nullable Object> arguments,
        Progress progress,
        Alerts alerts,
        RequestInfo request,
        SessionState state,
        Cancellation cancellation) {}
