package gradio.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Uploads and results, each in a directory of its own with a random 128-bit name. What a client sees of a file is
 * {@code <random>/<plain name>}; it tells nothing of the machine, and whoever does not know it cannot ask for the file. A file that has an
 * owner is found by no other, as if it were not there.
 */
public final class FileStore {
    private static final Pattern WIRE_PATH =
            Pattern.compile("[0-9a-f]{32}(-[0-9a-f]{16})?/[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}");
    private static final int BUFFER = 1 << 16;

    private final Path root;
    private final SecureRandom random = new SecureRandom();

    /**
     * Creates {@code root} if it is not there.
     *
     * @throws IOException if it cannot be created or is no directory
     */
    public FileStore(Path root) throws IOException {
        this.root = Files.createDirectories(root).toRealPath();
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
     */
    public void fill(Path reserved, InputStream content, long limit) throws IOException {
        Path directory = Files.createDirectory(Objects.requireNonNull(reserved.getParent()));
        try (OutputStream out =
                Files.newOutputStream(reserved, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            copy(content, out, limit);
        } catch (IOException | RuntimeException e) {
            delete(directory);
            throw e;
        }
    }

    private static void copy(InputStream from, OutputStream to, long limit) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int n; (n = from.read(buffer)) >= 0; ) {
            size += n;
            if (size > limit) throw new TooLarge(limit);
            to.write(buffer, 0, n);
        }
    }

    /** Takes a result of {@code owner} into the store, in a directory of its own, and returns its path on the wire. */
    public String adopt(FileData result, @Nullable String owner) throws IOException {
        Path name = result.file().getFileName();
        String called = result.origName();
        String wire = unused(called != null ? called : String.valueOf(name), owner);
        Path target = root.resolve(wire);
        Files.createDirectory(Objects.requireNonNull(target.getParent()));
        try {
            if (result.handedOver()) Files.move(result.file(), target);
            else Files.copy(result.file(), target, StandardCopyOption.COPY_ATTRIBUTES);
            return wire;
        } catch (IOException | RuntimeException e) {
            discard(wire);
            throw e;
        }
    }

    /**
     * The regular file behind a path on the wire; empty for anything else, whether it exists or not.
     *
     * @param owner who asks; null if nobody knows
     */
    public Optional<Path> find(String wirePath, @Nullable String owner) {
        Matcher path = WIRE_PATH.matcher(wirePath);
        if (!path.matches() || path.group(1) != null && !path.group(1).equals(OwnerTag.of(owner)))
            return Optional.empty();
        Path file = root.resolve(wirePath);
        try {
            boolean ours = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && file.toRealPath().equals(file) // no link anywhere on the way
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
        Path file = root.resolve(wirePath);
        Files.deleteIfExists(file);
        Path directory = file.getParent();
        if (directory != null) Files.deleteIfExists(directory);
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

    /** All directories of the store; the caller closes the stream. */
    DirectoryStream<Path> entries() throws IOException {
        return Files.newDirectoryStream(root);
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
