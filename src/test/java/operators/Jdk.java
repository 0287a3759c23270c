package operators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param version with all its numbers, such as 17.0.15
 */
record Jdk(Path home, String version) {
    /** The one that {@code -Djdk.25} or the variable {@code JAVA_HOME_25} names, else the one of this process if it is such a one. */
    static Optional<Jdk> find(int feature) throws IOException {
        Optional<String> named = Stream.of(System.getProperty("jdk." + feature), System.getenv("JAVA_HOME_" + feature))
                .filter(Objects::nonNull)
                .findFirst();
        if (named.isPresent()) {
            Jdk jdk = at(Path.of(named.get()));
            assertEquals(feature, Runtime.Version.parse(jdk.version).feature(), () -> named.get() + " is another JDK");
            return Optional.of(jdk);
        }
        return Runtime.version().feature() == feature
                ? Optional.of(at(Path.of(System.getProperty("java.home"))))
                : Optional.empty();
    }

    private static Jdk at(Path home) throws IOException {
        Properties release = new Properties();
        try (Reader in = Files.newBufferedReader(home.resolve("release"))) {
            release.load(in);
        }
        return new Jdk(home, release.getProperty("JAVA_VERSION").replace("\"", ""));
    }

    String tool(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** With which {@code java}, and a container's script, are this one. */
    Map<String, String> environment() {
        return Map.of(
                "JAVA_HOME",
                home.toString(),
                "PATH",
                home.resolve("bin") + ":" + Objects.requireNonNullElse(System.getenv("PATH"), ""));
    }
}
