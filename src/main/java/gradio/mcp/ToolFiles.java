package gradio.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.Cancellation;
import gradio.api.FileGate;
import gradio.api.Previews;
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
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The files of one call of a tool: named by a text on their way in; on their way out told with their address, and kept with a small
 * picture for the end of the call.
 */
final class ToolFiles implements FileGate {
    private static final Logger LOG = System.getLogger(ToolFiles.class.getName());

    /** Pixels: what hosts make of larger pictures by themselves. */
    private static final int LONGEST_EDGE = 1024;

    /** Of all pictures of a result together. In base64 they are 700 KB; many hosts refuse results over 1 MB. */
    private static final int PICTURE_BYTES = 525_000;

    /**
     * A file of the result.
     *
     * @param facts its address, name, type and size, as the result tells them
     * @param picture null if there is none; its bytes are of the type {@code pictureType}
     */
    record Result(ObjectNode facts, byte @Nullable [] picture, String pictureType) {
        String url() {
            return facts.get("url").textValue();
        }
    }

    private final StoreGate gate;
    private final FileStore store;
    private final @Nullable String owner;
    private final long maxFileSize;
    private final @Nullable Previews previews;
    private final boolean onlyLast;
    private final List<String> inline = new ArrayList<>(); // paths in the store of what came as data: URIs
    private final Map<String, Result> results = new LinkedHashMap<>(); // by address; only the worker touches it
    private int pictureBytes;

    /**
     * @param maxFileSize bytes of what a {@code data:} URI may hold
     * @param previews null if pictures are shown only where the file itself is small enough
     * @param onlyLast of a generator, whose results replace each other
     */
    ToolFiles(
            StoreGate gate,
            FileStore store,
            @Nullable String owner,
            long maxFileSize,
            @Nullable Previews previews,
            boolean onlyLast) {
        this.gate = gate;
        this.store = store;
        this.owner = owner;
        this.maxFileSize = maxFileSize;
        this.previews = previews;
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

    /** The picture is made here, by the worker: later there are only threads that must not wait. */
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
            pictureBytes = 0;
        }
        Result kept = pictured(facts, file, kind.contentType());
        results.put(kept.url(), kept);
        return facts;
    }

    private Result pictured(ObjectNode facts, Path file, String type) {
        int room = PICTURE_BYTES - pictureBytes;
        byte[] picture = null;
        String pictureType = type;
        if (type.startsWith("image/")) {
            try {
                if (previews != null) {
                    picture = previews.png(file, LONGEST_EDGE, room).orElse(null);
                    pictureType = "image/png";
                } else if (Files.size(file) <= room) {
                    picture = Files.readAllBytes(file);
                }
            } catch (CancellationException e) {
                throw e;
            } catch (IOException | RuntimeException e) { // the result is whole without it
                LOG.log(Level.WARNING, "There is no picture of a result", e);
            }
        }
        if (picture != null) pictureBytes += picture.length;
        return new Result(facts, picture, pictureType);
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
