package gradio.queue;

import gradio.api.EndedCall;
import gradio.api.FileGate;
import gradio.api.RequestInfo;
import gradio.wire.Frames;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One random run: everything that may happen to a queue, in an order that the seed decides, and what then has to be true. */
final class RandomRun {
    private static final int FREE = 1_000_000;
    private static final int DEEPEST = 8; // calls that go on at once
    private static final Duration LINGER = Duration.ofMillis(300);
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final Map<String, List<String>> PYTHON = Map.of("x-gradio-user", List.of("api"));

    private final RandomTrace trace;
    private final Dice dice;
    private final RandomAuthor author;
    private final ManualTimer timer = new ManualTimer();
    private final List<Run> workers = new ArrayList<>();
    private final QueueLimits limits;
    private final RandomLedger ledger;
    private final Set<String> ended = new HashSet<>(); // ids of the calls that are over, as a listener hears it
    private final RandomCalls calls;
    private final EventQueue queue;
    private final RandomReaders readers;
    private final List<RandomAuthor.Lane> lanes; // few, that lines grow longer
    private final int clients;
    private final int sessions;
    private int operations; // how many are left
    private final Deque<List<RandomEvent>> tasks =
            new ArrayDeque<>(); // what goes on: of a worker, its events; else none
    private boolean stopped;

    /** @param seen takes what has happened in this run */
    RandomRun(long seed, RandomAuthor author, Set<String> seen) {
        dice = new Dice(seed);
        trace = new RandomTrace(seen);
        this.author = author;
        author.now = this;
        lanes = dice.some(RandomAuthor.LANES);
        clients = 1 + dice.below(4);
        sessions = 1 + dice.below(4);
        operations = 10 + dice.below(40);
        Duration stall = Duration.ZERO; // a generator that would have to wait for its reader is stalled at once
        Duration batchLinger = Duration.ofMillis(dice.pick(0, 10));
        limits = new QueueLimits(
                dice.pick(2, 6, FREE),
                dice.pick(0, 0, 2),
                dice.pick(1, 2, 3, 20),
                dice.pick(3, FREE, FREE),
                dice.pick(150, 1_000, FREE),
                FREE,
                stall,
                LINGER,
                batchLinger,
                IDLE);
        trace.add(limits, ", ", clients, " clients, ", sessions, " sessions");
        ledger = new RandomLedger(trace, limits, timer);
        calls = new RandomCalls(this, dice, trace, ledger);
        queue = new EventQueue(author.registry.endpoints(), limits, true, this::starts, timer, timer::now, this::ended);
        readers = new RandomReaders(queue, dice, trace, ledger, limits.mailboxBytes() < FREE);
    }

    /** @throws AssertionError if something is wrong; {@link #toString} then tells what had happened */
    void go() {
        int stopAt = dice.oneIn(8) ? dice.below(operations) : -1;
        while (operations > 0) {
            if (operations == stopAt) operation(this::stop);
            any();
        }
        if (dice.oneIn(3)) operation(this::stop);
        operation(() -> advance(limits.batchLinger()));
        drain();
        everyEndWasTold();
        if (stopped) return;
        nothingIsKept();
        if (!dice.oneIn(4)) return; // a lost slot would have been missed before; this only makes sure
        everySlotIsThere();
        everyEndWasTold();
        nothingIsKept();
    }

    /** Does the next of the many things that may happen. */
    void any() {
        if (operations-- <= 0) return;
        operation(() -> {
            switch (dice.below(20)) {
                case 0, 1, 2, 3, 4 -> submit(Frames.QUEUE);
                case 5 -> submit(Frames.CALL);
                case 6 -> submit(Frames.ANSWER);
                case 7, 8, 9 -> readers.open(sessions);
                case 10, 11 -> readers.read();
                case 12 -> readers.leave();
                case 13, 14 -> cancel();
                case 15 -> {
                    if (dice.oneIn(8)) longTime();
                    else advance(Duration.ofMillis(dice.pick(1, 20, 60, 150, 300, 1_000)));
                }
                default -> work();
            }
        });
    }

    /** Does something and checks what has to be true between any two operations. */
    private void operation(Runnable what) {
        tasks.push(List.of());
        try {
            trace.inner(what);
        } catch (RuntimeException e) { // in a call it would pass for a failure of the author's
            trace.check(false, e::toString);
        }
        tasks.pop();
        Thread.interrupted(); // a call that is cancelled is interrupted, and here one thread is all workers
        trace.checkNothingWrong();
        readers.operationEnds();
        ledger.checkNoSlotIsIdle();
        trace.check(queue.running() == ledger.running(), () -> queue.running() + " run, not " + ledger.running());
        int waiting = queue.status().queueSize();
        trace.check(waiting == ledger.waiting(), () -> waiting + " wait, not " + ledger.waiting());
    }

