package gradio.files;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Deletes stored files that are older than they are kept and that nobody uses. What it does not know it leaves alone. */
public final class Sweeper {
    private static final Logger LOG = System.getLogger(Sweeper.class.getName());

    private final FileStore store;
    private final Duration keep;
    private final InstantSource clock;

    public Sweeper(FileStore store, Duration keep, InstantSource clock) {
        this.store = store;
        this.keep = keep;
        this.clock = clock;
    }

    /** One pass over the store. @return how many directories were deleted */
    public int sweep() {
        int deleted = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(store.root(), FileStore::isOurs)) {
            for (Path entry : entries) {
                if (isOld(entry) && store.remove(String.valueOf(entry.getFileName()))) deleted++;
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Old files could not be swept from " + store.root(), e);
        }
        return deleted;
    }

    /** What comes from the future, as the clock was set back, gets old from now on. */
    private boolean isOld(Path entry) throws IOException {
        Instant now = clock.instant();
        BasicFileAttributeView view =
                Files.getFileAttributeView(entry, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        try {
            Instant modified = view.readAttributes().lastModifiedTime().toInstant();
            if (modified.isAfter(now)) view.setTimes(FileTime.from(now), null, null);
            return !modified.isAfter(now.minus(keep));
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
