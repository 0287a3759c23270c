package gradio.queue;

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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes events, runs them lane by lane on the workers, and tells each session what becomes of its own. An accepted event is run at most
 * once and answered exactly once. Every public method may be called from any thread.
 */
public final class EventQueue {
    /** A client that has not seen its stream's end yet is caught by holding the answer of its next join this long. */
    private static final Duration CLOSE_RACE = Duration.ofMillis(150);

    private static final Duration KNOCK_EVERY = Duration.ofMillis(200);
    private static final int KNOCKED_AT = 4;

    private static final long RANKS_EVERY = Duration.ofMillis(250).toNanos();
    private static final long RANKS_EVERY_PER_WAITING =
            Duration.ofNanos(100_000).toNanos();
    private static final double NANOS = 1e9;

    private final QueueLimits limits;
    private final boolean showError;
    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanoTime;
    private final SecureRandom random = new SecureRandom();

    private final Object lock = new Object();
    // Guarded by lock.
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final Map<Endpoint, Durations> durations = new HashMap<>();
    private final Map<String, Session> lingering = new HashMap<>(); // by client, the last whose close is planned
    private final Sessions sessions;
    private int waiting;
    private int running;
    private boolean stopped;

    /**
     * @param showError whether the text of an unexpected exception goes to the client
     * @param workers runs the calls; must have room for {@link QueueLimits#maxRunning}
     * @param timer for lingering streams, held-back ranks and progress; its tasks are short
     * @param nanoTime a clock that only goes forward, as {@link System#nanoTime}
     */
    public EventQueue(
            List<Endpoint> endpoints,
            QueueLimits limits,
            boolean showError,
            Executor workers,
            ScheduledExecutorService timer,
            LongSupplier nanoTime) {
        this.limits = limits;
        this.showError = showError;
        this.workers = workers;
        this.timer = timer;
        this.nanoTime = nanoTime;
        this.sessions = new Sessions(limits, nanoTime);
        for (Endpoint endpoint : endpoints) {
            lanes.computeIfAbsent(endpoint.lane(), id -> new Lane()).join(endpoint);
            durations.put(endpoint, new Durations());
        }
    }

    /**
     * Puts an event of the session {@code request.sessionHash()} into its lane; what becomes of it is read by {@link #open}.
     *
     * @throws QueueRefusal if the queue is full or stopped
     */
    public Ticket join(Endpoint endpoint, List<@Nullable Object> arguments, RequestInfo request, FileGate files)
            throws QueueRefusal {
        return submit(endpoint, arguments, request, files, Frames.QUEUE);
    }

    /** As {@link #join}, for {@code /call}: the event is a session of its own, whose hash is the event's id. */
    public Ticket call(Endpoint endpoint, List<@Nullable Object> arguments, RequestInfo request, FileGate files)
            throws QueueRefusal {
        return submit(endpoint, arguments, request, files, Frames.CALL);
    }

    /** As {@link #call}, for {@code /run}: only the answer will be read. */
    public Ticket run(Endpoint endpoint, List<@Nullable Object> arguments, RequestInfo request, FileGate files)
            throws QueueRefusal {
        return submit(endpoint, arguments, request, files, Frames.ANSWER);
    }

    private Ticket submit(
            Endpoint endpoint, List<@Nullable Object> arguments, RequestInfo request, FileGate files, Frames frames)
            throws QueueRefusal {
        String id = newId();
        Outbox outbox = new Outbox();
        Duration hold = Duration.ZERO;
        synchronized (lock) {
            if (stopped) throw QueueRefusal.stopped();
            if (waiting >= limits.maxWaiting()) throw QueueRefusal.full(limits.maxWaiting(), waiting);
            boolean reset = frames == Frames.QUEUE && mayBeReset(request);
            Session session = frames == Frames.QUEUE
                    ? sessions.joined(request.sessionHash())
                    : sessions.ofCall(id, request.sessionHash(), frames);
            Event event = new Event(id, endpoint, arguments, request, files, session);
            if (reset && endLingering(event.client(), outbox)) hold = CLOSE_RACE;
            session.pending.add(event);
            session.closing++;
            if (session.closedAt != Long.MIN_VALUE && now() - session.closedAt < CLOSE_RACE.toNanos())
                hold = CLOSE_RACE;
            Lane lane = lane(endpoint);
            int rank = lane.waiting().add(event);
            waiting++;
            outbox.add(event, lane.estimation(event, rank, durations, limits.maxRunning(), now()), "estimation " + id);
            start(outbox);
            planKnock(lane);
            planSweep();
        }
        outbox.deliver();
        return new Ticket(id, hold);
    }

