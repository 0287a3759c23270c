package gradio.api;

/** Hears of each call when it is over, for figures and logs. It is told on the threads that do the work, so it must not wait for anything. */
@FunctionalInterface
public interface CallListener {
    CallListener NONE = call -> {};

    void ended(EndedCall call);
}
