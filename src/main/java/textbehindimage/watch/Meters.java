package textbehindimage.watch;

import gradio.Load;
import gradio.api.EndedCall;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Micrometer's meters: calls by endpoint and outcome, what waits and runs, and the JVM's own. */
final class Meters implements AutoCloseable {
    /** Of waiting and running; alerts are made of them. */
    private static final Duration[] STEPS = Stream.of(100, 300, 1_000, 3_000, 10_000, 30_000, 100_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics(); // hears of each collection until it is closed

    /** @param isReady whether photos can be cut out */
    Meters(Supplier<Load> load, BooleanSupplier isReady) {
        Stream.of(
                        new JvmMemoryMetrics(),
                        collections,
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics())
                .forEach(one -> one.bindTo(registry));
        gauge("gradio.queue.waiting", "Calls that wait for their turn", load, Load::waiting);
        gauge("gradio.queue.running", "Calls that run", load, Load::running);
        gauge("gradio.streams.open", "Event streams that are open", load, Load::streams);
        Gauge.builder("gradio.files.stored", () -> load.get().storedBytes())
                .description("All uploads and results")
                .baseUnit("bytes")
                .register(registry);
        gauge("gradio.draining", "1 if new calls are refused", load, now -> now.draining() ? 1 : 0);
        Gauge.builder("tbi.ready", () -> isReady.getAsBoolean() ? 1 : 0)
                .description("1 if photos can be cut out")
                .register(registry);
    }

    private void gauge(String name, String description, Supplier<Load> load, ToIntFunction<Load> figure) {
        Gauge.builder(name, () -> figure.applyAsInt(load.get()))
                .description(description)
                .register(registry);
    }

    void count(EndedCall call) {
        Counter.builder("gradio.calls")
                .description("Calls that are over")
                .tag("endpoint", call.endpoint())
                .tag("outcome", call.outcome().name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
        if (call.outcome() == EndedCall.Outcome.REFUSED) return;
        timer("gradio.call.wait", "From a call's request to its start", call.endpoint())
                .record(call.waited());
        if (!call.ran().isZero())
            timer("gradio.call.run", "From a call's start to its answer", call.endpoint())
                    .record(call.ran());
    }

    private Timer timer(String name, String description, String endpoint) {
        return Timer.builder(name)
                .description(description)
                .tag("endpoint", endpoint)
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    /** All figures in Prometheus' text format, version 0.0.4. */
    String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
