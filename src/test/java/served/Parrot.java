package served;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.api.Api;
import gradio.api.ApiException;
import gradio.api.McpTool;
import gradio.api.Outputs;
import gradio.files.FileData;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Endpoints that only hand on what they were given, and one that fails. */
public final class Parrot {
    static final String CAUSE = "secret cause";

    /** Two texts. */
    @Outputs
    public record Both(String first, String second) {}

    /** What {@link #choose} knows. */
    public enum Colour {
        RED,
        GREEN
    }

    @Api
    @McpTool
    public String echo(String text) {
        return text;
    }

    @Api
    public JsonNode echoJson(JsonNode value) {
        return value;
    }

    @Api
    public List<String> texts(List<String> texts) {
        return texts;
    }

    @Api
    public Map<String, String> table(Map<String, String> table) {
        return table;
    }

    @Api
    public Both both(String text) {
        return new Both(text, text);
    }

    @Api
    public Stream<String> steps(String text) {
        return Stream.of(text);
    }

    @Api
    public FileData same(FileData file) {
        return FileData.of(file.file()).named(file.origName());
    }

    @Api
    public List<FileData> all(List<FileData> files) {
        return files;
    }

    @Api
    public Colour choose(Colour colour) {
        return colour;
    }

    /** Fails as its author wants ({@code told}), or as he did not expect. */
    @Api
    public String fail(String how) throws IOException {
        if (how.equals("told")) throw new ApiException("The file is too old.");
        if (how.equals("error")) throw new StackOverflowError(CAUSE);
        throw new IOException(
                CAUSE + " in /var/lib/model.onnx", new IllegalStateException("ai.onnxruntime.OrtException"));
    }

    /** The same without a queue. */
    @Api(queue = false)
    public String failAtOnce(String how) throws IOException {
        return fail(how);
    }
}
