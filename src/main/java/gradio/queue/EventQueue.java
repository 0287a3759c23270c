package gradio.queue;

import gradio.api.CallListener;
import gradio.api.EndedCall;
import gradio.api.EndedCall.Outcome;
import gradio.api.Endpoint;
import gradio.api.FileGate;
import gradio.api.RequestInfo;
import gradio.wire.Frames;
import gradio.wire.Message;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes events, runs them lane by lane on the workers, and tells each session what becomes of its own. An accepted event is run at most
 * once and answered exactly once. Every public method may be called from any thread.
 */
public final class EventQueue {
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);
    private static final double NANOS = 1e9;

    private final QueueLimits limits;
    private final boolean showError;
    private final Guard guard;
    private final SecureRandom random = new SecureRandom();
    // Guarded by guard.
    private final Lanes lanes;
    private final Sessions sessions;
    private final Map<Endpoint, Durations> durations = new HashMap<>();
    private final Ranks ranks;
    private final Knocks knocks;
    private final Closing closing;
    private boolean stopped;
    private volatile BooleanSupplier draining = () -> false;

    /**
     * @param showError whether the text of an unexpected exception goes to the client
     * @param workers runs the calls; must have room for {@link QueueLimits#maxRunning}
     * @param timer for lingering streams, held-back ranks and progress; its tasks are short
     * @param nanoTime a clock that only goes forward, as {@link System#nanoTime}
     * @param listener hears how each call ends
     */
    public EventQueue(
            List<Endpoint> endpoints,
            QueueLimits limits,
            boolean showError,
            Executor workers,
            ScheduledExecutorService timer,
            LongSupplier nanoTime,
            CallListener listener) {
        this.limits = limits;
        this.showError = showError;
        this.guard = new Guard(workers, timer, nanoTime, listener);
        this.lanes = new Lanes(endpoints, limits.maxRunning());
        this.sessions = new Sessions(limits, nanoTime);
        for (Endpoint endpoint : endpoints) durations.put(endpoint, new Durations());
        this.ranks = new Ranks(guard, durations, limits.maxRunning());
        this.knocks = new Knocks(guard);
        this.closing = new Closing(guard, limits.linger());
    }

    /**
     * Puts an event into its lane; what becomes of it is read by {@link #open}.
     *
     * @param frames how it is told. With {@link Frames#QUEUE}, to the session {@code request.sessionHash()}; else the event is a session of
     *     its own, whose hash is the event's id, and shares what an author keeps for the session of the request
     * @param owner who alone may find the session; null if everybody may who knows its hash
     * @param files is released once, also when the event is refused
     * @throws QueueRefusal if the queue is full, draining or stopped
     */
    public Ticket submit(
            Frames frames,
            Endpoint endpoint,
            List<@Nullable Object> arguments,
            RequestInfo request,
            @Nullable String owner,
            FileGate files)
            throws QueueRefusal {
        try {
            return accept(frames, endpoint, arguments, request, owner, files);
        } catch (QueueRefusal e) {
            files.release();
            EndedCall refused =
                    new EndedCall(null, endpoint.name(), Outcome.REFUSED, Duration.ZERO, Duration.ZERO, request);
            guard.run(outbox -> outbox.ended(refused));
            throw e;
        }
    }

    private Ticket accept(
            Frames frames,
            Endpoint endpoint,
            List<@Nullable Object> arguments,
            RequestInfo request,
            @Nullable String owner,
            FileGate files)
            throws QueueRefusal {
        if (draining.getAsBoolean()) throw QueueRefusal.draining();
        String id = newId();
        Duration hold = guard.locked(outbox -> {
            if (stopped) throw QueueRefusal.stopped();
            int waiting = lanes.waiting();
            if (waiting >= limits.maxWaiting()) throw QueueRefusal.full(limits.maxWaiting(), waiting);
            int perClient = limits.maxWaitingPerClient();
            if (perClient > 0 && lanes.waiting(Event.client(request)) >= perClient) throw QueueRefusal.full(perClient);
            boolean isNew = sessions.find(owner, request.sessionHash()) == null;
            Session session = frames == Frames.QUEUE
                    ? sessions.joined(owner, request.sessionHash())
                    : sessions.ofCall(owner, id, request.sessionHash(), frames);
            Event event = new Event(id, endpoint, arguments, request, files, session, now());
            session.pending.add(event);
            closing.joined(session);
            Lane lane = lanes.of(endpoint);
            ranks.joined(lane, event, lane.waiting().add(event), outbox);
            start(outbox);
            knocks.plan(lane);
            planSweep();
            return frames == Frames.QUEUE && isNew ? closing.beginsAnew(event, outbox) : closing.hold(session);
        });
        return new Ticket(id, hold);
    }

    /** Whoever knows an event's id may listen to it, so nobody may guess it. */
    private String newId() {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    /** Makes {@code reader} the one reader of a session that is told in these frames; null if this owner knows none of that hash. */
    public @Nullable Subscription open(Frames frames, @Nullable String owner, String hash, Reader reader) {
        return guard.locked(outbox -> {
            Session session = sessions.find(owner, hash);
            if (session == null || session.frames() != frames) return null;
            Reader before = session.mailbox().attach(reader);
            if (before != null) outbox.replaced(before);
            session.closing++;
            if (session.pending.isEmpty() && !frames.once()) closing.plan(session);
            return new Subscription(this, session, reader);
        });
    }

    /** Cancels one event of a session; without effect if it is not the session's own or has got its answer. */
    public void cancel(@Nullable String owner, String hash, String eventId) {
        guard.run(outbox -> {
            Session session = sessions.find(owner, hash);
            if (session == null) return;
            Set<Lane> shorter = new LinkedHashSet<>();
            for (Event own : List.copyOf(session.pending)) {
                if (!own.id().equals(eventId)) continue;
                takeOut(own, shorter, outbox);
                end(own, Failures.completed(own, Failures.CANCELLED, null), Outcome.CANCELLED, outbox);
                outbox.cancel(own);
            }
            start(shorter, outbox); // it may have been the first of a batch that gathered
        });
    }

    /** The client of {@code reader} has gone. */
    void leave(Session session, Reader reader) {
        guard.run(outbox -> {
            if (!session.mailbox().leave(reader)) return;
            Set<Lane> shorter = new LinkedHashSet<>();
            for (Event event : session.pending) {
                takeOut(event, shorter, outbox);
                event.answered = true; // nobody is left to be told
                outbox.ended(event.ended(Outcome.LEFT, now()));
                outbox.cancel(event);
            }
            session.pending.clear();
            start(shorter, outbox);
            sessions.left(session);
            closing.forget(session);
        });
    }

    /** The answer of a {@code /call} has been fetched; a second fetch finds nothing. */
    void consumed(Session session) {
        guard.run(outbox -> sessions.consumed(session));
    }

    /** Removes an event from its line if it waits there; then its lane is one of the {@code shorter}. */
    private void takeOut(Event event, Set<Lane> shorter, Outbox outbox) {
        if (event.state != Event.State.WAITING) return;
        Lane lane = lanes.of(event.endpoint());
        if (!lane.waiting().remove(event)) return;
        event.state = Event.State.RETURNED;
        outbox.release(event);
        shorter.add(lane);
    }

    private void start(Outbox outbox) {
        start(new LinkedHashSet<>(), outbox);
    }

    /**
     * Starts whatever has a slot; the outbox tells about it and hands the runs to the workers. Ranks are told once, when all have started.
     *
     * @param shorter the lanes in which somebody has given up waiting
     */
    private void start(Set<Lane> shorter, Outbox outbox) {
        if (stopped) return;
        long full = now() - limits.batchLinger().toNanos();
        for (Lanes.Start next; (next = lanes.next(full)) != null; ) {
            Run run = new Run(this, next.lane(), next.events(), now());
            lanes.started(run);
            for (Event event : next.events()) {
                event.start(now());
                outbox.add(event, new Message.ProcessStarts(event.id(), mean(event.endpoint())), null);
            }
            outbox.start(run);
            shorter.add(next.lane());
        }
        shorter.forEach(lane -> ranks.changed(lane, outbox));
        for (Lane lane : lanes.gathering()) planStart(lane, full);
    }

    /** Starts a batch that waits for more calls when its first has waited long enough. */
    private void planStart(Lane lane, long full) {
        Event first = lane.gathering();
        if (first == null || first == lane.startPlannedFor) return;
        lane.startPlannedFor = first;
        guard.runLater(
                outbox -> {
                    lane.startPlannedFor = null;
                    start(outbox);
                },
                Duration.ofNanos(first.joinedAt() - full));
    }

    /** A run is over and its slot is free. Called once by each run. */
    void returned(Run run) {
        guard.run(outbox -> {
            if (!lanes.returned(run)) return;
            for (Event event : run.events()) {
                event.state = Event.State.RETURNED;
                outbox.release(event);
            }
            if (run.succeeded()) durationsOf(run.endpoint()).add((now() - run.startedAt()) / NANOS);
            start(outbox);
        });
    }

    /**
     * Sends a message of a running event, unless it has got its answer; an unread one with the same key is replaced.
     *
     * @return wakes the reader, to be run with no lock held
     */
    Runnable tell(Event event, Message message, String key) {
        byte[] bytes = event.session().frames().apply(message);
        if (bytes == null) return () -> {};
        return guard.prepare(outbox -> {
            if (event.answered) return;
            event.session().mailbox().offer(key, bytes);
            outbox.wake(event.session());
        });
    }

    /** As {@link #tell}, for messages that must not be dropped, and with the reader woken: waits for the reader, and cancels the event if it does not read. */
    void tellWhenThereIsRoom(Event event, Message message) {
        byte[] bytes = event.session().frames().apply(message);
        if (bytes == null) return;
        try {
            if (!event.session().mailbox().awaitRoom(limits.stall().toNanos())) {
                event.session().mailbox().dropCounted(event);
                answer(event, Failures.completed(event, Failures.STALLED, null), Outcome.CANCELLED);
                event.cancellation().cancel();
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            event.cancellation().cancel();
            return;
        }
        guard.run(outbox -> {
            if (event.answered) return;
            event.session().mailbox().offerCounted(event, bytes);
            outbox.wake(event.session());
        });
    }

    /** Ends an event for its client, unless that has happened already. */
    void answer(Event event, Message.ProcessCompleted message, Outcome outcome) {
        byte[] bytes = encoded(event, message); // before the lock is taken
        guard.run(outbox -> end(event, bytes, outcome, outbox));
    }

    private static byte[] encoded(Event event, Message.ProcessCompleted message) {
        return Objects.requireNonNull(event.session().frames().apply(message));
    }

    private void end(Event event, Message.ProcessCompleted message, Outcome outcome, Outbox outbox) {
        end(event, encoded(event, message), outcome, outbox);
    }

    private void end(Event event, byte[] completed, Outcome outcome, Outbox outbox) {
        if (event.answered) return;
        event.answered = true;
        outbox.ended(event.ended(outcome, now()));
        Session session = event.session();
        session.pending.remove(event);
        session.idleSince = now();
        if (session.frames().once()) {
            session.mailbox().offerLast(completed);
        } else {
            session.mailbox().offer(null, completed);
            if (session.pending.isEmpty()) closing.answered(session, event.client());
        }
        sessions.forgetUnread(session);
        outbox.wake(session);
    }

    /** The whole queue at a glance, as {@code /queue/status} tells it. */
    public Message.Estimation status() {
        return guard.locked(outbox -> new Message.Estimation(null, null, lanes.waiting(), null));
    }

    /** How many calls wait now. */
    public int waiting() {
        return guard.locked(outbox -> lanes.waiting());
    }

    /** How it stands with an endpoint of this queue. */
    public Standing standing(Endpoint endpoint) {
        return guard.locked(outbox -> lanes.of(endpoint).standing(endpoint, durations, limits.maxRunning(), now()));
    }

    /** How many calls run now. */
    public int running() {
        return guard.locked(outbox -> lanes.running());
    }

    /** While this is so, nothing new is taken, and what was taken goes on. */
    public void refuseWhile(BooleanSupplier draining) {
        this.draining = draining;
    }

    /** Takes nothing more, answers every pending event with an error and ends every stream. Calls that run are cancelled. */
    public void stop() {
        guard.run(outbox -> {
            if (stopped) return;
            stopped = true;
            Set<Lane> shorter = new LinkedHashSet<>();
            for (Session session : sessions.all()) {
                for (Event event : new ArrayList<>(session.pending)) {
                    takeOut(event, shorter, outbox);
                    end(event, Failures.completed(event, Failures.STOPPED, "Error"), Outcome.STOPPED, outbox);
                    outbox.cancel(event);
                }
                session.closing++;
                if (!session.frames().once() && session.mailbox().reader() != null) closing.send(session, outbox);
            }
        });
    }

    private void planSweep() {
        if (!sessions.planSweep()) return;
        guard.runLater(
                outbox -> {
                    sessions.sweep();
                    if (!stopped) planSweep();
                },
                SWEEP_EVERY);
    }

    boolean showError() {
        return showError;
    }

    long now() {
        return guard.now();
    }

    void later(Runnable task, Duration delay) {
        guard.later(task, delay);
    }

    private Durations durationsOf(Endpoint endpoint) {
        return Objects.requireNonNull(durations.get(endpoint));
    }

    private @Nullable Double mean(Endpoint endpoint) {
        return durationsOf(endpoint).mean();
    }

    /** Mean run time in seconds; {@code current} if this is the first. */
    double averageSeconds(Endpoint endpoint, double current) {
        return guard.locked(outbox -> {
            Double mean = mean(endpoint);
            return mean == null ? current : mean;
        });
    }
}
