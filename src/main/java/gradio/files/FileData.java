package gradio.files;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that goes into or comes out of an endpoint.
 *
 * @param file where it lies on this machine; never sent to a client
 * @param origName what the user calls it, for display only: it is never part of a path
 * @param handedOver the file may be moved into the store instead of copied
 */
public record FileData(Path file, @Nullable String origName, boolean handedOver) {
    public FileData {
        Objects.requireNonNull(file, "file");
    }

    /** A result that stays the author's: the store takes a copy. */
    public static FileData of(Path file) {
        return new FileData(file, null, false);
    }

    /** A result that was made for this call: it is moved into the store. */
    public static FileData handingOver(Path file) {
        return new FileData(file, null, true);
    }

    /** The same file under the name a user should see. */
    public FileData named(@Nullable String name) {
        return new FileData(file, name, handedOver);
    }
}
