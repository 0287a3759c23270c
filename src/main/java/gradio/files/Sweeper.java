package gradio.files;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;

/** Deletes stored files that nobody has touched for longer than they are kept. */
public final class Sweeper {
    private static final Logger LOG = System.getLogger(Sweeper.class.getName());

    private final FileStore store;
    private final Duration keep;
    private final InstantSource clock;
    private final Predicate<Path> inUse;

    /** @param inUse tells whether a directory of the store holds a file that an event still needs */
    public Sweeper(FileStore store, Duration keep, InstantSource clock, Predicate<Path> inUse) {
        this.store = store;
        this.keep = keep;
        this.clock = clock;
        this.inUse = inUse;
    }

    /** One pass over the store. @return how many directories were deleted */
    public int sweep() {
        Instant oldest = clock.instant().minus(keep);
        int deleted = 0;
        try (DirectoryStream<Path> entries = store.entries()) {
            for (Path entry : entries) {
                if (inUse.test(entry) || !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) continue;
                if (Files.getLastModifiedTime(entry).toInstant().isAfter(oldest)) continue;
                FileStore.delete(entry);
                deleted++;
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Old files could not be swept from " + store.root(), e);
        }
        return deleted;
    }
}
