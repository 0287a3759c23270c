package gradio.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a stream. On {@code /queue/data} a frame is exactly {@code data: }, one line of JSON and an empty line; a comment, another
 * field or a carriage return kills every job of a Python client (gradio-protocol 4.2). {@code /call} names its events instead and writes
 * JSON as Python's {@code json.dumps} does (section 5).
 */
public enum Frames implements Function<Message, byte @Nullable []> {
    /** For {@code /queue/data}. */
    QUEUE {
        @Override
        public byte[] apply(Message message) {
            return frame("data: ", Json.bytes(message));
        }
    },
    /** For {@code /call}: full values only, and nothing but results. */
    CALL {
        @Override
        public byte @Nullable [] apply(Message message) {
            if (message instanceof Message.ProcessGenerating m)
                return named("generating", m.output().data());
            if (message instanceof Message.ProcessCompleted m) {
                return m.output() instanceof Message.Output output
                        ? named("complete", output.data())
                        : named("error", m.output());
            }
            if (message instanceof Message.Heartbeat) return named("heartbeat", null);
            return null;
        }
    },
    /** For {@code /run}: the answer alone, as JSON. */
    ANSWER {
        @Override
        public byte @Nullable [] apply(Message message) {
            return message instanceof Message.ProcessCompleted m ? Json.bytes(m.output()) : null;
        }
    },

    /** The messages as they are, for whoever tells them in words of his own; of a generator only what it ends with. */
    BARE {
        @Override
        public byte @Nullable [] apply(Message message) {
            return message instanceof Message.ProcessGenerating ? null : Json.bytes(message);
        }
    };

    /** Whether a session with these frames lives for one event only. */
    public boolean once() {
        return this != QUEUE;
    }

    private static final ObjectWriter PYTHON = Json.MAPPER.writer(new PythonSpacing());

    /** The answer for an event that is unknown or was fetched before. */
    public static byte[] unknownCall() {
        return named("error", "404: Not Found");
    }

    private static byte[] named(String name, @Nullable Object data) {
        try {
            return frame("event: " + name + "\ndata: ", PYTHON.writeValueAsBytes(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] frame(String head, byte[] json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length() + json.length + 2);
        bytes.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(json);
        bytes.write('\n');
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private static final class PythonSpacing extends MinimalPrettyPrinter {
        private static final long serialVersionUID = 1;

        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
            out.writeRaw(": ");
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
            out.writeRaw(", ");
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
            out.writeRaw(", ");
        }
    }
}
