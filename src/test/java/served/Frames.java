package served;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code /queue/data}, read as strictly as the Python client reads it: {@code data: {json}\n\n} and nothing else. */
public final class Frames implements AutoCloseable {
    private final InputStream in;

    Frames(InputStream in) {
        this.in = in;
    }

    /** The next frame, or empty at the clean end of the stream. */
    public Optional<JsonNode> next() throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        for (int previous = -1, c; (c = in.read()) >= 0; previous = c) {
            if (c == '\n' && previous == '\n')
                return Optional.of(parse(frame.toString(StandardCharsets.UTF_8).stripTrailing()));
            frame.write(c);
        }
        assertTrue(frame.size() == 0, () -> "ended within a frame: " + frame.toString(StandardCharsets.UTF_8));
        return Optional.empty();
    }

    /** Reads up to a frame of this kind, which must come. */
    public JsonNode await(String msg) throws IOException {
        return await(frame -> frame.get("msg").asText().equals(msg));
    }

    public JsonNode await(Predicate<JsonNode> wanted) throws IOException {
        List<JsonNode> others = new ArrayList<>();
        for (Optional<JsonNode> frame; (frame = next()).isPresent(); others.add(frame.get()))
            if (wanted.test(frame.get())) return frame.get();
        throw new AssertionError("the stream ended; it had " + others);
    }

    /** All frames up to the end, heartbeats left out. */
    public List<JsonNode> rest() throws IOException {
        List<JsonNode> rest = new ArrayList<>();
        for (Optional<JsonNode> frame; (frame = next()).isPresent(); )
            if (!frame.get().get("msg").asText().equals("heartbeat")) rest.add(frame.get());
        return rest;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static JsonNode parse(String frame) {
        assertTrue(frame.matches("data: \\{[\\x20-\\x7e]*}"), () -> "not one line of data in ASCII: " + frame);
        return Answers.read(frame.substring("data: ".length()));
    }
}
