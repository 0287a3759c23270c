package gradio.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The uploads that carry an id. Whoever asks for one is told at once, or when it begins, or after three seconds that there is none. */
final class Tracker {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Is told once: the track, or null if there is none. */
    private record Question(String id, Consumer<@Nullable Track> told) {}

    private final ScheduledExecutorService timer;
    private final LongSupplier nanoTime;
    // Guarded by this.
    private final Map<String, Track> tracks = new HashMap<>();
    private final List<Question> open = new ArrayList<>();
    private boolean stopped;

    Tracker(ScheduledExecutorService timer, LongSupplier nanoTime) {
        this.timer = timer;
        this.nanoTime = nanoTime;
    }

    /** An upload of this id has come; {@link #end} must follow. */
    Track begin(String id) {
        Track track;
        List<Question> answered = new ArrayList<>();
        synchronized (this) {
            track = tracks.computeIfAbsent(id, unknown -> new Track(nanoTime));
            track.begin();
            for (Question question : open) if (question.id.equals(id)) answered.add(question);
            open.removeAll(answered);
        }
        for (Question question : answered) question.told.accept(track);
        return track;
    }

    /** It is over; who asks in the next moments is told so. */
    void end(String id, Track track) {
        track.end();
        later(() -> forget(id, track));
    }

    private synchronized void forget(String id, Track track) {
        if (track.isOver()) tracks.remove(id, track);
    }

    /** @param told is told once, on any thread: the track, or null if there is none */
    void find(String id, Consumer<@Nullable Track> told) {
        Question question = new Question(id, told);
        Track known;
        boolean waits;
        synchronized (this) {
            known = tracks.get(id);
            waits = known == null && !stopped;
            if (waits) open.add(question);
        }
        if (waits) later(() -> giveUp(question));
        else told.accept(known);
    }

    private void giveUp(Question question) {
        boolean asked;
        synchronized (this) {
            asked = open.remove(question);
        }
        if (asked) question.told.accept(null);
    }

    private void later(Runnable task) {
        if (!timer.isShutdown()) timer.schedule(task, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How many ids are known and how many are asked for. */
    synchronized int size() {
        return tracks.size() + open.size();
    }

    /** Nobody has to wait any more. */
    void stop() {
        List<Question> left;
        synchronized (this) {
            stopped = true;
            left = List.copyOf(open);
            open.clear();
        }
        for (Question question : left) question.told.accept(null);
    }
}
