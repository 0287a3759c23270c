package served;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** JSON as the tests write and read it. */
public final class Answers {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Answers() {}

    /** The body of an answer that must have this status and be JSON. */
    public static JsonNode json(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals("application/json", type(answer), answer.body());
        return read(answer.body());
    }

    /** The content type without its parameters. */
    public static String type(HttpResponse<?> answer) {
        return header(answer, "Content-Type").replaceFirst("\\s*;.*", "");
    }

    public static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    public static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A JSON list of strings, numbers, nodes and nulls. */
    public static ArrayNode list(@Nullable Object... values) {
        return MAPPER.valueToTree(values);
    }

    /** A file as both clients send it. */
    /** The arguments of one of the app's endpoints for a photo, which but for the photo are its defaults. */
    public static Object[] photo(String apiName, String path) {
        return apiName.equals("subject_mask")
                ? new Object[] {fileData(path), BooleanNode.FALSE}
                : new Object[] {fileData(path)};
    }

    public static ObjectNode fileData(String path) {
        ObjectNode file = object().put("path", path);
        file.putObject("meta").put("_type", "gradio.FileData");
        return file;
    }
}
