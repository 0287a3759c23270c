package gradio.queue;

import gradio.api.Alerts;
import gradio.api.Progress;
import gradio.wire.Message;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a running call says to its clients. Progress is sampled: one value per {@link #SAMPLE} at most, and the newest is never lost. For a
 * batch it goes to all its events.
 */
final class Reports implements Progress, Alerts {
    private static final Duration SAMPLE = Duration.ofMillis(20);

    private final EventQueue queue;
    private final List<Event> events;
    // Guarded by this, which may be held when the queue's lock is taken, never the other way round. Nobody is woken
    // with it held.
    private Message.Progress.@Nullable Unit held;
    private long sentAt = Long.MIN_VALUE;
    private boolean flushPlanned;

    Reports(EventQueue queue, List<Event> events) {
        this.queue = queue;
        this.events = events;
    }

    @Override
    public void at(double fraction, @Nullable String description) {
        Double told = Double.isNaN(fraction) ? null : Double.valueOf(Math.max(0, Math.min(1, fraction)));
        report(new Message.Progress.Unit(null, null, STEPS, told, description));
    }

    @Override
    public void step(long index, @Nullable Long length, String unit, @Nullable String description) {
        report(new Message.Progress.Unit(index, length, unit, null, description));
    }

    private void report(Message.Progress.Unit unit) {
        List<Runnable> wakes = List.of();
        Duration pause = Duration.ZERO;
        synchronized (this) {
            held = unit;
            long now = queue.now();
            if (sentAt == Long.MIN_VALUE || now - sentAt >= SAMPLE.toNanos()) {
                wakes = put();
            } else if (!flushPlanned) {
                flushPlanned = true;
                pause = SAMPLE.minusNanos(now - sentAt);
            }
        }
        if (!pause.isZero()) queue.later(this::flush, pause);
        wakes.forEach(Runnable::run);
    }

    /** Sends what is held back; called before anything else of the event is sent. */
    void flush() {
        List<Runnable> wakes;
        synchronized (this) {
            flushPlanned = false;
            wakes = put();
        }
        wakes.forEach(Runnable::run);
    }

    /** Into the mailboxes in one step, so that nothing overtakes it. @return wakes the readers */
    private List<Runnable> put() {
        if (held == null) return List.of();
        List<Message.Progress.Unit> data = List.of(held);
        held = null;
        sentAt = queue.now();
        return events.stream()
                .map(event -> queue.tell(event, new Message.Progress(event.id(), data), "progress " + event.id()))
                .toList();
    }

    @Override
    public void send(Level level, String message, String title, @Nullable Duration duration, boolean visible) {
        flush();
        Double seconds = duration == null ? null : duration.toMillis() / 1000.0;
        String word = level.name().toLowerCase(Locale.ROOT);
        for (Event event : events) {
            queue.tellWhenThereIsRoom(
                    event, new Message.Log(event.id(), String.valueOf(message), word, seconds, visible, title));
        }
    }
}