    private void submit(Frames way) {
        RandomAuthor.Lane lane = dice.pick(lanes);
        int session = dice.below(sessions);
        int client = dice.oneIn(5) ? dice.below(clients) : session % clients;
        String hash = way != Frames.QUEUE && dice.oneIn(2) ? "" : "s" + session;
        submit(way, dice.pick(lane.endpoints()), lane.name(), client, hash);
    }

    private RandomEvent submit(Frames way, String endpoint, String lane, int client, String hash) {
        int number = ledger.events().size();
        RandomEvent event = new RandomEvent(trace, number, way, endpoint, lane, "c" + client, hash);
        trace.add(event, " = ", way, " /", endpoint, " of c", client, " in ", hash);
        String refusal = refusal(event.client);
        ledger.joins(event);
        readers.joins(event);
        try {
            ledger.named(event, accepted(event, client));
            trace.check(refusal == null, () -> event + " was taken, and not refused: " + refusal);
        } catch (QueueRefusal e) {
            trace.add("refused: ", e.getMessage());
            String why = refusal == null ? "Too many sessions." : refusal;
            boolean right = refusal != null || limits.maxSessions() < FREE;
            trace.check(right && e.getMessage().startsWith(why), e::toString);
            trace.check(event.id == null && event.waits, () -> event + " was begun and then refused");
            trace.seen(why);
            ledger.waitsNoMore(event);
        }
        return event;
    }

    /** How the queue has to refuse an event; null if it may refuse it only for want of sessions. */
    private String refusal(String client) {
        if (stopped) return "Queue is stopped.";
        if (ledger.waiting() >= limits.maxWaiting()) return "Queue is full.";
        int perClient = limits.maxWaitingPerClient();
        return perClient > 0 && ledger.waiting(client) >= perClient ? "Too many of your calls are waiting" : null;
    }

    private String accepted(RandomEvent event, int client) throws QueueRefusal {
        RequestInfo request = new RequestInfo(
                dice.oneIn(2) ? PYTHON : Map.of(),
                Map.of(),
                "10.0.0." + client,
                client == 1 ? "ann" : null,
                event.session);
        var endpoint = author.registry.byName(event.endpoint).orElseThrow();
        List<Object> arguments = List.of(event.number);
        FileGate files = calls.files(event);
        return queue.submit(event.way, endpoint, arguments, request, null, files)
                .eventId();
    }

    /** Cancels an event, often one of the newest; sometimes in the wrong session, or none that there is. */
    private void cancel() {
        int size = ledger.events().size();
        if (size == 0) return;
        int back = dice.oneIn(3) ? dice.below(size) : dice.below(Math.min(5, size));
        RandomEvent event = ledger.events().get(size - 1 - back);
        if (event.id == null) return;
        String hash = dice.oneIn(4) ? "s" + dice.below(sessions) : event.key();
        String id = dice.oneIn(8) ? "unknown" : event.id;
        trace.add("cancel ", ledger.shown(id), " in ", ledger.shown(hash));
        if (hash.equals(event.key()) && id.equals(event.id) && !event.over()) {
            trace.seen("cancelled " + event.when());
            event.ends("failed: Cancelled");
            ledger.waitsNoMore(event);
        }
        queue.cancel(null, hash, id);
    }

    /** So much time that the queue forgets whoever has nothing pending and does not listen. */
    private void longTime() {
        if (!stopped) readers.forgetTheIdle();
        advance(IDLE.multipliedBy(2));
    }

    private void advance(Duration time) {
        trace.add(time.toMillis(), " ms pass");
        timer.advance(time.toMillis());
    }

    private void stop() {
        trace.add("stop");
        stopped = true;
        for (RandomEvent event : ledger.events()) {
            if (event.id == null || event.over()) continue;
            trace.seen("stopped " + event.when());
            event.ends("failed: The server is stopping. Please try again in a moment.");
            ledger.waitsNoMore(event);
        }
        queue.stop();
    }

    /** A worker runs a call to its end; what happens meanwhile, the call itself lets happen. */
    private void work() {
        if (workers.isEmpty() || tasks.size() > 2 * DEEPEST) return;
        Run task = workers.remove(dice.below(workers.size()));
        List<RandomEvent> known = known(task);
        trace.add("a worker takes ", known);
        tasks.push(known);
        task.run();
        givesUp(tasks.pop());
        for (RandomEvent event : known) trace.check(event.over() || event.ran, () -> event + " does not run");
    }

