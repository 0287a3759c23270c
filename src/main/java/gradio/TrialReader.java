package gradio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import gradio.queue.Reader;
import gradio.queue.Subscription;
import gradio.wire.Edits;
import gradio.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client that keeps what it hears of one event, with edits applied as both of Gradio's clients apply them. */
final class TrialReader implements Reader {
    private static final int PREFIX = "data: ".length();

    private final String eventId;
    private final List<JsonNode> heard = new ArrayList<>(); // Guarded by this, as is all else.
    private @Nullable ArrayNode last;
    private @Nullable Subscription frames;

    TrialReader(String eventId) {
        this.eventId = eventId;
    }

    synchronized void listen(Subscription subscription) {
        frames = subscription;
        ready();
    }

    /** Whether the stream has ended, a little while after the event. */
    synchronized boolean isClosed() {
        return frames != null && frames.ended();
    }

    synchronized List<JsonNode> heard() {
        return List.copyOf(heard);
    }

    @Override
    public synchronized void ready() {
        if (frames == null) return;
        for (byte[] frame; (frame = frames.next()) != null; ) hear(frame);
    }

    private void hear(byte[] frame) {
        JsonNode message = parse(frame);
        if (!message.path("event_id").asText().equals(eventId)) return;
        boolean yields = message.path("msg").asText().equals("process_generating");
        if (yields) makeWhole((ArrayNode) message.at("/output/data"));
        heard.add(message);
    }

    private static JsonNode parse(byte[] frame) {
        try {
            return Json.MAPPER.readTree(new String(frame, PREFIX, frame.length - PREFIX, StandardCharsets.US_ASCII));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first yield is whole, each later one says what changed since the one before. */
    private void makeWhole(ArrayNode data) {
        for (int i = 0; last != null && i < data.size(); i++) data.set(i, Edits.apply(last.get(i), data.get(i)));
        last = data;
    }

    @Override
    public void knock() {}

    @Override
    public void replaced() {}
}
