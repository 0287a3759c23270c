package gradio.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The stored files that one call uses. None of them is deleted, whatever its age and however little room there is, before the close. */
public final class Held implements AutoCloseable {
    private final Holds holds;
    // Guarded by this.
    private final List<String> directories = new ArrayList<>();
    private boolean closed;

    Held(Holds holds) {
        this.holds = holds;
    }

    /**
     * @param file of the store, or one that will be; the caller looks whether it is there still
     * @return false if it is just being deleted, or the close was before
     */
    public synchronized boolean add(Path file) {
        String directory = FileStore.directory(file);
        if (closed || !holds.hold(directory)) return false;
        directories.add(directory);
        return true;
    }

    /** Without effect the second time. */
    @Override
    public synchronized void close() {
        closed = true;
        directories.forEach(holds::release);
        directories.clear();
    }
}
