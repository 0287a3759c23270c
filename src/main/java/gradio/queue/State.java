package gradio.queue;

import gradio.api.SessionState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an author keeps for one session. Guarded by itself: {@code change} is the author's, and only this session waits for it. */
final class State implements SessionState {
    private static final int MAX_KEYS = 100;

    private Map<String, Object> values = Map.of(); // a map of its own when it holds any: thousands of sessions may wait

    @Override
    public synchronized <T> Optional<T> get(String key, Class<T> type) {
        return Optional.ofNullable(type.cast(values.get(key)));
    }

    @Override
    public synchronized <T> @Nullable T update(String key, Class<T> type, UnaryOperator<@Nullable T> change) {
        T after = change.apply(type.cast(values.get(key)));
        if (after == null) {
            if (values.containsKey(key)) values.remove(key);
        } else {
            if (!values.containsKey(key) && values.size() >= MAX_KEYS) {
                throw new IllegalStateException(
                        "A session may hold " + MAX_KEYS + " keys; \"" + key + "\" is one more");
            }
            if (values.isEmpty()) values = new HashMap<>();
            values.put(key, after);
        }
        return after;
    }

    synchronized boolean isEmpty() {
        return values.isEmpty();
    }
}
