package gradio.queue;

import org.jspecify.annotations.Nullable;

/**
 * What a session is found by. The hash is chosen by the client; of two owners who have chosen the same, each finds his own.
 *
 * @param owner who may find it; null if everybody may who knows the hash
 */
record SessionKey(@Nullable String owner, String hash) {}
