package gradio.mcp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The calls of clients of the legacy era, which cancel them by another request. Each of these clients counts its requests for itself, so
 * they are told apart by the session that {@code initialize} has named; nothing else is kept of that session.
 */
final class Running {
    private final Map<String, Call> calls = new ConcurrentHashMap<>();

    void began(Call call) {
        String key = key(call.caller(), String.valueOf(call.request().id()));
        if (key != null) calls.putIfAbsent(key, call);
    }

    void ended(Call call) {
        String key = key(call.caller(), String.valueOf(call.request().id()));
        if (key != null) calls.remove(key, call);
    }

    /** Without effect if there is none, or if it has just ended. */
    void cancel(Caller caller, String requestId) {
        String key = key(caller, requestId);
        Call call = key == null ? null : calls.remove(key);
        if (call != null) call.cancel();
    }

    /** Who has no session cannot be told from others. */
    private static @Nullable String key(Caller caller, String requestId) {
        return caller.session() == null ? null : caller.client() + "\n" + caller.session() + "\n" + requestId;
    }
}
