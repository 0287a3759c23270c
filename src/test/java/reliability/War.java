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

/** An unpacked WAR with the engine, the libraries that ship with it, and {@link reliability.war}. */
final class War {
    private static final Pattern SHIPPED =
            Pattern.compile("(jersey|hk2|jackson|aopalliance|osgi-resource-locator|javassist|jspecify"
                    + "|jakarta\\.(activation|annotation|inject|validation|ws\\.rs))-.*\\.jar");
    private static final String DESCRIPTOR = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
              <absolute-ordering/>
              <listener><listener-class>%s</listener-class></listener>
            </web-app>
            """;

    private War() {}

    static Path unpack(Path folder) throws IOException, URISyntaxException {
        Path inside = folder.resolve("WEB-INF");
        copy(root(Server.class), "gradio", inside.resolve("classes"));
        copy(root(Deployed.class), "reliability/war", inside.resolve("classes"));
        Path libraries = Files.createDirectories(inside.resolve("lib"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (SHIPPED.matcher(jar.getFileName().toString()).matches())
                Files.copy(jar, libraries.resolve(jar.getFileName()));
        }
        Files.writeString(inside.resolve("web.xml"), DESCRIPTOR.formatted(Deployed.class.getName()));
        return folder;
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
