package reliability;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What this process holds open, as Linux tells it. */
final class OpenFiles {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private OpenFiles() {}

    /** The open files below a folder; none on systems that do not tell. */
    static List<Path> below(Path folder) throws IOException {
        if (!Files.isDirectory(DESCRIPTORS)) return List.of();
        Path real = folder.toRealPath();
        List<Path> open = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : all) {
                try {
                    Path file = Files.readSymbolicLink(descriptor);
                    if (file.startsWith(real)) open.add(file);
                } catch (NoSuchFileException closedMeanwhile) {
                    // not held
                }
            }
        }
        return open;
    }
}
