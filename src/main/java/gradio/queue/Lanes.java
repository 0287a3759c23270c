package gradio.queue;

import gradio.api.Endpoint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All lanes and what they hold together. Guarded by the queue's lock. */
final class Lanes {
    /** What one slot of a lane takes up at once. */
    record Start(Lane lane, List<Event> events) {}

    private final int maxRunning;
    private final Map<String, Lane> byId = new HashMap<>();
    private final Deque<Lane> turns = new ArrayDeque<>(); // the lane that may start something first comes first
    private int running;

    Lanes(List<Endpoint> endpoints, int maxRunning) {
        this.maxRunning = maxRunning;
        for (Endpoint endpoint : endpoints) {
            byId.computeIfAbsent(endpoint.lane(), this::added).join(endpoint);
        }
    }

    private Lane added(String id) {
        Lane lane = new Lane();
        turns.add(lane);
        return lane;
    }

    Lane of(Endpoint endpoint) {
        return Objects.requireNonNull(byId.get(endpoint.lane()), () -> "not of this queue: /" + endpoint.name());
    }

    /** How many events wait. */
    int waiting() {
        int waiting = 0;
        for (Lane lane : turns) waiting += lane.waiting().size();
        return waiting;
    }

    /** How many events of one client wait. */
    int waiting(String client) {
        int waiting = 0;
        for (Lane lane : turns) waiting += lane.waiting().sizeOf(client);
        return waiting;
    }

    /** How many calls run. */
    int running() {
        return running;
    }

    /**
     * What may start next; the lanes take turns, so that none is starved while all slots are wanted. Null if nothing may.
     *
     * @param full as in {@link Lane#next}
     */
    @Nullable
    Start next(long full) {
        if (running >= maxRunning) return null;
        for (int i = turns.size(); i > 0; i--) {
            Lane lane = turns.remove();
            turns.add(lane);
            List<Event> events = lane.next(full);
            if (events != null) return new Start(lane, events);
        }
        return null;
    }

    /** The lanes in which, after {@link #next} has found nothing, a batch waits for more calls and for nothing else. */
    List<Lane> gathering() {
        if (running >= maxRunning) return List.of();
        return turns.stream().filter(lane -> lane.gathering() != null).toList();
    }

    void started(Run run) {
        run.lane().running().add(run);
        running++;
    }

    /** @return whether it ran; false the second time */
    boolean returned(Run run) {
        if (!run.lane().running().remove(run)) return false;
        running--;
        return true;
    }
}
