package gradio.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What lies in a store when it is opened. */
final class Inventory {
    private record Found(String directory, long bytes, FileTime modified) {}

    private Inventory() {}

    /** Bytes by directory, each with its overhead, the oldest first. What vanishes meanwhile, or cannot be looked at, is left out. */
    static Map<String, Long> of(Path root, Predicate<Path> ours) throws IOException {
        List<Found> all = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, ours::test)) {
            for (Path entry : entries) {
                try {
                    String name = String.valueOf(entry.getFileName());
                    all.add(new Found(name, FileStore.OVERHEAD + bytes(entry), Files.getLastModifiedTime(entry)));
                } catch (IOException unseen) {
                    // it can hardly be counted
                }
            }
        }
        all.sort(Comparator.comparing(Found::modified));
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (Found one : all) bytes.put(one.directory, one.bytes);
        return bytes;
    }

    private static long bytes(Path directory) throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
