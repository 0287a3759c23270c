package textbehindimage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A directory that is one context's alone while this is open: a second one would sweep away what the first is working on. It is locked by
 * the system, so that no lock is left by a process that is killed.
 */
final class OwnFolder implements AutoCloseable {
    private final FileChannel lock;

    private OwnFolder(FileChannel lock) {
        this.lock = lock;
    }

    /**
     * @throws SettingException if another context has it, of this process or of another
     * @throws UncheckedIOException if it cannot be made or locked
     */
    static OwnFolder in(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel file =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(file)) return new OwnFolder(file);
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + directory + " (gradio.temp_dir) cannot be used", e);
        }
        throw new SettingException("The directory " + directory
                + " (gradio.temp_dir) is in use by another context or server; each needs one of its own");
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    /** Lets others have it; without effect the second time. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
