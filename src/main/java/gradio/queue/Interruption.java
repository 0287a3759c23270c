package gradio.queue;

import org.jspecify.annotations.Nullable;

/** Interrupts a call that watches its cancellation, and nothing that the same thread does before or after it. */
final class Interruption implements Runnable {
    private @Nullable Thread thread; // Guarded by this.

    /** From now on this thread is the one to interrupt. */
    synchronized void begin() {
        thread = Thread.currentThread();
    }

    synchronized void end() {
        thread = null;
        Thread.interrupted(); // the next call of this worker has not been cancelled
    }

    @Override
    public synchronized void run() {
        if (thread != null) thread.interrupt();
    }
}
