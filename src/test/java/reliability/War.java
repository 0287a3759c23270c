package reliability;

import gradio.Server;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import reliability.war.Deployed;

/** An unpacked WAR with the engine and the libraries that ship with it. */
public final class War {
    private static final Pattern SHIPPED =
            Pattern.compile("(jersey|hk2|jackson|httpcore5|aopalliance|osgi-resource-locator|javassist|jspecify"
                    + "|jakarta\\.(activation|annotation|inject|validation|ws\\.rs))-.*\\.jar");
    private static final String DESCRIPTOR = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
              <absolute-ordering/>
              <listener><listener-class>%s</listener-class></listener>
            </web-app>
            """;

    private War() {}

    /** One with {@link reliability.war}. */
    static Path unpack(Path folder) throws IOException, URISyntaxException {
        Path war = withLibraries(folder, Deployed.class.getName());
        copy(root(Server.class), "gradio", classes(war));
        copy(root(Deployed.class), "reliability/war", classes(war));
        return war;
    }

    /** One around the engine's {@code jar} that {@code listener} starts, whose class is still to be put to the {@link #classes}. */
    public static Path around(Path jar, Path folder, String listener) throws IOException {
        Path war = withLibraries(folder, listener);
        Files.createDirectories(classes(war));
        Files.copy(jar, libraries(war).resolve(jar.getFileName()));
        return war;
    }

    private static Path withLibraries(Path folder, String listener) throws IOException {
        Path libraries = Files.createDirectories(libraries(folder));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (SHIPPED.matcher(jar.getFileName().toString()).matches())
                Files.copy(jar, libraries.resolve(jar.getFileName()));
        }
        Files.writeString(folder.resolve("WEB-INF/web.xml"), DESCRIPTOR.formatted(listener));
        return folder;
    }

    public static Path libraries(Path war) {
        return war.resolve("WEB-INF/lib");
    }

    public static Path classes(Path war) {
        return war.resolve("WEB-INF/classes");
    }

    private static Path root(Class<?> one) throws URISyntaxException {
        return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static void copy(Path root, String folder, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> below = Files.walk(root.resolve(folder))) {
            all = below.toList();
        }
        for (Path one : all) {
            Path target = to.resolve(root.relativize(one));
            if (Files.isDirectory(one)) Files.createDirectories(target);
            else Files.copy(one, target);
        }
    }
}
