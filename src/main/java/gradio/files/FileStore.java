package gradio.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Uploads and results, each in a directory of its own with a random 128-bit name. What a client sees of a file is
 * {@code <random>/<plain name>}; it tells nothing of the machine, and whoever does not know it cannot ask for the file. A file that has an
 * owner is found by no other, as if it were not there.
 */
public final class FileStore {
    private static final Pattern WIRE_PATH = Pattern.compile("[0-9a-f]{32}(-[0-9a-f]{16})?/([^/]{1,120})");
    private static final Logger LOG = System.getLogger(FileStore.class.getName());
    private static final Pattern DIRECTORY = Pattern.compile("[0-9a-f]{32}(-[0-9a-f]{16})?");
    private static final int BUFFER = 1 << 16;

    /** What each file counts for beside its bytes: its directory takes a block, and so many small files would be too many. */
    static final long OVERHEAD = 4096;

    private final Path root;
    private final SecureRandom random = new SecureRandom();
    private final Holds holds = new Holds();
    private final Quota quota;

    /**
     * Creates {@code root} if it is not there, and counts what is in it.
     *
     * @param maxSize bytes of all files together, each of which counts for 4 KiB more; the oldest that nobody uses make room
     * @param minFree bytes of the disk that are left free, or nothing is stored
     * @param free how many bytes of the disk can be written to, as {@link #freeSpace} tells
     * @throws IOException if it cannot be created or is no directory
     */
    public FileStore(Path root, long maxSize, long minFree, LongSupplier free) throws IOException {
        this.root = Files.createDirectories(root).toRealPath();
        this.quota = new Quota(maxSize, minFree, free, holds, this::deleteDoomed);
        Inventory.of(this.root, FileStore::isOurs).forEach(quota::found);
    }

    /** One without bounds. */
    public FileStore(Path root) throws IOException {
        this(root, Long.MAX_VALUE, 0, () -> Long.MAX_VALUE);
    }

    /** Bytes of the disk of a directory that can be written to. */
    public static LongSupplier freeSpace(Path directory) {
        return directory.toFile()::getUsableSpace;
    }

    /** The directory that holds all files. */
    public Path root() {
        return root;
    }

    /**
     * Streams one upload to disk. Nothing of it remains when this throws.
     *
     * @param owner who alone may find it; null if everybody may who knows its path
     * @return its path on the wire
     * @throws TooLarge if there are more than {@code limit} bytes
     * @throws NotStored if there is no room, or the disk does not take it
     */
    public String put(InputStream content, @Nullable String userName, @Nullable String owner, long limit)
            throws IOException {
        String wire = unused(userName, owner);
        fill(root.resolve(wire), content, limit);
        return wire;
    }

    /** Where a file will lie that is brought later by {@link #fill}; there is nothing on disk before that. */
    public Path reserve(@Nullable String userName) {
        return root.resolve(unused(userName, null));
    }

