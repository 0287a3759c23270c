package gradio.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.ApiException;
import gradio.wire.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The content of a resource: a text, or bytes in base64. */
final class Content {
    /** Bytes of all files of an answer, which is whole in memory while it is sent. */
    static final int ROOM = 4 << 20;

    private static final Pattern TEXT = Pattern.compile("text/.*|application/(.*\\+)?(json|xml|yaml).*");

    private Content() {}

    /** The whole file. */
    static Optional<Excerpts.Excerpt> whole(Path file, String type, int used) throws IOException {
        long size = Files.size(file);
        if (size > ROOM - used) {
            throw new ApiException("The file is " + size + " bytes long; up to " + ROOM + " are read in one answer.");
        }
        return Optional.of(new Excerpts.Excerpt(Files.readAllBytes(file), type));
    }

    static ObjectNode text(String uri, String type, String text) {
        return of(uri, type).put("text", text);
    }

    /** As a text, if its type and its bytes are one. */
    static ObjectNode bytes(String uri, String type, byte[] bytes) {
        if (TEXT.matcher(type).matches()) {
            try {
                return text(uri, type, decoded(bytes));
            } catch (CharacterCodingException e) {
                // it says so, and is none
            }
        }
        return of(uri, type).put("blob", bytes); // Jackson writes it in base64
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static ObjectNode of(String uri, String type) {
        return Json.MAPPER.createObjectNode().put("uri", uri).put("mimeType", type);
    }
}
