package gradio.api;

import java.util.concurrent.CancellationException;

/**
 * Tells a call that nobody waits for it any more. A call that takes it as a parameter is interrupted as well, so that it need not be polled
 * where the call waits for something; its slot is free when it has returned. In a batch it goes off when none of the calls is wanted.
 */
public interface Cancellation {
    boolean isCancelled();

    /** Runs {@code action} once, as soon as the call is cancelled; at once if it is already. It must not block. */
    void onCancel(Runnable action);

    default void throwIfCancelled() {
        if (isCancelled()) throw new CancellationException("The call was cancelled.");
    }
}