    /** A call that nobody waits for when it would begin gives its slot back, and that is all. */
    private void givesUp(List<RandomEvent> task) {
        for (RandomEvent event : task) if (event.ran || event.givenUp || !event.over()) return;
        if (task.isEmpty()) return;
        trace.seen("over before it began");
        task.forEach(event -> event.givenUp = true);
        ledger.ends(task.get(0).lane);
    }

    /** The queue wants a worker: what it starts must have been next. */
    private void starts(Runnable task) {
        Run run = (Run) task;
        givesUp(tasks.element());
        List<RandomEvent> known = known(run);
        trace.add("starts ", known);
        boolean someHaveLeft = false;
        for (RandomEvent event : known) {
            trace.check(!event.started, () -> event + " starts twice");
            event.started = true;
            boolean left = readers.hasJustLeft(event);
            trace.check(event.waits || left, () -> event + " starts and waits no more");
            someHaveLeft |= left;
        }
        if (someHaveLeft) ledger.startsInAnyOrder(known);
        else ledger.starts(known);
        if (known.size() > 1) trace.seen("batch");
        workers.add(run);
    }

    private List<RandomEvent> known(Run run) {
        return run.events().stream()
                .map(event -> ledger.events().get((Integer) event.arguments().get(0)))
                .toList();
    }

    List<String> call(List<Integer> numbers, RandomAuthor.Tools tools) {
        return calls.call(numbers.stream().map(ledger.events()::get).toList(), tools);
    }

    RandomValues generate(int number, RandomAuthor.Tools tools) {
        return calls.generate(ledger.events().get(number), tools);
    }

    /** Whether calls shall only come to their end. */
    boolean draining() {
        return operations <= 0;
    }

    /** Whether what this event has said may have found no room. */
    boolean mayStall(RandomEvent event) {
        return event.reports && limits.mailboxBytes() < FREE;
    }

    private void drain() {
        while (!workers.isEmpty()) {
            operation(this::work);
            if (workers.isEmpty()) operation(() -> advance(limits.batchLinger()));
        }
        trace.check(ledger.waiting() + ledger.running() == 0, () -> "some wait or run that nobody starts or ends");
        for (RandomEvent event : ledger.events()) {
            trace.check(event.released == 1, () -> "the files of " + event + " are not let go");
        }
    }

    private void ended(EndedCall call) {
        if (call.id() == null) return;
        trace.check(ended.add(call.id()), () -> "The end of " + call + " is told twice");
    }

    private void everyEndWasTold() {
        for (RandomEvent event : ledger.events()) {
            if (event.id == null) continue;
            trace.check(ended.contains(event.id), () -> "Nobody has counted the end of " + event);
            if (event.unheard()) operation(() -> readers.openFor(event));
            trace.check(event.left || event.heardEnd(), () -> event + " was not told its end, " + event.due);
            boolean isKept = event.way != Frames.QUEUE && readers.isKnown(event);
            trace.check(!isKept, () -> event + " can be fetched for ever");
        }
        operation(readers::everybodyReads);
        operation(() -> advance(LINGER));
        operation(readers::everybodyReads);
        trace.check(readers.isEmpty(), () -> "some streams are not closed");
    }

    /** What nobody has asked about for long enough is forgotten. */
    private void nothingIsKept() {
        operation(this::longTime);
        for (RandomEvent event : ledger.events()) {
            trace.check(event.id == null || !readers.isKnown(event), () -> ledger.shown(event.key()) + " is kept");
        }
        trace.check(!timer.skip(), () -> "the timer has something to do for ever");
    }

    private void everySlotIsThere() {
        for (RandomAuthor.Lane lane : RandomAuthor.LANES) {
            for (int i = 0; i < Math.min(3, Math.min(lane.limit(), limits.maxRunning())); i++) {
                String endpoint = lane.endpoints().get(0);
                operation(() -> {
                    RandomEvent event = submit(Frames.QUEUE, endpoint, lane.name(), 0, "s");
                    boolean gathers = RandomAuthor.BATCHES.containsKey(endpoint)
                            && !limits.batchLinger().isZero();
                    trace.check(event.started || gathers, () -> event + " does not start in an empty queue");
                });
            }
            operation(() -> advance(limits.batchLinger()));
            drain();
        }
    }

    @Override
    public String toString() {
        return trace.toString();
    }
}