    private Lane lane(Endpoint endpoint) {
        return Objects.requireNonNull(lanes.get(endpoint.lane()), () -> "not of this queue: /" + endpoint.name());
    }

    /** Whoever knows an event's id may listen to it, so nobody may guess it. */
    private String newId() {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    /** Makes {@code reader} the one reader of a session; null if the session is unknown. */
    public @Nullable Subscription open(String hash, Reader reader) {
        return open(hash, reader, Frames.QUEUE);
    }

    /** As {@link #open}, for the answer of one {@code /call}. */
    public @Nullable Subscription openCall(String eventId, Reader reader) {
        return open(eventId, reader, Frames.CALL);
    }

    /** As {@link #open}, for the answer of one {@code /run}. */
    public @Nullable Subscription openRun(String eventId, Reader reader) {
        return open(eventId, reader, Frames.ANSWER);
    }

    private @Nullable Subscription open(String hash, Reader reader, Frames frames) {
        Session session;
        Reader before;
        synchronized (lock) {
            session = sessions.find(hash);
            if (session == null || session.frames() != frames) return null;
            before = session.mailbox().attach(reader);
            session.closing++;
            if (session.pending.isEmpty() && !session.frames().once()) planClose(session);
        }
        if (before != null) before.replaced();
        return new Subscription(this, session, reader);
    }

    /** Cancels one event of a session; without effect if it is not the session's own or has got its answer. */
    public void cancel(String hash, String eventId) {
        Outbox outbox = new Outbox();
        Event event = null;
        synchronized (lock) {
            Session session = sessions.find(hash);
            if (session == null) return;
            for (Event own : session.pending) {
                if (own.id().equals(eventId)) event = own;
            }
            if (event == null) return;
            takeOut(event, outbox);
            end(event, Failures.completed(event, Failures.CANCELLED, null), outbox);
        }
        outbox.deliver();
        event.cancellation().cancel();
    }

    /** The client of {@code reader} has gone. */
    void leave(Session session, Reader reader) {
        Outbox outbox = new Outbox();
        List<Event> dropped;
        synchronized (lock) {
            if (!session.mailbox().leave(reader)) return;
            dropped = new ArrayList<>(session.pending);
            for (Event event : dropped) {
                takeOut(event, outbox);
                event.answered = true; // nobody is left to be told
            }
            session.pending.clear();
            sessions.left(session);
            forgetLingering(session);
        }
        outbox.deliver();
        dropped.forEach(event -> event.cancellation().cancel());
    }

    /** The answer of a {@code /call} has been fetched; a second fetch finds nothing. */
    void consumed(Session session) {
        synchronized (lock) {
            sessions.consumed(session);
        }
    }

    /** Removes an event from its line if it waits there. */
    private void takeOut(Event event, Outbox outbox) {
        if (event.state != Event.State.WAITING) return;
        Lane lane = lane(event.endpoint());
        if (!lane.waiting().remove(event)) return;
        waiting--;
        event.state = Event.State.RETURNED;
        ranksChanged(lane, outbox);
    }

    /** Starts whatever has a slot; the outbox tells about it and hands the runs to the workers. */
    private void start(Outbox outbox) {
        for (Lane lane : lanes.values()) {
            boolean started = false;
            while (running < limits.maxRunning()) {
                List<Event> events = lane.next();
                if (events == null) break;
                Run run = new Run(this, lane, events, now());
                lane.running().add(run);
                running++;
                waiting -= events.size();
                started = true;
                for (Event event : events) {
                    event.state = Event.State.RUNNING;
                    outbox.add(event, new Message.ProcessStarts(event.id(), mean(event.endpoint())), null);
                }
                outbox.add(run);
            }
            if (started) ranksChanged(lane, outbox);
        }
    }

    /**
     * Writes to those who are next while they wait: containers notice a client that left only at the second write after it, and the next
     * heartbeat may be too late to spare the work.
     */
    private void planKnock(Lane lane) {
        if (lane.knockPlanned || lane.waiting().size() == 0 || stopped) return;
        lane.knockPlanned = true;
        later(() -> knock(lane), KNOCK_EVERY.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void knock(Lane lane) {
        Outbox outbox = new Outbox();
        synchronized (lock) {
            lane.knockPlanned = false;
            lane.waiting().inOrder().stream().limit(KNOCKED_AT).forEach(event -> outbox.knock(event.session()));
            planKnock(lane);
        }
        outbox.deliver();
    }

    /** A run is over and its slot is free. Called once by each run. */
    void returned(Run run) {
        Outbox outbox = new Outbox();
        synchronized (lock) {
            if (!run.lane().running().remove(run)) return;
            running--;
            run.events().forEach(event -> event.state = Event.State.RETURNED);
            if (run.succeeded()) durationsOf(run.endpoint()).add((now() - run.startedAt()) / NANOS);
            if (!stopped) start(outbox);
        }
        outbox.deliver();
    }

    /** Sends a message of a running event, unless it has got its answer; an unread one with the same key is replaced. */
    void tell(Event event, Message message, @Nullable String key) {
        Outbox outbox = new Outbox();
        byte[] bytes = event.session().frames().apply(message);
        if (bytes == null) return;
        synchronized (lock) {
            if (event.answered) return;
            event.session().mailbox().offer(key, bytes);
            outbox.wake(event.session());
        }
        outbox.deliver();
    }

    /** As {@link #tell}, for messages that must not be dropped: waits for the reader, and cancels the event if it does not read. */
    void tellWhenThereIsRoom(Event event, Message message) {
        byte[] bytes = event.session().frames().apply(message);
        if (bytes == null) return;
        try {
            if (!event.session().mailbox().awaitRoom(limits.stall().toNanos())) {
                answer(event, Failures.completed(event, Failures.STALLED, null));
                event.cancellation().cancel();
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            event.cancellation().cancel();
            return;
        }
        Outbox outbox = new Outbox();
        synchronized (lock) {
            if (event.answered) return;
            event.session().mailbox().offerCounted(bytes);
            outbox.wake(event.session());
        }
        outbox.deliver();
    }

    /** Ends an event for its client, unless that has happened already. */
    void answer(Event event, Message.ProcessCompleted message) {
        byte[] bytes =
                Objects.requireNonNull(event.session().frames().apply(message)); // encoded before the lock is taken
        Outbox outbox = new Outbox();
        synchronized (lock) {
            end(event, bytes, outbox);
        }
        outbox.deliver();
    }

    private void end(Event event, Message.ProcessCompleted message, Outbox outbox) {
        end(event, Objects.requireNonNull(event.session().frames().apply(message)), outbox);
    }

    private void end(Event event, byte[] completed, Outbox outbox) {
        if (event.answered) return;
        event.answered = true;
        Session session = event.session();
        session.pending.remove(event);
        session.idleSince = now();
        if (session.frames().once()) {
            session.mailbox().offerLast(completed);
        } else {
            session.mailbox().offer(null, completed);
            if (session.pending.isEmpty() && session.mailbox().reader() != null) {
                session.lingerer = event.client();
                lingering.put(session.lingerer, session);
                planClose(session);
            }
        }
        outbox.wake(session);
    }

    /** Whether this is one of Gradio's clients, which say so in a header, with a session that is new here. */
    private boolean mayBeReset(RequestInfo request) {
        return sessions.find(request.sessionHash()) == null
                && request.header("x-gradio-user").filter("api"::equals).isPresent();
    }

    /**
     * Ends the stream on which a client lingers when it begins a new session: after {@code reset_session()} gradio_client takes the old
     * session's stream for the new one's until it has read its end, and would lose the event with it.
     *
     * @return whether there was one
     */
    private boolean endLingering(String client, Outbox outbox) {
        Session old = lingering.get(client);
        if (old == null || !old.pending.isEmpty() || old.mailbox().reader() == null) return false;
        old.closing++;
        sendClose(old, outbox);
        return true;
    }

    private void forgetLingering(Session session) {
        if (session.lingerer != null) lingering.remove(session.lingerer, session);
    }

    private void planClose(Session session) {
        int mark = ++session.closing;
        later(() -> close(session, mark), limits.linger().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void close(Session session, int mark) {
        Outbox outbox = new Outbox();
        synchronized (lock) {
            if (session.closing != mark || session.mailbox().reader() == null) return;
            sendClose(session, outbox);
        }
        outbox.deliver();
    }

    private void sendClose(Session session, Outbox outbox) {
        session.mailbox().offerLast(Objects.requireNonNull(Frames.QUEUE.apply(new Message.CloseStream(null))));
        forgetLingering(session);
        session.closedAt = now();
        session.idleSince = now();
        outbox.wake(session);
    }

    /** Tells the ranks of a lane now, or soon if they were told just now. */
    private void ranksChanged(Lane lane, Outbox outbox) {
        int size = lane.waiting().size();
        if (size == 0 || lane.ranksDue) return;
        long pause = RANKS_EVERY + size * RANKS_EVERY_PER_WAITING;
        long since = lane.ranksToldAt == Long.MIN_VALUE ? pause : now() - lane.ranksToldAt;
        if (since >= pause) {
            tellRanks(lane, outbox);
        } else {
            lane.ranksDue = true;
            later(() -> ranksAreDue(lane), pause - since, TimeUnit.NANOSECONDS);
        }
    }

    private void ranksAreDue(Lane lane) {
        Outbox outbox = new Outbox();
        synchronized (lock) {
            lane.ranksDue = false;
            tellRanks(lane, outbox);
        }
        outbox.deliver();
    }

    private void tellRanks(Lane lane, Outbox outbox) {
        lane.ranksToldAt = now();
        List<Message.Estimation> told = lane.estimations(durations, limits.maxRunning(), now());
        List<Event> order = lane.waiting().inOrder();
        for (int i = 0; i < order.size(); i++) {
            outbox.add(order.get(i), told.get(i), "estimation " + order.get(i).id());
        }
    }

    /** The whole queue at a glance, as {@code /queue/status} tells it. */
    public Message.Estimation status() {
        synchronized (lock) {
            return new Message.Estimation(null, null, waiting, null);
        }
    }

    /** How many calls run now. */
    public int running() {
        synchronized (lock) {
            return running;
        }
    }

    /** Takes nothing more, answers every pending event with an error and ends every stream. Calls that run are cancelled. */
    public void stop() {
        Outbox outbox = new Outbox();
        List<Event> pending = new ArrayList<>();
        synchronized (lock) {
            if (stopped) return;
            stopped = true;
            for (Session session : sessions.all()) {
                for (Event event : new ArrayList<>(session.pending)) {
                    pending.add(event);
                    lane(event.endpoint()).waiting().remove(event);
                    end(event, Failures.completed(event, Failures.STOPPED, "Error"), outbox);
                }
                session.closing++;
                if (!session.frames().once() && session.mailbox().reader() != null) sendClose(session, outbox);
            }
            waiting = 0;
        }
        outbox.deliver();
        pending.forEach(event -> event.cancellation().cancel());
    }

    private void planSweep() {
        if (sessions.planSweep()) later(this::sweep, 1, TimeUnit.MINUTES);
    }

    private void sweep() {
        synchronized (lock) {
            sessions.sweep();
            if (!stopped) planSweep();
        }
    }

    boolean showError() {
        return showError;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    void later(Runnable task, long delay, TimeUnit unit) {
        timer.schedule(task, delay, unit);
    }

    private Durations durationsOf(Endpoint endpoint) {
        return Objects.requireNonNull(durations.get(endpoint));
    }

    private @Nullable Double mean(Endpoint endpoint) {
        return durationsOf(endpoint).mean();
    }

    /** Mean run time in seconds; {@code current} if this is the first. */
    double averageSeconds(Endpoint endpoint, double current) {
        synchronized (lock) {
            Double mean = mean(endpoint);
            return mean == null ? current : mean;
        }
    }

    /** What has to be done after the lock is released: readers to wake and runs to start. Messages are put into mailboxes at once. */
    private final class Outbox {
        private final Set<Reader> readers = new LinkedHashSet<>();
        private final Set<Reader> knocks = new LinkedHashSet<>();
        private final List<Run> runs = new ArrayList<>();

        void add(Event event, Message message, @Nullable String key) {
            byte[] bytes = event.session().frames().apply(message);
            if (bytes == null) return;
            event.session().mailbox().offer(key, bytes);
            wake(event.session());
        }

        void wake(Session session) {
            Reader reader = session.mailbox().reader();
            if (reader != null) readers.add(reader);
        }

        void knock(Session session) {
            Reader reader = session.mailbox().reader();
            if (reader != null) knocks.add(reader);
        }

        void add(Run run) {
            runs.add(run);
        }

        void deliver() {
            readers.forEach(Reader::ready);
            knocks.forEach(Reader::knock);
            runs.forEach(workers::execute);
        }
    }
}
