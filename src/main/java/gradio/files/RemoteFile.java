package gradio.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the files that callers name by a URL instead of uploading them, with nothing that could serve to look around where a caller
 * himself cannot: only public addresses are connected to, and those that were checked, not what a name means a moment later; redirects
 * are checked in the same way; neither cookies nor passwords nor the machine's proxies are used; size and time are bounded.
 */
public final class RemoteFile {
    /** A file that cannot be had; the message is for whoever asked for it. */
    public static final class Failed extends IOException {
        private static final long serialVersionUID = 1;

        Failed(String message) {
            super(message);
        }

        Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * A file that a {@link Download} will bring.
     *
     * @param file where it will lie
     * @param name what the user may call it
     */
    public record Wanted(Path file, @Nullable String name, RemoteUrl url) {}

    final FileStore store;
    final long maxFileSize;
    final Reach reach;
    final Patience patience;
    final ScheduledExecutorService timer;

    /**
     * @param maxFileSize bytes of one file
     * @param timer ends what takes too long; its tasks are short
     */
    public RemoteFile(FileStore store, long maxFileSize, Reach reach, ScheduledExecutorService timer) {
        this(store, maxFileSize, reach, Patience.USUAL, timer);
    }

    RemoteFile(FileStore store, long maxFileSize, Reach reach, Patience patience, ScheduledExecutorService timer) {
        this.store = store;
        this.maxFileSize = maxFileSize;
        this.reach = reach;
        this.patience = patience;
        this.timer = timer;
    }

    /**
     * Looks at a URL and says where its file will lie. Connects to nobody.
     *
     * @throws Failed if this URL will not be asked for
     */
    public Wanted want(String url) throws Failed {
        RemoteUrl checked = RemoteUrl.of(url, reach.ports());
        String name = FileStore.displayName(checked.fileName());
        return new Wanted(store.reserve(name), name, checked);
    }

    /** Begins to fetch; all the files of one call share its time. */
    public Download start() {
        return new Download(this);
    }
}
