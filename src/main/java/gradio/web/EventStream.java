package gradio.web;

import gradio.queue.Reader;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.Flushable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The only writer of event streams: takes frames from a {@link Feed} when the client can take them, holds no thread and blocks nobody.
 * Jersey gives it to every resource method with a {@code @Context SseEventSink}, calls {@link #flush} when the method has returned
 * normally, and drops its own response; so a method that throws still gets an ordinary error answer.
 */
public final class EventStream implements SseEventSink, Flushable, Reader, WriteListener, AsyncListener {
    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Runnable commit; // Jersey's: closes its book-keeping and completes the AsyncContext once
    private final Streams streams;
    private final String client; // under whose name it is counted
    private final AtomicInteger turns = new AtomicInteger(); // who takes it from 0 to 1 is the only writer
    private final Presence writer = new Presence(); // held while it is in the container's code
    private volatile boolean
            writable; // the container has called onWritePossible once; before that isReady may not be asked
    private volatile boolean completed; // the container has ended the request
    private volatile boolean over;
    private volatile boolean
            lastCall; // nothing will be added to the feed: what is in it goes out, then the stream ends
    private volatile boolean beatDue;
    private volatile long refusedSince; // nanoTime of the first refusal to take bytes, 0 if none
    private Feed feed = Feed.of(); // set before flush, then never
    private byte @Nullable [] heartbeat; // the same
    // Only the writer touches these.
    private boolean unflushed;
    private boolean finished;

    EventStream(AsyncContext async, Runnable commit, Streams streams, String client) throws IOException {
        this.async = async;
        this.out = async.getResponse().getOutputStream();
        this.commit = commit;
        this.streams = streams;
        this.client = client;
    }

    /**
     * The stream behind the sink that a resource method was given. A method that asks for it has checked its arguments and must not throw
     * any more: the stream counts from now on.
     *
     * @throws TooManyStreams if it is one too many
     */
    public static EventStream of(SseEventSink sink) {
        EventStream stream = (EventStream) sink;
        stream.streams.admit(stream);
        return stream;
    }

    String client() {
        return client;
    }

    /** Says what to send, and what to send when there is nothing to send. Called once, by the resource method. */
    public void serve(Feed from, byte @Nullable [] beat) {
        feed = from;
        heartbeat = beat;
    }

    /** Opens the stream. */
    @Override
    public void flush() throws IOException {
        try {
            open();
        } catch (IOException | RuntimeException e) {
            streams.closed(this);
            throw e;
        }
    }

    /** Instead of opening the stream; past Jersey, which on Tomcat is gone before anybody is told that the application stops. */
    public void refuse(int status, String text) throws IOException {
        streams.closed(this);
        HttpServletResponse response = (HttpServletResponse) async.getResponse();
        response.setStatus(status);
        response.setContentType("text/plain; charset=utf-8");
        out.write(text.getBytes(StandardCharsets.UTF_8));
        commit.run();
    }

    /** It will not be opened, and does not count any more. */
    public void abandon() {
        streams.closed(this);
    }

    private void open() throws IOException {
        HttpServletResponse response = (HttpServletResponse) async.getResponse();
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // else nginx holds the whole answer back
        // No "Connection: close": a body that ends with its connection looks whole when the server was killed, and the
        // JS client waits on.
        async.addListener(this);
        streams.opened(this);
        out.setWriteListener(this);
    }

    @Override
    public void ready() {
        write();
    }

    @Override
    public void knock() {
        beatDue = true;
        write();
    }

    @Override
    public void replaced() {
        write();
    }

    /** Time for a sign of life. A client that has taken nothing for {@code stallNanos} is given up. */
    void beat(long now, long stallNanos) {
        long since = refusedSince;
        if (since != 0 && now - since > stallNanos) {
            end();
        } else {
            knock();
        }
    }

    /** Sends what is there and ends. */
    void finishUp() {
        lastCall = true;
        write();
    }

    private void end() {
        over = true;
        write();
    }

    /** Whoever comes while another thread writes leaves a mark and goes; only the container waits, to end the request. */
    private void write() {
        if (turns.getAndIncrement() != 0) return;
        int seen = 1;
        do {
            writer.lock();
            try {
                writeWhatFits();
            } catch (IOException
                    | RuntimeException e) { // Tomcat may recycle the stream while we write: NullPointerException
                over = true;
            } finally {
                writer.unlock();
            }
            if (over && !finished && (writable || completed)) finish();
        } while ((seen = turns.addAndGet(-seen)) != 0);
    }

    private void writeWhatFits() throws IOException {
        if (!writable || over) return;
        while (out.isReady()) {
            refusedSince = 0;
            byte[] next = feed.next();
            if (next == null && beatDue) {
                beatDue = false;
                next = heartbeat;
            }
            if (next != null) {
                out.write(next);
                unflushed = true;
            } else if (unflushed) {
                unflushed = false;
                out.flush();
            } else {
                if (lastCall || feed.ended()) over = true;
                return;
            }
        }
        if (refusedSince == 0) refusedSince = System.nanoTime();
    }

    private void finish() {
        finished = true;
        streams.closed(this);
        writer.lock();
        try {
            if (!completed) commit.run();
        } catch (RuntimeException faster) {
            // the container has completed the request meanwhile
        } finally {
            writer.unlock();
        }
        if (!feed.ended()) feed.left();
    }

    @Override
    public void onWritePossible() {
        writable = true;
        write();
    }

    @Override
    public void onError(Throwable t) {
        writer.awaitAbsence();
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        writer.awaitAbsence();
        completed = true;
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        writer.awaitAbsence();
        end(); // Tomcat reports resets here rather than to the WriteListener
    }

    /** There is no time-out: Tomcat calls this when it stops, and later is too late to say goodbye. */
    @Override
    public void onTimeout(AsyncEvent event) {
        streams.stop();
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}

    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("Frames come from the feed"));
    }

    @Override
    public boolean isClosed() {
        return over;
    }

    @Override
    public void close() {
        end();
    }
}
