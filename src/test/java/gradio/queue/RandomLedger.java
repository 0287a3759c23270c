package gradio.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who waits, who runs and whose turn it is, kept beside the queue from what it is asked and what it starts. A lane's order is: by round (how
 * many of the same client are ahead), then by turn (which client came, or was served, longest ago).
 */
final class RandomLedger {
    private static final long NEVER = Long.MAX_VALUE;

    private static final class Lane {
        final RandomAuthor.Lane declared;
        final List<RandomEvent> waiting = new ArrayList<>(); // in the order they came
        final Map<String, Long> turns = new HashMap<>(); // by client, when it came or was served last
        int running;
        long readySince = NEVER; // since when it could start something, were a worker free
        long startedAt = -1;

        Lane(RandomAuthor.Lane declared) {
            this.declared = declared;
        }
    }

    private final RandomTrace trace;
    private final QueueLimits limits;
    private final ManualTimer clock;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final List<RandomEvent> events = new ArrayList<>(); // by number
    private final Map<String, RandomEvent> byId = new HashMap<>();
    private long time; // how much has happened
    private int waiting;
    private int running;

    RandomLedger(RandomTrace trace, QueueLimits limits, ManualTimer clock) {
        this.trace = trace;
        this.limits = limits;
        this.clock = clock;
        for (RandomAuthor.Lane declared : RandomAuthor.LANES) lanes.put(declared.name(), new Lane(declared));
    }

    /** All events, in the order they were asked for; those that were refused have no id. */
    List<RandomEvent> events() {
        return events;
    }

    RandomEvent event(String id) {
        return byId.get(id);
    }

    /** The queue has accepted it. */
    void named(RandomEvent event, String id) {
        trace.check(event.id == null || event.id.equals(id), () -> event + " has two ids");
        event.id = id;
        byId.put(id, event);
    }

    String shown(String key) {
        return byId.containsKey(key) ? byId.get(key).toString() : key;
    }

    void joins(RandomEvent event) {
        events.add(event);
        Lane lane = lanes.get(event.lane);
        if (lane.waiting.stream().noneMatch(other -> other.client.equals(event.client))) {
            lane.turns.put(event.client, ++time);
        }
        event.waits = true;
        lane.waiting.add(event);
        event.joinedNanos = clock.now();
        waiting++;
        changed(lane);
        event.joinedAt = place(event);
    }

    void waitsNoMore(RandomEvent event) {
        if (!event.waits) return;
        event.waits = false;
        Lane lane = lanes.get(event.lane);
        lane.waiting.remove(event);
        waiting--;
        changed(lane);
    }

    /** As it is told: the place and of how many; null if the event does not wait. */
    String place(RandomEvent event) {
        if (!event.waits) return null;
        List<RandomEvent> order = order(lanes.get(event.lane));
        return order.indexOf(event) + "/" + order.size();
    }

    private static List<RandomEvent> order(Lane lane) {
        Map<RandomEvent, Integer> rounds = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (RandomEvent event : lane.waiting) rounds.put(event, counts.merge(event.client, 1, Integer::sum));
        return lane.waiting.stream()
                .sorted(Comparator.<RandomEvent>comparingInt(rounds::get)
                        .thenComparingLong(event -> lane.turns.get(event.client)))
                .toList();
    }

    /** The queue has started these; checks that they were next. */
    void starts(List<RandomEvent> events) {
        Lane lane = lanes.get(events.get(0).lane);
        List<RandomEvent> next = next(lane);
        trace.check(!gathers(next), () -> events + " starts and is not full");
        trace.check(events.equals(next), () -> events + " start and not " + next + " of " + order(lane));
        for (Lane other : lanes.values()) {
            trace.check(
                    other == lane || other.readySince >= lane.startedAt || other.startedAt >= lane.startedAt,
                    () -> lane.declared.name() + " starts again before " + other.declared.name());
        }
        startsInAnyOrder(events);
    }

    private static List<RandomEvent> next(Lane lane) {
        List<RandomEvent> order = order(lane);
        if (order.isEmpty()) return order;
        String endpoint = order.get(0).endpoint;
        return order.stream()
                .filter(event -> event.endpoint.equals(endpoint))
                .limit(RandomAuthor.BATCHES.getOrDefault(endpoint, 1))
                .toList();
    }

    /** Whether this is a batch that waits for more. */
    private boolean gathers(List<RandomEvent> next) {
        int full = next.isEmpty() ? 0 : RandomAuthor.BATCHES.getOrDefault(next.get(0).endpoint, 0);
        return next.size() < full
                && clock.now() - next.get(0).joinedNanos < limits.batchLinger().toNanos();
    }

    void startsInAnyOrder(List<RandomEvent> events) {
        Lane lane = lanes.get(events.get(0).lane);
        for (RandomEvent event : events) {
            boolean itsTurn = lane.waiting.stream()
                    .filter(other -> other.client.equals(event.client))
                    .allMatch(other -> other.number >= event.number);
            if (itsTurn) lane.turns.put(event.client, ++time);
            waitsNoMore(event);
        }
        lane.startedAt = ++time;
        lane.running++;
        running++;
        changed(lane);
        trace.check(lane.running <= lane.declared.limit(), () -> lane.running + " run in " + lane.declared);
        trace.check(running <= limits.maxRunning(), () -> running + " run of " + limits);
    }

    void ends(String name) {
        Lane lane = lanes.get(name);
        lane.running--;
        running--;
        changed(lane);
    }

    private void changed(Lane lane) {
        if (!isReady(lane)) lane.readySince = NEVER;
        else if (lane.readySince == NEVER) lane.readySince = ++time;
    }

    /** Whether it could start something, were a worker free. */
    private boolean isReady(Lane lane) {
        return !lane.waiting.isEmpty() && lane.running < lane.declared.limit() && !gathers(next(lane));
    }

    int waiting(String client) {
        return (int) events.stream()
                .filter(event -> event.waits && event.client.equals(client))
                .count();
    }

    int waiting() {
        return waiting;
    }

    int running() {
        return running;
    }

    /** Between two operations nobody waits whom a free slot would take. */
    void checkNoSlotIsIdle() {
        if (running == limits.maxRunning()) return;
        for (Lane lane : lanes.values()) {
            trace.check(!isReady(lane), () -> lane.waiting + " wait though a slot is free");
        }
    }
}
