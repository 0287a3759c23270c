package gradio.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.ApiException;
import gradio.api.Cancellation;
import gradio.api.FileGate;
import gradio.files.Download;
import gradio.files.FileData;
import gradio.files.FileStore;
import gradio.files.Held;
import gradio.files.NotStored;
import gradio.files.RemoteFile;
import gradio.files.TooLarge;
import gradio.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Files of one request: only what this server stores goes in, or what it may fetch, and results get the address under which the caller
 * sees the server.
 */
public final class StoreGate implements FileGate {
    /** What follows the public address in a stored file's. */
    public static final String ROUTE = "/gradio_api/file=";

    /** As many as a call may make this server ask for, somebody else's server perhaps. */
    private static final int MAX_URLS = 50;

    /** A generator may yield any number of files; so many of the last are held, which are those of its last messages. */
    private static final int MAX_HELD_RESULTS = 100;

    private final FileStore store;
    private final @Nullable String owner;
    private final String root;
    private final @Nullable RemoteFile remote;
    private final List<RemoteFile.Wanted> wanted = new ArrayList<>();
    private final Held held;
    private final Deque<Held> results =
            new ArrayDeque<>(); // only the worker touches it, or whoever ends the call without one

    /**
     * @param owner whose files go in, beside those that are nobody's, and whose the results are; null for nobody
     * @param remote fetches files that are named by URL; null if that is not allowed
     */
    public StoreGate(FileStore store, @Nullable String owner, String root, @Nullable RemoteFile remote) {
        this.store = store;
        this.owner = owner;
        this.root = root;
        this.remote = remote;
        this.held = store.holding();
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
        if (path.matches("(?i)https?:.*")) return elsewhere(path);
        // It may be deleted before it is held.
        Optional<Path> file = store.find(path, owner).filter(held::add).filter(Files::exists);
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

    private FileData elsewhere(String url) throws Refused {
        if (remote == null) {
            throw new Refused("is a URL, and URL inputs are disabled on this server; upload the file instead");
        }
        if (wanted.size() == MAX_URLS) throw new Refused("is one URL too many; " + MAX_URLS + " are allowed in a call");
        try {
            RemoteFile.Wanted file = remote.want(url);
            held.add(file.file());
            wanted.add(file);
            return FileData.of(file.file()).named(file.name());
        } catch (RemoteFile.Failed e) {
            throw new Refused("cannot be fetched: " + e.getMessage());
        }
    }

    @Override
    public void fetch(Cancellation cancellation) throws IOException {
        if (remote == null || wanted.isEmpty()) return;
        cancellation.throwIfCancelled();
        try (Download download = remote.start()) {
            cancellation.onCancel(download::stop);
            for (RemoteFile.Wanted file : wanted) download.fetch(file);
        } catch (RemoteFile.Failed | TooLarge | NotStored e) {
            cancellation.throwIfCancelled();
            throw new ApiException(e.getMessage());
        }
    }

    @Override
    public JsonNode out(FileData result) throws IOException {
        String path = adopted(result);
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

    private String adopted(FileData result) throws IOException {
        Held fresh = store.holding();
        results.add(fresh);
        if (results.size() > MAX_HELD_RESULTS) results.remove().close();
        try {
            return store.adopt(result, owner, fresh);
        } catch (NotStored e) {
            throw new ApiException(e.getMessage());
        }
    }

    @Override
    public void release() {
        held.close();
        results.forEach(Held::close);
    }
}
