package textbehindimage;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The model that comes with the WAR, and the cards of others, as files: where they lie, or copied out of a WAR that is not unpacked. */
final class EmbeddedModel {
    private static final String FOLDER = "/WEB-INF/model/";
    private static final String CARD = "default.json";

    private EmbeddedModel() {}

    /**
     * The embedded model's card.
     *
     * @param list the resources of the web application below a folder, null if there is none
     * @param find the address of one of them
     * @param temporary where copies may lie
     */
    static Path card(
            Function<String, @Nullable Set<String>> list, Function<String, @Nullable URL> find, Path temporary) {
        try {
            URL url = find.apply(FOLDER + CARD);
            if (url != null && url.getProtocol().equals("file")) return Path.of(url.toURI());
            Path target = temporary.resolve("model");
            copy(FOLDER, list, find, target);
            return target.resolve(CARD);
        } catch (IOException | URISyntaxException | FileSystemNotFoundException e) {
            throw new IllegalStateException("The embedded model cannot be read from the WAR", e);
        }
    }

    /** Copies what lies below {@code folder}. If that is nothing, the card is missing, which the log will say. */
    private static void copy(
            String folder,
            Function<String, @Nullable Set<String>> list,
            Function<String, @Nullable URL> find,
            Path target)
            throws IOException {
        Files.createDirectories(target.resolve(folder.substring(FOLDER.length())));
        Set<String> files = list.apply(folder);
        if (files == null) return;
        for (String file : files) {
            URL url = find.apply(file);
            if (file.endsWith("/")) copy(file, list, find, target);
            else if (url != null) copy(url, target.resolve(file.substring(FOLDER.length())));
        }
    }

    private static void copy(URL url, Path file) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false); // a cached connection would keep the WAR open
        try (InputStream in = connection.getInputStream()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
