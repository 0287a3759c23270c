package gradio.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.Cancellation;
import gradio.api.FileGate;
import gradio.files.FileData;
import gradio.files.FileStore;
import gradio.files.NotStored;
import gradio.files.TooLarge;
import gradio.web.FileKind;
import gradio.web.StoreGate;
import gradio.wire.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of one call: named by a text on their way in; on their way out told with their address, and kept with what goes into the
 * answer itself.
 */
final class CallFiles implements FileGate {
    private static final Logger LOG = System.getLogger(CallFiles.class.getName());

    /**
     * A file of the result.
     *
     * @param facts its address, name, type and size, as the result tells them
     */
    record Result(ObjectNode facts, Optional<Excerpts.Excerpt> excerpt) {
        String url() {
            return facts.get("url").textValue();
        }
    }

    private final StoreGate gate;
    private final FileStore store;
    private final @Nullable String owner;
    private final long maxFileSize;
    private final Excerpts excerpts;
    private final boolean onlyLast;
    private final List<String> inline = new ArrayList<>(); // paths in the store of what came as data: URIs
    private final Map<String, Result> results = new LinkedHashMap<>(); // by address; only the worker touches it
    private int used; // bytes of excerpts

    /**
     * @param maxFileSize bytes of what a {@code data:} URI may hold
     * @param onlyLast of a generator, whose results replace each other
     */
    CallFiles(
            StoreGate gate,
            FileStore store,
            @Nullable String owner,
            long maxFileSize,
            Excerpts excerpts,
            boolean onlyLast) {
        this.gate = gate;
        this.store = store;
        this.owner = owner;
        this.maxFileSize = maxFileSize;
        this.excerpts = excerpts;
        this.onlyLast = onlyLast;
    }

    @Override
    public FileData in(JsonNode value) throws Refused {
        String text = value.textValue();
        if (text == null) throw new Refused("must name a file by a text");
        boolean isData = text.regionMatches(true, 0, DataUri.SCHEME, 0, DataUri.SCHEME.length());
        return gate.in(Json.MAPPER.createObjectNode().put("path", isData ? stored(text) : text));
    }

    private String stored(String uri) throws Refused {
        DataUri data = DataUri.of(uri);
        try {
            String path = store.put(new ByteArrayInputStream(data.content()), data.fileName(), owner, maxFileSize);
            inline.add(path);
            return path;
        } catch (TooLarge | NotStored e) {
            throw new Refused("cannot be taken: " + e.getMessage());
        } catch (IOException e) {
            LOG.log(Level.ERROR, "A data: URI could not be stored", e);
            throw new Refused("cannot be stored; please try again later");
        }
    }

    @Override
    public void fetch(Cancellation cancellation) throws IOException {
        gate.fetch(cancellation);
    }

    /** The excerpt is made here, by the worker: later there are only threads that must not wait. */
    @Override
    public JsonNode out(FileData result) throws IOException {
        ObjectNode stored = (ObjectNode) gate.out(result);
        Path file = store.find(stored.get("path").textValue(), owner)
                .orElseThrow(() -> new IOException("A result has gone before it was told"));
        FileKind kind = FileKind.of(file);
        ObjectNode facts = Json.MAPPER.createObjectNode();
        facts.set("url", stored.get("url"));
        String name = stored.path("orig_name").textValue();
        facts.put("name", name == null ? String.valueOf(file.getFileName()) : name);
        facts.put("mime_type", kind.contentType());
        facts.put("size", Files.size(file));
        if (onlyLast) {
            results.clear();
            used = 0;
        }
        Optional<Excerpts.Excerpt> excerpt = excerpts.of(file, kind.contentType(), used);
        used += excerpt.map(e -> e.bytes().length).orElse(0);
        Result kept = new Result(facts, excerpt);
        results.put(kept.url(), kept);
        return facts;
    }

    /** The files of which a result tells, in its order. */
    List<Result> resultsIn(JsonNode structured) {
        List<Result> found = new ArrayList<>();
        collect(structured, found);
        return found;
    }

    private void collect(JsonNode value, List<Result> found) {
        Result file = value.isObject() ? results.get(value.path("url").asText()) : null;
        if (file != null) {
            found.add(file);
            return;
        }
        for (JsonNode inner : value) collect(inner, found);
    }

    @Override
    public void release() {
        gate.release();
        for (String path : inline) {
            try {
                store.discard(path);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "What came with a call could not be deleted", e);
            }
        }
    }
}
