package gradio.api;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Values that an author keeps for one session of one server; bounded, and gone with the session. Safe for concurrent calls. */
public interface SessionState {
    <T> Optional<T> get(String key, Class<T> type);

    /**
     * Replaces the value under {@code key} in one step; null removes it.
     *
     * @param change is given the value so far, null if there is none
     * @return the new value
     * @throws IllegalStateException if the session holds too many keys already
     */
    <T> @Nullable T update(String key, Class<T> type, UnaryOperator<@Nullable T> change);
}
