package served;

import fixtures.Bounds;
import gradio.Server;
import gradio.api.Api;
import gradio.api.ApiException;
import gradio.api.Arg;
import gradio.api.Cancellation;
import gradio.api.McpTool;
import gradio.api.Progress;
import gradio.api.Visibility;
import gradio.files.FileData;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Endpoints that run for as long as a test wants, so that no test has to guess how long something takes. */
public final class Bench {
    static final int MAX_FILE = 100_000;
    private static final Duration BEAT = Duration.ofMillis(500); // after two of them it is known who has left
    private static final long LIMIT_S = 50; // Less than the limit of a test, which then says what it was waiting for.

    private final Map<String, Hold> holds = new ConcurrentHashMap<>();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private final AtomicInteger computing = new AtomicInteger();
    private volatile boolean overlapped;

    /** Runs until {@code ticket} is released or the call is cancelled. One at a time. */
    @Api(description = "Waits")
    @McpTool(title = "Hold on", readOnly = true, openWorld = false)
    public String hold(@Arg(description = "Its name") String ticket, Progress progress, Cancellation cancellation)
            throws InterruptedException {
        Hold hold = holds.computeIfAbsent(ticket, Hold::new);
        cancellation.onCancel(hold.released::countDown);
        progress.at(0.25, "Holding " + ticket);
        hold.started.countDown();
        try {
            boolean inTime = hold.released.await(LIMIT_S, TimeUnit.SECONDS);
            if (!inTime) throw new IllegalStateException(ticket + " was not released");
            if (!cancellation.isCancelled()) kept.add(ticket);
            return "held " + ticket;
        } finally { // a call that is cancelled is interrupted
            hold.returned.countDown();
        }
    }

    /** As {@link #hold}, in a lane of its own. */
    @Api
    @McpTool
    public String linger(String ticket, Progress progress, Cancellation cancellation) throws InterruptedException {
        return hold(ticket, progress, cancellation);
    }

    /** As {@link #hold}, but deaf to cancellation, as a model is while it computes. */
    @Api
    public String compute(String ticket) throws InterruptedException {
        if (computing.getAndIncrement() > 0) overlapped = true;
        Hold hold = holds.computeIfAbsent(ticket, Hold::new);
        hold.started.countDown();
        boolean inTime = hold.released.await(LIMIT_S, TimeUnit.SECONDS);
        computing.decrementAndGet();
        if (!inTime) throw new IllegalStateException(ticket + " was not released");
        return ticket;
    }

    /** Lets a held call go, from outside this process. */
    @Api
    public String release(String ticket) {
        holds.computeIfAbsent(ticket, Hold::new).released.countDown();
        return ticket;
    }

    @Api(concurrencyLimit = 10)
    @McpTool
    public String scale(String text, @Arg(defaultValue = "1.5") double factor) {
        return text + "x" + factor;
    }

    @Api
    @McpTool
    public Stream<String> count(int n) {
        return IntStream.rangeClosed(1, n).mapToObj(i -> "1234567890".substring(0, i));
    }

    /** Fails in words for the user, or in words that are for nobody. */
    @Api(concurrencyLimit = 10)
    @McpTool
    public String fail(boolean told) {
        if (told) throw new ApiException("It is told.");
        throw new IllegalStateException("secret cause");
    }

    /** What an agent finds and nobody else. */
    @Api(visibility = Visibility.PRIVATE)
    @McpTool(name = "facts.of", description = "Tells what a file is.")
    public Map<String, Object> factsOf(FileData file) throws IOException {
        return Map.of("bytes", Files.size(file.file()), "named", Optional.ofNullable(file.origName()));
    }

    @Api
    @McpTool
    public FileData same(FileData file) {
        return FileData.of(file.file()).named(file.origName());
    }

    /** A bounded wait, for tests that have to see a call run. */
    public void awaitStart(String ticket) throws InterruptedException {
        await(ticket, holds.computeIfAbsent(ticket, Hold::new).started, "started");
    }

    public void awaitReturn(String ticket) throws InterruptedException {
        await(ticket, holds.computeIfAbsent(ticket, Hold::new).returned, "returned");
    }

    /** Whether two calls of {@link #compute} have ever run at once. */
    boolean hasOverlapped() {
        return overlapped;
    }

    /** Whether a call of {@link #hold} has returned without being cancelled. */
    boolean wasKept(String ticket) {
        return kept.contains(ticket);
    }

    public boolean hasStarted(String ticket) {
        return holds.computeIfAbsent(ticket, Hold::new).started.getCount() == 0;
    }

    ServletContextListener listener() {
        return new ServletContextListener() {
            private @Nullable Server server;

            @Override
            public void contextInitialized(ServletContextEvent event) {
                server = Server.builder()
                        .title("Bench")
                        .limits(Bounds.heartbeat(BEAT)
                                .with(Bounds.uploads(MAX_FILE))
                                .withMaxCallsPerMinute(0))
                        .files(directory())
                        .endpoints(Bench.this)
                        .endpoints(new Shelf(Bench.this))
                        .build();
                server.mount(event.getServletContext(), "/");
            }

            @Override
            public void contextDestroyed(ServletContextEvent event) {
                if (server != null) server.close();
            }
        };
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(String ticket, CountDownLatch latch, String what) throws InterruptedException {
        if (!latch.await(LIMIT_S, TimeUnit.SECONDS)) throw new AssertionError(ticket + " has not " + what);
    }

    private record Hold(CountDownLatch started, CountDownLatch released, CountDownLatch returned) {
        Hold(String ticket) {
            this(new CountDownLatch(1), new CountDownLatch(1), new CountDownLatch(1));
        }
    }
}
