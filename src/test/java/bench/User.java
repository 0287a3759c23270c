package bench;

import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One session as gradio_client keeps it: a join for each call, and one stream for as long as the server leaves it open, which hears of all
 * of them. One call at a time.
 */
final class User {
    private final Loop loop;
    private final Target target;
    private final String session = UUID.randomUUID().toString().replace("-", "").substring(0, 11);
    private final Runnable done;
    private final Connection joins;
    private @Nullable Connection stream;
    private long joinedAt;
    private boolean joining;
    private boolean answered = true;
    private int messages;
    private int ranks;
    private long latency;

    /** @param done called when a call has been completed */
    User(Loop loop, Target target, Runnable done) throws IOException {
        this.loop = loop;
        this.target = target;
        this.done = done;
        this.joins = loop.connect();
    }

    /** @param data the JSON of the arguments */
    void call(String endpoint, String data) throws IOException {
        call(endpoint, data, true);
    }

    /** @param heard whether a stream is opened, which may be done later by {@link #listen} */
    void call(String endpoint, String data, boolean heard) throws IOException {
        joinedAt = System.nanoTime();
        joining = true;
        answered = false;
        joins.send(target.join(session, endpoint, data), new Connection.Listener() {
            @Override
            public void line(String line) {}

            @Override
            public void end() throws IOException {
                joining = false;
                if (answered) done.run();
                else if (heard && stream == null) listen();
            }
        });
    }

    /** Whether the call has been taken. */
    boolean joined() {
        return !joining;
    }

    boolean answered() {
        return answered;
    }

    /** Nanoseconds from the last call's join to its completion. */
    long latency() {
        return latency;
    }

    /** Frames that this session was sent, heartbeats included. */
    int messages() {
        return messages;
    }

    /** Of these, those that told its place in line. */
    int ranks() {
        return ranks;
    }

    /** Nothing more will be joined. */
    void leaveJoins() throws IOException {
        joins.close();
    }

    void listen() throws IOException {
        stream = loop.connect();
        stream.send(target.listen(session), new Connection.Listener() {
            @Override
            public void line(String line) {
                if (line.startsWith("data: ")) heard(line);
            }

            @Override
            public void end() throws IOException {
                ended();
            }
        });
    }

    private void heard(String frame) {
        messages++;
        if (frame.contains("\"msg\":\"estimation\"")) ranks++;
        if (!frame.contains("\"msg\":\"process_completed\"")) return;
        if (!frame.contains("\"success\":true")) throw new AssertionError("A call failed: " + frame);
        answered = true;
        latency = System.nanoTime() - joinedAt;
        if (!joining) done.run();
    }

    /** A call that was joined while the stream ended is heard of on the next. */
    private void ended() throws IOException {
        if (stream != null) stream.close();
        stream = null;
        if (!answered && !joining) listen();
    }
}
