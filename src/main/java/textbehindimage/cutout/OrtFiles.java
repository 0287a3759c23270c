package textbehindimage.cutout;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files among the temporary ones that ONNX Runtime is loaded from. */
final class OrtFiles {
    private static final Logger LOG = System.getLogger(OrtFiles.class.getName());
    private static final Path MAPS =
            Path.of("/proc/self/maps"); // Linux: what is mapped, a name at the end of each line
    private static final String FOLDER = "onnxruntime-java"; // begins so, by OnnxRuntime of 1.29
    /** Providers for GPUs are loaded from their files when they are first asked for. */
    private static final String LATER = "ai/onnxruntime/native/linux-x64/libonnxruntime_providers_cuda.so";

    private OrtFiles() {}

    /**
     * Of its own, so that the container can delete the web application's. A stream takes three times the CPU for the same 70 MB, but
     * a jar in a packed WAR is no file.
     */
    static Path copyOf(URL jar) throws IOException {
        Path copy = Files.createTempFile("onnxruntime-", ".jar");
        copy.toFile().deleteOnExit();
        if (jar.getProtocol().equals("file")) {
            Files.copy(Path.of(URI.create(jar.toString())), copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        }
        try (InputStream in = uncached(jar).getInputStream()) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }

    /**
     * Now that the runtime has started. On Linux what is open and mapped needs no name, and without one it is gone with the process,
     * even one that is killed. Elsewhere, and where something is still to be loaded, the JVM deletes it at its end. No model is refused
     * because something could not be deleted.
     *
     * @param loader of the runtime
     * @param jars that were made for it
     */
    static void forget(ClassLoader loader, Path... jars) {
        if (!Files.isReadable(MAPS) || loader.getResource(LATER) != null) return;
        try {
            for (Path folder : mapped()) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                    for (Path file : files) Files.deleteIfExists(file);
                }
                Files.deleteIfExists(folder);
            }
            for (Path jar : jars) Files.deleteIfExists(jar);
        } catch (IOException | DirectoryIteratorException e) {
            LOG.log(Level.DEBUG, "What ONNX Runtime was loaded from stays until the JVM ends", e);
        }
    }

    /** The folders that ONNX Runtime has made and this process has taken its libraries from; an operator's own are none of them. */
    private static Set<Path> mapped() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
        try (Stream<String> lines = Files.lines(MAPS)) {
            return lines.filter(line -> line.indexOf('/') > 0)
                    .map(line -> Path.of(line.substring(line.indexOf('/'))).getParent())
                    .filter(folder -> folder != null && temporary.equals(folder.getParent()))
                    .filter(folder -> folder.getFileName().toString().startsWith(FOLDER))
                    .filter(Files::isDirectory)
                    .collect(Collectors.toSet());
        }
    }

    /** A cached JarFile would keep the WAR open after it is undeployed. */
    static URLConnection uncached(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection;
    }
}
