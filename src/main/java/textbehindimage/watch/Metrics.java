package textbehindimage.watch;

import gradio.Load;
import gradio.api.CallListener;
import gradio.api.EndedCall;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Figures of the server, for Prometheus. The meters are made when the first call ends or somebody asks: that takes a quarter of a second
 * of CPU, which a start can do without.
 */
public final class Metrics implements CallListener, AutoCloseable {
    private final Supplier<Load> load;
    private final BooleanSupplier isReady;
    private @Nullable Meters meters; // Guarded by this.
    private boolean closed; // Guarded by this.

    /** @param load asked for when the figures are @param isReady whether photos can be cut out */
    public Metrics(Supplier<Load> load, BooleanSupplier isReady) {
        this.load = load;
        this.isReady = isReady;
    }

    @Override
    public void ended(EndedCall call) {
        meters().ifPresent(made -> made.count(call));
    }

    /** All figures in Prometheus' text format, version 0.0.4. */
    String text() {
        return meters().map(Meters::text).orElse("");
    }

    /** Empty once closed: the JVM would keep what is made then. */
    private synchronized Optional<Meters> meters() {
        if (meters == null && !closed) meters = new Meters(load, isReady);
        return Optional.ofNullable(meters);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (meters != null) meters.close();
    }
}
