package gradio.queue;

import gradio.api.Endpoint;
import gradio.wire.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Tells those who wait their rank: all of a lane from one snapshot, and the more they are the less often, so that the number of messages
 * grows with their number and not with its square. Guarded by the queue's lock.
 */
final class Ranks {
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Duration EVERY_PER_WAITING = Duration.ofNanos(100_000);

    private final Guard guard;
    private final Map<Endpoint, Durations> durations;
    private final int maxRunning;

    Ranks(Guard guard, Map<Endpoint, Durations> durations, int maxRunning) {
        this.guard = guard;
        this.durations = durations;
        this.maxRunning = maxRunning;
    }

    /** What an event is told that has just joined. */
    void joined(Lane lane, Event event, int rank, Outbox outbox) {
        outbox.add(event, lane.estimation(event, rank, durations, maxRunning, guard.now()), key(event));
    }

    /** Tells all of a lane now, or soon if they were told just now. */
    void changed(Lane lane, Outbox outbox) {
        int size = lane.waiting().size();
        if (size == 0 || lane.ranksDue) return;
        Duration pause = EVERY.plus(EVERY_PER_WAITING.multipliedBy(size));
        Duration since = lane.ranksToldAt == Long.MIN_VALUE ? pause : Duration.ofNanos(guard.now() - lane.ranksToldAt);
        if (since.compareTo(pause) >= 0) {
            tell(lane, outbox);
        } else {
            lane.ranksDue = true;
            guard.runLater(later -> due(lane, later), pause.minus(since));
        }
    }

    private void due(Lane lane, Outbox outbox) {
        lane.ranksDue = false;
        tell(lane, outbox);
    }

    private void tell(Lane lane, Outbox outbox) {
        lane.ranksToldAt = guard.now();
        List<Message.Estimation> told = lane.estimations(durations, maxRunning, guard.now());
        List<Event> order = lane.waiting().inOrder();
        for (int i = 0; i < order.size(); i++) outbox.add(order.get(i), told.get(i), key(order.get(i)));
    }

    private static String key(Event event) {
        return "estimation " + event.id();
    }
}
