package gradio.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.queue.EventQueue;
import gradio.queue.QueueRefusal;
import gradio.queue.Reader;
import gradio.queue.Subscription;
import gradio.web.Feed;
import gradio.wire.Frames;
import gradio.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One call of an endpoint on its way through the queue, told as the messages of the stream that answers it. */
final class Call implements Feed {
    private final EventQueue queue;
    private final Answers answers;
    private final Rpc request;
    private final Era era;
    private final Caller caller;
    private final Asked asked;
    private final List<@Nullable Object> arguments;
    private final CallFiles files;
    private final Notices notices;
    private final Running running;

    // Set by begin, before anybody else knows this call.
    private @Nullable String eventId;
    private @Nullable Subscription messages;
    private @Nullable Reader stream;

    /** A call whose arguments fit. */
    Call(
            EventQueue queue,
            Answers answers,
            Running running,
            Rpc request,
            Era era,
            Caller caller,
            Asked asked,
            List<@Nullable Object> arguments,
            CallFiles files) {
        this.queue = queue;
        this.answers = answers;
        this.running = running;
        this.request = request;
        this.era = era;
        this.caller = caller;
        this.asked = asked;
        this.arguments = arguments;
        this.files = files;
        this.notices = new Notices(request.progressToken());
    }

    /**
     * Puts it into the queue.
     *
     * @param reader the stream that will be fed by it
     * @return what feeds the stream
     */
    Feed begin(Reader reader) {
        try {
            eventId = queue.submit(Frames.BARE, asked.endpoint(), arguments, caller.info(), caller.owner(), files)
                    .eventId();
        } catch (QueueRefusal e) {
            return Feed.of(Sse.frame(answer(() -> asked.failed(e.getMessage()))));
        }
        stream = reader;
        messages = Objects.requireNonNull(queue.open(Frames.BARE, caller.owner(), eventId, reader));
        running.began(this);
        return this;
    }

    /** It will not begin. */
    void giveUp() {
        files.release();
    }

    Rpc request() {
        return request;
    }

    Caller caller() {
        return caller;
    }

    /** The client has said that it wants no answer any more: the work stops and the stream ends without one. */
    void cancel() {
        messages().leave();
        Objects.requireNonNull(stream).ready();
    }

    private Subscription messages() {
        return Objects.requireNonNull(messages, "begin comes first");
    }

    @Override
    public byte @Nullable [] next() {
        for (byte[] message; (message = messages().next()) != null; ) {
            byte[] told = told(message);
            if (told != null) return told;
        }
        return null;
    }

    private byte @Nullable [] told(byte[] bytes) {
        JsonNode message = read(bytes);
        if (!message.path("msg").asText().equals("process_completed")) {
            return notices.of(message).map(Sse::frame).orElse(null);
        }
        running.ended(this);
        return Sse.frame(answer(() -> result(message)));
    }

    private static JsonNode read(byte[] message) {
        try {
            return Json.MAPPER.readTree(message);
        } catch (IOException e) {
            throw new UncheckedIOException("The queue speaks JSON", e);
        }
    }

    private ObjectNode answer(Result result) {
        try {
            return answers.to(request, era, result.get());
        } catch (RpcFailure e) {
            return e.message(request.id());
        }
    }

    @FunctionalInterface
    private interface Result {
        ObjectNode get() throws RpcFailure;
    }

    private ObjectNode result(JsonNode completed) throws RpcFailure {
        JsonNode output = completed.path("output");
        if (completed.path("success").asBoolean()) return asked.result(output.path("data"), files);
        String why = output.path("error").textValue();
        return asked.failed(why != null ? why : "It failed. Error id: " + eventId);
    }

    @Override
    public boolean ended() {
        return messages().ended();
    }

    /** In the modern era whoever closes the stream cancels the call; before it that is a lost connection and nothing more. */
    @Override
    public void left() {
        if (era != Era.MODERN) {
            new Unheard().listen();
            return;
        }
        running.ended(this);
        messages().leave();
    }

    /** Takes the messages of a call whose client is not there, to its end. */
    private final class Unheard implements Reader {
        private volatile @Nullable Subscription rest;

        void listen() {
            rest = queue.open(Frames.BARE, caller.owner(), Objects.requireNonNull(eventId), this);
            ready();
        }

        @Override
        public void ready() {
            Subscription open = rest;
            if (open == null) return;
            while (open.next() != null) {
                // nobody is left to be told
            }
            if (open.ended()) running.ended(Call.this);
        }

        @Override
        public void knock() {}

        @Override
        public void replaced() {}
    }
}
