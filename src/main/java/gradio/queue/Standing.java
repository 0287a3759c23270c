package gradio.queue;

import org.jspecify.annotations.Nullable;

/**
 * How it stands with the lane of an endpoint.
 *
 * @param lane which endpoints share one, those of one name do
 * @param running runs, of which each takes a slot
 * @param waiting calls that wait for one
 * @param limit how many slots there are
 * @param eta seconds until a call that came now would be answered; null if nobody can know yet
 */
public record Standing(
        String lane,
        int running,
        int waiting,
        int limit,
        @Nullable Double eta) {}
