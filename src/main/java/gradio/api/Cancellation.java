package gradio.api;

import java.util.concurrent.CancellationException;

/** Tells a call that nobody waits for it any more. A call that looks at it ends early; its slot is free when it has returned. */
public interface Cancellation {
    boolean isCancelled();

    /** Runs {@code action} once, as soon as the call is cancelled; at once if it is already. It must not block. */
    void onCancel(Runnable action);

    default void throwIfCancelled() {
        if (isCancelled()) throw new CancellationException("The call was cancelled.");
    }
}
