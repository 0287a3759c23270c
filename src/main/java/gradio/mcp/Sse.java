package gradio.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.wire.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The frames of the streams that answer a request. */
final class Sse {
    /** A comment: no client takes it for a message. */
    static final byte[] KEEP_ALIVE = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private Sse() {}

    static byte[] frame(ObjectNode message) {
        byte[] json = Json.bytes(message);
        ByteArrayOutputStream frame = new ByteArrayOutputStream(json.length + 8);
        frame.writeBytes("data: ".getBytes(StandardCharsets.US_ASCII));
        frame.writeBytes(json);
        frame.write('\n');
        frame.write('\n');
        return frame.toByteArray();
    }
}