    /**
     * Streams a file to its reserved place. Nothing of it remains when this throws.
     *
     * @throws TooLarge if there are more than {@code limit} bytes
     * @throws NotStored if there is no room, or the disk does not take it
     */
    public void fill(Path reserved, InputStream content, long limit) throws IOException {
        try (Held writing = holding()) {
            make(reserved, writing);
            try (OutputStream out = onDisk(
                    () -> Files.newOutputStream(reserved, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                copy(content, out, limit, directory(reserved));
            } catch (IOException | RuntimeException e) {
                discard(reserved);
                throw e;
            }
        }
    }

    private void copy(InputStream from, OutputStream to, long limit, String directory) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        while (true) {
            int n = from.readNBytes(buffer, 0, BUFFER);
            if (n == 0) return;
            size += n;
            if (size > limit) throw new TooLarge(limit);
            quota.grow(directory, n);
            onDisk(() -> {
                to.write(buffer, 0, n);
                return to;
            });
        }
    }

    /**
     * Takes a result into the store, in a directory of its own, and returns its path on the wire.
     *
     * @param owner who alone may find it; null if everybody may who knows its path
     * @param held will hold it
     * @throws NotStored if there is no room, or the disk does not take it
     */
    public String adopt(FileData result, @Nullable String owner, Held held) throws IOException {
        Path name = result.file().getFileName();
        String called = result.origName();
        long size = Files.size(result.file()); // that there is none is the author's fault
        String wire = unused(called != null ? called : String.valueOf(name), owner);
        Path target = root.resolve(wire);
        make(target, held);
        try {
            quota.grow(directory(target), size);
            onDisk(() -> result.handedOver()
                    ? Files.move(result.file(), target)
                    : Files.copy(result.file(), target, StandardCopyOption.COPY_ATTRIBUTES));
            return wire;
        } catch (IOException | RuntimeException e) {
            discard(target);
            throw e;
        }
    }

    /** Makes the directory of a file that will be written. */
    private void make(Path file, Held held) throws NotStored {
        held.add(file);
        quota.grow(directory(file), OVERHEAD);
        try {
            onDisk(() -> Files.createDirectory(Objects.requireNonNull(file.getParent())));
        } catch (NotStored e) {
            quota.forget(directory(file));
            throw e;
        }
    }

    private interface Writing<T> {
        T run() throws IOException;
    }

    /** Does something that fails for the disk's sake only. */
    private static <T> T onDisk(Writing<T> writing) throws NotStored {
        try {
            return writing.run();
        } catch (IOException e) {
            LOG.log(Level.ERROR, "A file could not be stored", e);
            throw new NotStored("This file could not be stored on the server. Please try again later.", e);
        }
    }

    /** What holds files of this store. */
    public Held holding() {
        return new Held(holds);
    }

    /**
     * The regular file behind a path on the wire; empty for anything else, whether it exists or not.
     *
     * @param owner who asks; null if nobody knows
     */
    public Optional<Path> find(String wirePath, @Nullable String owner) {
        Matcher path = WIRE_PATH.matcher(wirePath);
        boolean possible = path.matches()
                && (path.group(1) == null || path.group(1).equals(OwnerTag.of(owner)))
                && StoredName.is(path.group(2)); // else Windows might find something by it all the same
        if (!possible) return Optional.empty();
        Path file = root.resolve(wirePath);
        try {
            boolean ours = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && file.toRealPath().toString().equals(file.toString()) // no link on the way, nor another case
                    && hasOneName(file);
            return ours ? Optional.of(file) : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** A second name may be that of a file elsewhere. Systems that do not count names are believed. */
    private static boolean hasOneName(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) return true;
        return Files.getAttribute(file, "unix:nlink").equals(1);
    }

    /** Removes one file and its directory; it is no error if they are gone. */
    public void discard(String wirePath) throws IOException {
        discard(root.resolve(wirePath));
    }

    private void discard(Path file) throws IOException {
        Path directory = Objects.requireNonNull(file.getParent());
        delete(directory);
        quota.forget(directory(file));
    }

    /** A path on the wire that no other file has. */
    private String unused(@Nullable String userName, @Nullable String owner) {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits) + OwnerTag.of(owner) + "/" + StoredName.of(userName);
    }

    /** What the user called a file, fit for display; null stays null. */
    public static @Nullable String displayName(@Nullable String userName) {
        return userName == null ? null : StoredName.display(userName);
    }

    /** The name of the directory in which a file of the store lies. */
    static String directory(Path file) {
        return String.valueOf(Objects.requireNonNull(file.getParent()).getFileName());
    }

    /** Whether an entry of {@link #root} looks as if the store had made it; others are left alone. */
    static boolean isOurs(Path entry) {
        return DIRECTORY.matcher(String.valueOf(entry.getFileName())).matches()
                && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
    }

    /** Deletes a directory of the store, unless it is in use. @return whether it is gone */
    boolean remove(String directory) {
        return holds.doom(directory) && deleteDoomed(directory);
    }

    private boolean deleteDoomed(String directory) {
        try {
            delete(root.resolve(directory));
            quota.forget(directory);
            return true;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Old files could not be deleted", e);
            return false;
        } finally {
            holds.deleted(directory);
        }
    }

    /** Whether the disk has room for more. */
    public boolean hasRoom() {
        return quota.hasRoom();
    }

    /** Bytes of all files, and 4 KiB for each. */
    public long size() {
        return quota.total();
    }

    /** How many directories are in use. */
    int inUse() {
        return holds.size();
    }

    /** Deletes a directory of the store with the files in it. */
    static void delete(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) Files.deleteIfExists(file);
        } catch (NoSuchFileException gone) {
            return;
        }
        Files.deleteIfExists(directory);
    }
}
