package page;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Photos as files, each written once. The browser reads them there, which is faster than handing it their bytes. */
final class PhotoFiles {
    private static final Map<String, Path> WRITTEN = new ConcurrentHashMap<>();
    private static final Path ALL = folder(Path.of("target"));

    private PhotoFiles() {}

    static Path png(String name, BufferedImage photo) {
        int[] pixels = photo.getRGB(0, 0, photo.getWidth(), photo.getHeight(), null, 0, photo.getWidth());
        String key = name + " " + photo.getWidth() + " " + Arrays.hashCode(pixels);
        return WRITTEN.computeIfAbsent(key, any -> write(name, Pictures.encode(photo, "png")));
    }

    private static Path write(String name, byte[] bytes) {
        try {
            Path file = Files.write(folder(ALL).resolve(name), bytes);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(Path parent) {
        try {
            Path folder = Files.createTempDirectory(parent, "photos");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
