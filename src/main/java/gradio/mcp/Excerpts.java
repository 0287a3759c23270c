package gradio.mcp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What of the files of a result goes into the answer itself. */
@FunctionalInterface
interface Excerpts {
    /** @param type of the bytes */
    record Excerpt(byte[] bytes, String type) {}

    /**
     * Called by the worker, which may take its time.
     *
     * @param type of the file
     * @param used bytes of the excerpts of the same result that were made before
     */
    Optional<Excerpt> of(Path file, String type, int used) throws IOException;
}
