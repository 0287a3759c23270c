package gradio.queue;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.wire.Frames;
import gradio.wire.Json;

/** One event of a random run, as the test knows it from outside the queue. */
final class RandomEvent {
    static final String STALLED = "failed: Cancelled: the results of this call were not read in time.";

    private final RandomTrace trace;
    final int number;
    final Frames way;
    final String endpoint;
    final String lane;
    final String client;
    final String session;
    String id; // null until the queue has told it
    String joinedAt; // the place that it may be told at its join
    long joinedNanos;
    boolean waits;
    boolean started;
    boolean ran;
    boolean returned; // its function, if it ran
    int released; // how often its files were let go
    boolean fetched; // its files, before it may begin
    boolean givenUp; // it was over before it began
    boolean reports; // what it has said may have found no room
    boolean left; // its client has gone, and whatever was not read is lost
    String due; // how it has to end; null as long as nothing has ended it
    // What its client was told.
    private int starts;
    private int ends;
    private JsonNode value;

    RandomEvent(
            RandomTrace trace, int number, Frames way, String endpoint, String lane, String client, String session) {
        this.trace = trace;
        this.number = number;
        this.way = way;
        this.endpoint = endpoint;
        this.lane = lane;
        this.client = client;
        this.session = session;
    }

    /** Under which name its reader asks for it. */
    String key() {
        return way == Frames.QUEUE ? session : id;
    }

    /** Whether nobody waits for it any more. */
    boolean over() {
        return due != null || left;
    }

    /** Whether its end has to come still, for a reader that asks. */
    boolean unheard() {
        return id != null && !left && ends == 0;
    }

    String when() {
        return waits ? "while waiting" : "while running";
    }

    /** Ends it this way, unless it has ended. */
    void ends(String how) {
        if (!over()) due = how;
    }

    /** Its files are let go: once, and when neither a client nor a function can need them. */
    void isReleased() {
        trace.check(released++ == 0, () -> this + " is released twice");
        trace.check(id == null || over() && !waits, () -> this + " is released before its end");
        trace.check(!ran || returned, () -> this + " is released while it runs");
    }

    void hearsPlace(int rank, int size) {
        trace.check(starts == 0 && ends == 0, () -> this + " was told a place after its start or its end");
        trace.check(0 <= rank && rank < size, () -> this + " was told place " + rank + "/" + size);
    }

    void hearsStart() {
        trace.check(starts++ == 0 && ends == 0, () -> this + " was told twice that it starts, or after its end");
    }

    /** Progress, a note or a value. */
    void hearsReport(String what) {
        trace.check(
                (starts == 1 || way != Frames.QUEUE) && ends == 0,
                () -> this + " was told " + what + " before its start or after its end");
    }

    /** @param data the first value whole; later ones as edits, unless it was called */
    void hearsValue(JsonNode data) {
        hearsReport("a value");
        if (value == null || way != Frames.QUEUE) value = data.get(0);
        else value = applied(data.get(0));
    }

    private JsonNode applied(JsonNode edits) {
        JsonNode result = value;
        for (JsonNode edit : edits) {
            boolean append = edit.get(0).textValue().equals("append");
            result = append ? Json.tree(result.textValue() + edit.get(2).textValue()) : edit.get(2);
        }
        return result;
    }

    void hearsEnd(String how, boolean mayStall) {
        trace.check(ends++ == 0, () -> this + " was told its end twice, the second time: " + how);
        boolean stalled = mayStall && how.equals(STALLED);
        if (stalled) ends(how);
        trace.check(stalled || how.equals(due), () -> this + " was told " + how + " and not " + due);
        if (!how.startsWith("done")) return;
        trace.check(starts == 1 || way != Frames.QUEUE, () -> this + " is done and never started");
        trace.check(
                value == null || how.equals("done: [" + value + "]"),
                () -> this + " was told " + value + " and then " + how);
    }

    boolean heardStart() {
        return starts > 0;
    }

    boolean heardEnd() {
        return ends > 0;
    }

    @Override
    public String toString() {
        return "e" + number;
    }
}
