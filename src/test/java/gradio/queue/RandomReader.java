package gradio.queue;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.wire.Frames;
import gradio.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A client's end of a stream: reads at once, or when it is told to, or finds that its client has gone. */
final class RandomReader implements Reader {
    enum Habit {
        EAGER,
        LAZY,
        GONE_AT_A_FRAME,
        GONE_AT_A_KNOCK
    }

    private final RandomReaders readers;
    private final String name;
    final Frames way;
    final String key; // a session, or the id of an event
    private final Habit habit;
    Subscription frames; // null until it is open
    private boolean caughtUp; // has read all that came before it was open
    boolean replaced;
    private int knocks;

    RandomReader(RandomReaders readers, String name, Frames way, String key, Habit habit) {
        this.readers = readers;
        this.name = name;
        this.way = way;
        this.key = key;
        this.habit = habit;
    }

    void opened() {
        ready();
        caughtUp = true;
    }

    @Override
    public void ready() {
        if (frames == null || habit == Habit.LAZY || habit == Habit.GONE_AT_A_KNOCK) return;
        read(Integer.MAX_VALUE);
        if (habit == Habit.GONE_AT_A_FRAME && caughtUp) readers.findsItsClientGone(this);
    }

    @Override
    public void knock() {
        if (frames != null && habit == Habit.GONE_AT_A_KNOCK && ++knocks == 2) readers.findsItsClientGone(this);
    }

    @Override
    public void replaced() {
        replaced = true;
    }

    /** Whether what it reads now has just been sent. */
    boolean readsAtOnce() {
        return caughtUp && (habit == Habit.EAGER || habit == Habit.GONE_AT_A_FRAME);
    }

    void read(int max) {
        byte[] frame;
        for (int i = 0; i < max && (frame = frames.next()) != null; i++) {
            try {
                hear(new String(frame, StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void hear(String frame) throws IOException {
        switch (way) {
            case QUEUE -> hear(Json.MAPPER.readTree(frame.substring("data: ".length())));
            case CALL -> {
                RandomEvent event = readers.event(key);
                String what = frame.substring("event: ".length(), frame.indexOf('\n'));
                JsonNode data = Json.MAPPER.readTree(frame.substring(frame.indexOf("data: ") + "data: ".length()));
                if (what.equals("generating")) event.hearsValue(data);
                else
                    ends(
                            event,
                            what.equals("complete")
                                    ? done(data)
                                    : failed(data.get("error").textValue()));
            }
            case ANSWER -> {
                JsonNode output = Json.MAPPER.readTree(frame);
                ends(
                        readers.event(key),
                        output.has("data")
                                ? done(output.get("data"))
                                : failed(output.get("error").textValue()));
            }
        }
    }

    private void hear(JsonNode message) {
        String what = message.get("msg").textValue();
        if (what.equals("close_stream")) {
            readers.hearsLast(this);
            return;
        }
        RandomEvent event = readers.event(message.get("event_id").textValue());
        JsonNode output = message.path("output");
        switch (what) {
            case "estimation" -> readers.hearsPlace(this, event, message);
            case "process_starts" -> event.hearsStart();
            case "progress", "log" -> event.hearsReport(what);
            case "process_generating" -> event.hearsValue(output.get("data"));
            case "process_completed" ->
                readers.hearsEnd(
                        event,
                        output.has("data")
                                ? done(output.get("data"))
                                : failed(output.get("error").textValue()));
            default -> throw new AssertionError(message);
        }
    }

    /** The one frame after which nothing comes. */
    private void ends(RandomEvent event, String how) {
        readers.hearsEnd(event, how);
        readers.hearsLast(this);
    }

    static String done(JsonNode data) {
        return "done: " + data;
    }

    static String failed(String text) {
        return "failed: " + text;
    }

    @Override
    public String toString() {
        return name;
    }
}
