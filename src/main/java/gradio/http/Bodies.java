package gradio.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import gradio.wire.Json;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.io.InputStream;

/** Reads a JSON object from a request of bounded length. */
final class Bodies {
    private static final int SHORT = 64 << 10; // bytes

    private final int limit;

    /** @param limit bytes */
    Bodies(int limit) {
        this.limit = limit;
    }

    JsonNode object(InputStream body) throws IOException {
        byte[] bytes = read(body, limit + 1);
        if (bytes.length > limit) throw Problems.of(413, "The request is over " + limit + " bytes long.");
        JsonNode value;
        try {
            value = Json.MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            String reason = e.getOriginalMessage().replaceFirst(": enable `.*", ""); // advice for programmers in Java
            throw Problems.unreadable("json_invalid", "JSON decode error: " + reason, "body");
        } catch (NumberFormatException e) { // Jackson lets this one through
            throw Problems.unreadable("json_invalid", "JSON decode error: a number has too large an exponent", "body");
        }
        if (!value.isObject()) throw Problems.unreadable("model_type", "The body must be a JSON object", "body");
        return value;
    }

    /** Before a request is refused: a short body that is left unread would make Jetty close the connection under the client's next request. */
    static void skipShort(ContainerRequestContext request) {
        if (request.getLength() > 0 && request.getLength() <= SHORT) read(request.getEntityStream(), SHORT);
    }

    /** @return so many bytes, or all if there are fewer */
    static byte[] read(InputStream body, int most) {
        try {
            return body.readNBytes(most);
        } catch (IOException e) {
            throw cutShort();
        }
    }

    /** A client that goes on the way is no fault of ours, however each container calls it. */
    static WebApplicationException cutShort() {
        return Problems.of(400, "The request ended before its body did.");
    }

    /** The {@code data} list of a call. */
    static JsonNode data(JsonNode body) {
        JsonNode data = body.get("data");
        if (data == null || data.isNull()) throw Problems.unreadable("missing", "Field required", "body", "data");
        if (!data.isArray()) throw Problems.unreadable("list_type", "Input should be a valid list", "body", "data");
        return data;
    }
}
