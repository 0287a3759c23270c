package gradio.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.FileGate;
import gradio.files.FileData;
import gradio.files.FileStore;
import gradio.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files of one request: only what this server stores goes in, and results get the address under which the caller sees the server. */
final class StoreGate implements FileGate {
    static final String ROUTE = "/gradio_api/file=";

    private final FileStore store;
    private final String root;

    StoreGate(FileStore store, String root) {
        this.store = store;
        this.root = root;
    }

    @Override
    public FileData in(JsonNode value) throws Refused {
        if (!value.isObject()) {
            throw new Refused(
                    "must be a file: upload it and pass {\"path\": ..., \"meta\": {\"_type\": \"gradio.FileData\"}}");
        }
        String path = path(value);
        if (path == null) { // the JS client sends {} when its upload was refused (gradio-protocol 2.3)
            throw new Refused("received no file: the upload is missing or was rejected (is the file too large?)");
        }
        if (path.matches("(?i)https?:.*")) {
            throw new Refused("is a URL, and URL inputs are disabled on this server; upload the file instead");
        }
        Optional<Path> file = store.find(path);
        if (file.isEmpty()) {
            throw new Refused("is no file that was uploaded to this server, or it has expired; upload it again");
        }
        String name = value.path("orig_name").textValue();
        return FileData.of(file.get()).named(FileStore.displayName(name));
    }

    /** {@code path}, or what follows our own route in {@code url}. */
    private @Nullable String path(JsonNode value) {
        String path = value.path("path").textValue();
        if (path != null && !path.isEmpty()) return ownPath(path);
        String url = value.path("url").textValue();
        return url == null || url.isEmpty() ? null : ownPath(url);
    }

    private String ownPath(String path) {
        String own = root + ROUTE;
        return path.startsWith(own) ? path.substring(own.length()) : path;
    }

    @Override
    public JsonNode out(FileData result) throws IOException {
        String path = store.adopt(result);
        ObjectNode file = Json.MAPPER.createObjectNode();
        file.put("path", path);
        file.put("url", root + ROUTE + path); // stored names need no encoding
        file.putNull("size");
        file.put("orig_name", result.origName());
        file.putNull("mime_type");
        file.put("is_stream", false);
        file.putObject("meta").put("_type", "gradio.FileData");
        return file;
    }
}
