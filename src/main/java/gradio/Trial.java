package gradio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.BadArguments;
import gradio.api.CallListener;
import gradio.api.Cancellation;
import gradio.api.Endpoint;
import gradio.api.FileGate;
import gradio.api.Registry;
import gradio.api.RequestInfo;
import gradio.files.FileData;
import gradio.queue.EventQueue;
import gradio.queue.ManualTimer;
import gradio.queue.QueueLimits;
import gradio.queue.QueueRefusal;
import gradio.wire.Frames;
import gradio.wire.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Calls endpoints in tests of their author: through the real queue, without HTTP, on the thread of the test. Its calls are of one session.
 * The clock stands still unless the test moves it; only what waits for nothing but time, as a batch for further calls, moves it by itself.
 */
public final class Trial {
    private static final QueueLimits LIMITS = new QueueLimits(
            100,
            0,
            40,
            100,
            4 << 20,
            64 << 20,
            Duration.ofSeconds(10),
            Duration.ofMillis(300),
            Duration.ofMillis(10),
            Duration.ofHours(1));
    private static final String SESSION = "trial";
    private static final RequestInfo REQUEST = new RequestInfo(Map.of(), Map.of(), "127.0.0.1", null, SESSION);

    private final Registry registry;
    private final ManualTimer clock = new ManualTimer();
    private final Queue<Runnable> workers = new ArrayDeque<>();
    private final EventQueue queue;
    private @Nullable String called;

    /** @throws gradio.api.DeclarationException as a deployment would be stopped */
    public Trial(Object author) {
        registry = new Registry().add(author);
        queue = new EventQueue(registry.endpoints(), LIMITS, true, workers::add, clock, clock::now, CallListener.NONE);
    }

    /** As {@link #call(String, Map)}, in a session of its own. */
    public static List<JsonNode> call(Object author, String name, Map<String, ?> arguments) throws BadArguments {
        return new Trial(author).call(name, arguments);
    }

    /**
     * Calls an endpoint and returns all that a client hears of it, in order: {@code estimation}, {@code process_starts}, then
     * {@code progress}, {@code log} and {@code process_generating} as they come, and {@code process_completed}. Errors are told with their
     * text. What a generator yields is told whole each time; a file stays where it lies, and {@code path} says where that is.
     *
     * @param name as on the wire, without a slash
     * @param arguments by their names on the wire; what is left out takes its default
     * @throws BadArguments if they do not fit, as a client would be refused
     */
    public List<JsonNode> call(String name, Map<String, ?> arguments) throws BadArguments {
        Endpoint endpoint = registry.byName(name)
                .orElseThrow(() -> new IllegalArgumentException("There is no endpoint /" + name + "; there are "
                        + registry.endpoints().stream().map(Endpoint::name).toList()));
        List<@Nullable Object> values = endpoint.bind(endpoint.inOrder(arguments, FILES), FILES);
        try {
            called = queue.submit(Frames.QUEUE, endpoint, values, REQUEST, null, FILES)
                    .eventId();
        } catch (QueueRefusal e) {
            throw new IllegalStateException(e);
        }
        TrialReader reader = new TrialReader(called);
        reader.listen(Objects.requireNonNull(queue.open(Frames.QUEUE, null, SESSION, reader)));
        while (!reader.isClosed()) {
            Runnable run = workers.poll();
            if (run != null) run.run();
            else if (!clock.skip()) throw new IllegalStateException("/" + name + " was not answered");
        }
        return reader.heard();
    }

    /** Lets time pass, while a call runs for example; what is due then happens before this returns. */
    public void advance(Duration time) {
        clock.advance(time.toMillis());
    }

    /** Cancels the call that runs, as its client could. */
    public void cancel() {
        if (called != null) queue.cancel(null, SESSION, called);
    }

    /** Files that everybody may read where they lie. */
    private static final FileGate FILES = new FileGate() {
        @Override
        public FileData in(JsonNode value) throws Refused {
            String path = value.path("path").textValue();
            if (path == null || !Files.isRegularFile(Path.of(path))) throw new Refused("must be a file");
            return FileData.of(Path.of(path)).named(value.path("orig_name").textValue());
        }

        @Override
        public void fetch(Cancellation cancellation) {}

        @Override
        public JsonNode out(FileData result) {
            ObjectNode file = Json.MAPPER.createObjectNode();
            file.put("path", result.file().toString()).put("orig_name", result.origName());
            file.putObject("meta").put("_type", "gradio.FileData");
            return file;
        }
    };
}
