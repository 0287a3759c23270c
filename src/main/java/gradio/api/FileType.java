package gradio.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.files.FileData;
import gradio.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file. Checked by declared type, with or without Gradio's {@code meta} marker: upstream trusts what has none (gradio-protocol 3.5). */
enum FileType implements Type {
    INSTANCE;

    @Override
    public ObjectNode schema() {
        ObjectNode file = Json.MAPPER.createObjectNode().put("type", "object");
        ObjectNode properties = file.putObject("properties");
        properties.putObject("path").put("type", "string");
        properties.set("url", Composites.orNull(Scalars.TEXT.schema()));
        properties.set("size", Composites.orNull(Json.MAPPER.createObjectNode().put("type", "integer")));
        properties.set("orig_name", Composites.orNull(Scalars.TEXT.schema()));
        properties.set("mime_type", Composites.orNull(Scalars.TEXT.schema()));
        properties.putObject("is_stream").put("type", "boolean");
        ObjectNode meta = properties.putObject("meta").put("type", "object");
        meta.putObject("properties").putObject("_type").put("const", "gradio.FileData");
        meta.putArray("required").add("_type");
        List.of("path", "url", "size", "orig_name", "mime_type", "is_stream", "meta")
                .forEach(file.putArray("required")::add);
        return file;
    }

    @Override
    public String python() {
        return "filepath";
    }

    @Override
    public Object in(JsonNode value, FileGate files) throws Mismatch {
        try {
            return files.in(value);
        } catch (FileGate.Refused e) {
            throw new Mismatch(e.getMessage());
        }
    }

    @Override
    public JsonNode out(@Nullable Object value, FileGate files) throws IOException, Mismatch {
        if (!(value instanceof FileData file)) throw Mismatch.returned("a file", value);
        if (!Files.isRegularFile(file.file())) {
            throw new Mismatch("is to be the file " + file.file().getFileName() + ", which is not there or is no file");
        }
        return files.out(file);
    }
}
