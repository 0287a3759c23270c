package gradio.queue;

import java.time.Duration;

/**
 * Writes to those who are next while they wait: containers notice a client that left only at the second write after it, and the next
 * heartbeat may be too late to spare the work. Guarded by the queue's lock.
 */
final class Knocks {
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final int RANKS = 4;

    private final Guard guard;

    Knocks(Guard guard) {
        this.guard = guard;
    }

    void plan(Lane lane) {
        if (lane.knockPlanned || lane.waiting().size() == 0) return;
        lane.knockPlanned = true;
        guard.runLater(outbox -> knock(lane, outbox), EVERY);
    }

    private void knock(Lane lane, Outbox outbox) {
        lane.knockPlanned = false;
        lane.waiting().inOrder().stream().limit(RANKS).forEach(event -> outbox.knock(event.session()));
        plan(lane);
    }
}
