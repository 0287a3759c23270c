package gradio.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import gradio.api.BadArguments;
import gradio.api.EndedCall;
import gradio.api.FileGate;
import gradio.api.Registry;
import gradio.api.RequestInfo;
import gradio.wire.Frames;
import gradio.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A queue whose workers and clock are driven by hand, and clients that write down what they are told. */
final class Desk {
    static final QueueLimits LIMITS = new QueueLimits(
            100,
            0,
            10,
            1_000,
            1_000,
            1_000_000,
            Duration.ofMillis(200),
            Duration.ofMillis(300),
            Duration.ZERO,
            Duration.ofHours(1));

    final ManualTimer timer = new ManualTimer();
    final Deque<Runnable> workers = new ArrayDeque<>();
    final Registry registry;
    final EventQueue queue;
    final List<EndedCall> ended = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>(); // event id -> what the test calls it

    Desk(Object author) {
        this(author, LIMITS, true);
    }

    Desk(Object author, QueueLimits limits, boolean showError) {
        registry = new Registry().add(author);
        queue = new EventQueue(registry.endpoints(), limits, showError, workers::add, timer, timer::now, ended::add);
    }

    /** Joins and returns the event's id; in what clients write down it is called {@code name}. */
    String joinFrom(String client, String name, String session, String endpoint, Object... data) {
        return join(FileGate.NONE, client, name, session, endpoint, data);
    }

    /** As {@link #join}, with files of its own. */
    String joinWith(FileGate files, String name, String session, String endpoint, Object... data) {
        return join(files, "10.0.0.1", name, session, endpoint, data);
    }

    private String join(FileGate files, String client, String name, String session, String endpoint, Object... data) {
        String id = join(files, new RequestInfo(Map.of(), Map.of(), client, null, session), endpoint, data)
                .eventId();
        names.put(id, name);
        return id;
    }

    /** As gradio_client would join. */
    Ticket joinFromPython(String client, String session, String endpoint, Object... data) {
        Map<String, List<String>> headers = Map.of("x-gradio-user", List.of("api"));
        return join(FileGate.NONE, new RequestInfo(headers, Map.of(), client, null, session), endpoint, data);
    }

    private Ticket join(FileGate files, RequestInfo request, String endpoint, Object... data) {
        ArrayNode arguments = Json.MAPPER.createArrayNode();
        for (Object value : data) arguments.add(Json.tree(value));
        try {
            var called = registry.byName(endpoint).orElseThrow();
            return queue.submit(Frames.QUEUE, called, called.bind(arguments, files), request, null, files);
        } catch (BadArguments | QueueRefusal e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    String join(String name, String session, String endpoint, Object... data) {
        return joinFrom("10.0.0.1", name, session, endpoint, data);
    }

    void runNext() {
        workers.remove().run();
    }

    void runAll() {
        while (!workers.isEmpty()) runNext();
    }

    Client open(String session) {
        return new Client(session);
    }

    /** A reader that takes what it is given at once, unless told not to. */
    final class Client implements Reader {
        final Subscription frames;
        private final List<byte[]> heard = new ArrayList<>();
        boolean replaced;
        boolean reading = true;
        boolean gone; // a container notices that at the second write
        Runnable whenReady = () -> {};
        private int knocks;

        Client(String session) {
            frames = queue.open(Frames.QUEUE, null, session, this);
            if (frames != null) ready();
        }

        @Override
        public void ready() {
            if (frames == null || !reading) return;
            for (byte[] frame; (frame = frames.next()) != null; ) heard.add(frame);
            whenReady.run();
        }

        @Override
        public void knock() {
            knocks++;
            if (gone && knocks == 2) frames.leave();
        }

        @Override
        public void replaced() {
            replaced = true;
        }

        /** What was heard since the last time. */
        String news() {
            String all = heard.stream().map(Desk.this::shown).collect(Collectors.joining(" "));
            heard.clear();
            return all;
        }
    }

    private String shown(byte[] frame) {
        try {
            JsonNode json =
                    Json.MAPPER.readTree(new String(frame, StandardCharsets.US_ASCII).substring("data: ".length()));
            String event = names.getOrDefault(json.path("event_id").asText(), "?");
            JsonNode output = json.path("output");
            return switch (json.get("msg").textValue()) {
                case "estimation" ->
                    event + ":" + json.get("rank") + "/" + json.get("queue_size")
                            + (json.get("rank_eta").isNull() ? "" : "~" + json.get("rank_eta"));
                case "process_starts" -> event + ":starts";
                case "progress" ->
                    event + ":" + json.get("progress_data").get(0).get("progress");
                case "log" ->
                    event + ":" + json.get("level").textValue() + "="
                            + json.get("log").textValue();
                case "process_generating" -> event + ":yields" + output.get("data");
                case "process_completed" ->
                    event
                            + (json.get("success").booleanValue() ? ":done" : ":failed")
                            + (output.has("data") ? output.get("data") : output);
                default -> json.get("msg").textValue();
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
