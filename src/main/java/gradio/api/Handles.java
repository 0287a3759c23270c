package gradio.api;

import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters that the engine fills in itself. Callers do not see them. */
final class Handles {
    private static final Map<Class<?>, Function<Invocation, Object>> ALL = Map.of(
            Progress.class, Invocation::progress,
            Alerts.class, Invocation::alerts,
            RequestInfo.class, Invocation::request,
            SessionState.class, Invocation::state,
            Cancellation.class, Invocation::cancellation);

    /** Of these every call has its own. */
    private static final Set<Class<?>> ONE_CALLS_OWN = Set.of(RequestInfo.class, SessionState.class);

    private Handles() {}

    /** What a call is given for it; null if callers have to give it. */
    static @Nullable Function<Invocation, Object> of(Parameter parameter, boolean batch) {
        Function<Invocation, Object> handle = ALL.get(parameter.getType());
        if (handle == null) return null;
        String kind = parameter.getType().getSimpleName();
        if (parameter.isAnnotationPresent(Arg.class)) {
            throw new DeclarationException(kind + " is not an argument of callers, so @Arg has no effect on it");
        }
        if (batch && ONE_CALLS_OWN.contains(parameter.getType())) {
            throw new DeclarationException("a batch serves calls of several sessions, so it cannot be given one " + kind
                    + "; it may take Progress, Alerts and Cancellation");
        }
        return handle;
    }
}
