package gradio.queue;

import gradio.api.Api;
import gradio.api.Endpoint;
import gradio.wire.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The endpoints of one concurrency id: who of them waits and who runs. Guarded by the queue's lock. */
final class Lane {
    private static final double NANOS = 1e9;

    private final Line waiting = new Line();
    private final Set<Run> running = new LinkedHashSet<>();
    private int limit = Api.UNLIMITED;
    private int endpoints;
    private @Nullable Event gathering; // the first of a batch that waits for more
    long ranksToldAt = Long.MIN_VALUE; // nanoseconds
    boolean ranksDue; // a timer will tell them
    boolean knockPlanned; // a timer will write to those who are next

    @Nullable
    Event startPlannedFor; // a timer will start the batch of which this is the first

    /** The lowest limit of the members holds. */
    void join(Endpoint endpoint) {
        endpoints++;
        int own = endpoint.concurrencyLimit();
        if (own != Api.UNLIMITED) limit = limit == Api.UNLIMITED ? own : Math.min(limit, own);
    }

    Line waiting() {
        return waiting;
    }

    Set<Run> running() {
        return running;
    }

    boolean hasSlot() {
        return limit == Api.UNLIMITED || running.size() < limit;
    }

    /** What one waiting event is told; {@code rankEta} as {@link #estimations}. */
    Message.Estimation estimation(Event event, int rank, Map<Endpoint, Durations> durations, int maxRunning, long now) {
        if (endpoints > 1) return estimations(durations, maxRunning, now).get(rank);
        Double own = mean(event, durations);
        Double eta = own == null ? null : sum(own, rank * own / width(maxRunning), untilSlot(durations, now));
        return new Message.Estimation(event.id(), rank, waiting.size(), eta);
    }

    /**
     * What all who wait are told, in order of rank. With p the mean run time, {@code rankEta} = own p + the sum of the p of those ahead,
     * divided by how many run side by side, + the time until a slot is free; null if one of them is unknown (gradio-protocol 7).
     */
    List<Message.Estimation> estimations(Map<Endpoint, Durations> durations, int maxRunning, long now) {
        List<Event> order = waiting.inOrder();
        List<Message.Estimation> told = new ArrayList<>(order.size());
        Double untilSlot = untilSlot(durations, now);
        Double ahead = 0.0;
        for (Event event : order) {
            Double own = mean(event, durations);
            told.add(new Message.Estimation(event.id(), told.size(), order.size(), sum(own, ahead, untilSlot)));
            ahead = own == null || ahead == null ? null : Double.valueOf(ahead + own / width(maxRunning));
        }
        return told;
    }

    /** As a call of {@code endpoint} would find it that came now; {@code eta} as {@link #estimations}. */
    Standing standing(Endpoint endpoint, Map<Endpoint, Durations> durations, int maxRunning, long now) {
        Double ahead = 0.0;
        for (Event event : waiting.inOrder()) {
            Double other = mean(event, durations);
            ahead = other == null || ahead == null ? null : Double.valueOf(ahead + other / width(maxRunning));
        }
        Double own = Objects.requireNonNull(durations.get(endpoint)).mean();
        Double eta = sum(own, ahead, untilSlot(durations, now));
        return new Standing(endpoint.lane(), running.size(), waiting.size(), width(maxRunning), eta);
    }

    private int width(int maxRunning) {
        return limit == Api.UNLIMITED ? maxRunning : Math.min(limit, maxRunning);
    }

    /** Seconds until the earliest expected end of a run, 0 if a slot is free; null if no end can be expected. */
    private @Nullable Double untilSlot(Map<Endpoint, Durations> durations, long now) {
        if (hasSlot()) return 0.0;
        Double earliest = null;
        for (Run run : running) {
            Double mean = Objects.requireNonNull(durations.get(run.endpoint())).mean();
            if (mean == null) return null;
            double left = Math.max(0, mean - (now - run.startedAt()) / NANOS);
            earliest = earliest == null ? left : Math.min(earliest, left);
        }
        return earliest;
    }

    private static @Nullable Double mean(Event event, Map<Endpoint, Durations> durations) {
        return Objects.requireNonNull(durations.get(event.endpoint())).mean();
    }

    private static @Nullable Double sum(@Nullable Double own, @Nullable Double ahead, @Nullable Double untilSlot) {
        return own == null || ahead == null || untilSlot == null ? null : Double.valueOf(own + ahead + untilSlot);
    }

    /**
     * The events of the next run, more than one for a batch; null if none may start.
     *
     * @param full a batch that is not full starts only if its first event has joined by then
     */
    @Nullable
    List<Event> next(long full) {
        gathering = null;
        Event first = waiting.peek();
        if (first == null || !hasSlot()) return null;
        Endpoint endpoint = first.endpoint();
        if (endpoint.batch() && first.joinedAt() - full > 0 && count(endpoint) < endpoint.maxBatchSize()) {
            gathering = first;
            return null;
        }
        waiting.next();
        List<Event> events = new ArrayList<>(List.of(first));
        if (endpoint.batch()) events.addAll(waiting.take(endpoint.maxBatchSize() - 1, e -> e.endpoint() == endpoint));
        return events;
    }

    private long count(Endpoint endpoint) {
        return waiting.inOrder().stream().filter(e -> e.endpoint() == endpoint).count();
    }

    /** The first of the batch that the last {@link #next} found waiting for more; null if it found none. */
    @Nullable
    Event gathering() {
        return gathering;
    }
}
