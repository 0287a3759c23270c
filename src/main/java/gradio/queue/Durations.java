package gradio.queue;

import org.jspecify.annotations.Nullable;

/** Mean run time of one endpoint's successful runs, in seconds. Guarded by the queue's lock. */
final class Durations {
    private double sum;
    private long count;

    void add(double seconds) {
        sum += seconds;
        count++;
    }

    /** Null until a run has succeeded. */
    @Nullable
    Double mean() {
        return count == 0 ? null : sum / count;
    }
}
