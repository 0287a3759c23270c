package gradio.queue;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a session is found by. The hash is chosen by the client; of two owners who have chosen the same, each finds his own.
 *
 * @param owner who may find it; null if everybody may who knows the hash
 */
record SessionKey(@Nullable String owner, String hash) {
    // Written out: what a record is given for these two stays in java.lang.runtime.ObjectMethods, and with it an
    // undeployed
    // application's class loader.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SessionKey key && hash.equals(key.hash) && Objects.equals(owner, key.owner);
    }

    @Override
    public int hashCode() {
        return 31 * hash.hashCode() + Objects.hashCode(owner);
    }
}
