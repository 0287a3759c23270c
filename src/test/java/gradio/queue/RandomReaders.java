package gradio.queue;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.wire.Frames;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who reads what in a random run: readers that come, read, are replaced, leave and are closed. */
final class RandomReaders {
    private static final List<RandomReader.Habit> HABITS = List.of(RandomReader.Habit.values());

    private final EventQueue queue;
    private final Dice dice;
    private final RandomTrace trace;
    private final RandomLedger ledger;
    private final boolean mayStall;
    private final Map<String, RandomReader> now = new HashMap<>(); // by key
    private int opened;
    // Of the operation that goes on.
    private RandomEvent joining; // the queue may speak of it before it has told its id
    private final Map<RandomEvent, String> places = new HashMap<>(); // told to readers that read at once
    private final Set<RandomEvent> gone = new HashSet<>(); // their reader has left while it was spoken to
    private boolean someLeft;

    RandomReaders(EventQueue queue, Dice dice, RandomTrace trace, RandomLedger ledger, boolean mayStall) {
        this.queue = queue;
        this.dice = dice;
        this.trace = trace;
        this.ledger = ledger;
        this.mayStall = mayStall;
    }

    void joins(RandomEvent event) {
        joining = event;
    }

    /** The place that was told in an operation is that at its end, or that of an event which has just joined. */
    void operationEnds() {
        if (!someLeft) {
            places.forEach((event, told) -> {
                String place = ledger.place(event);
                boolean right = told.equals(place) || event == joining && told.equals(event.joinedAt);
                trace.check(right, () -> event + " was told place " + told + " and not " + place);
            });
        }
        joining = null;
        places.clear();
        gone.clear();
        someLeft = false;
    }

    /** Somebody opens the stream of one of the sessions, or of a call that has not been fetched. */
    void open(int sessions) {
        List<RandomEvent> calls = ledger.events().stream()
                .filter(event -> event.way != Frames.QUEUE && event.unheard())
                .toList();
        if (calls.isEmpty() || dice.oneIn(2)) {
            open(Frames.QUEUE, "s" + dice.below(sessions), dice.pick(HABITS));
        } else {
            RandomEvent call = dice.pick(calls);
            open(call.way, call.id, dice.pick(HABITS));
        }
    }

    private void open(Frames way, String key, RandomReader.Habit habit) {
        RandomReader reader = asked(way, key, habit);
        trace.add(reader, " opens ", ledger.shown(key), " and is ", habit);
        trace.check(reader.frames != null || !awaited(way, key), () -> ledger.shown(key) + " is unknown");
        if (reader.frames == null) return;
        RandomReader before = now.put(key, reader);
        if (before != null) {
            trace.check(before.replaced && before.frames.ended(), () -> before + " reads beside " + reader);
            trace.check(before.frames.next() == null, () -> before + " was given a frame of " + reader);
            trace.seen("reader replaced");
        }
        reader.opened();
    }

    private RandomReader asked(Frames way, String key, RandomReader.Habit habit) {
        RandomReader reader = new RandomReader(this, "r" + opened++, way, key, habit);
        reader.frames = queue.open(way, null, key, reader);
        return reader;
    }

    /** Whether the queue still has something to say to whoever asks for this. */
    private boolean awaited(Frames way, String key) {
        return ledger.events().stream()
                .anyMatch(e -> e.way == way && e.unheard() && e.key().equals(key));
    }

    void read() {
        if (now.isEmpty()) return;
        RandomReader reader = dice.pick(inOrder());
        int max = 1 + dice.below(4);
        trace.add(reader, " reads ", max);
        reader.read(max);
    }

    /** The ids of calls have no order that a seed could repeat. */
    private List<RandomReader> inOrder() {
        return now.values().stream()
                .sorted(Comparator.comparing(RandomReader::toString))
                .toList();
    }

    void leave() {
        if (now.isEmpty()) return;
        RandomReader reader = dice.pick(inOrder());
        trace.add(reader, " leaves");
        leave(reader);
    }

    /** A reader finds, as it is spoken to, that its client has gone. */
    void findsItsClientGone(RandomReader reader) {
        reader.read(Integer.MAX_VALUE);
        trace.add(reader, " finds that its client has gone");
        someLeft = true;
        gone.addAll(leave(reader));
    }

    /** @return the events that nobody waits for any more */
    private List<RandomEvent> leave(RandomReader reader) {
        boolean reads = now.remove(reader.key, reader);
        trace.check(reads != reader.frames.ended(), () -> reader + (reads ? " has ended" : " has not ended"));
        List<RandomEvent> left = ledger.events().stream()
                .filter(event -> reads && event.unheard() && event.key().equals(reader.key))
                .toList();
        for (RandomEvent event : left) {
            trace.seen("left " + (event.due != null ? "after the end" : event.when()));
            ledger.waitsNoMore(event);
            event.left = true;
        }
        reader.frames.leave();
        return left;
    }

    void forgetTheIdle() {
        for (RandomEvent event : ledger.events()) {
            if (!event.unheard() || now.containsKey(event.key()) || hasPending(event.key())) continue;
            trace.seen("forgotten after the end");
            event.left = true;
        }
    }

    private boolean hasPending(String key) {
        return ledger.events().stream().anyMatch(e -> e.id != null && e.key().equals(key) && !e.over());
    }

    /** Whether its start may have been decided before its reader left, and is carried out after that. */
    boolean hasJustLeft(RandomEvent event) {
        return gone.contains(event) && (event.way != Frames.QUEUE || event.heardStart());
    }

    RandomEvent event(String id) {
        RandomEvent event = ledger.event(id);
        if (event == null && joining != null) {
            ledger.named(joining, id);
            event = joining;
        }
        trace.check(ledger.event(id) != null, () -> "the queue speaks of " + id);
        return event;
    }

    void hearsPlace(RandomReader reader, RandomEvent event, JsonNode told) {
        event.hearsPlace(told.get("rank").intValue(), told.get("queue_size").intValue());
        if (reader.readsAtOnce()) places.put(event, told.get("rank") + "/" + told.get("queue_size"));
    }

    void hearsEnd(RandomEvent event, String how) {
        trace.add(event, " is told ", how);
        event.hearsEnd(how, mayStall);
        trace.seen(how.startsWith("done") ? "done" : how.equals(RandomEvent.STALLED) ? "stalled" : "failed");
    }

    /** A reader has been told that nothing more comes. */
    void hearsLast(RandomReader reader) {
        trace.add(reader, " is closed");
        trace.check(now.remove(reader.key, reader), () -> reader + " is closed and does not read");
        trace.check(
                !reader.readsAtOnce() || !awaited(reader.way, reader.key), () -> reader + " is closed before the end");
    }

    void openFor(RandomEvent event) {
        open(event.way, event.key(), RandomReader.Habit.EAGER);
    }

    void everybodyReads() {
        for (RandomReader reader : inOrder()) reader.read(Integer.MAX_VALUE);
    }

    boolean isEmpty() {
        return now.isEmpty();
    }

    boolean isKnown(RandomEvent event) {
        return asked(event.way, event.key(), RandomReader.Habit.LAZY).frames != null;
    }
}
