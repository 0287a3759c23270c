package textbehindimage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from, most particular first: what is said for one context must win over what is said for the whole machine
 * (deployment, section 0.8).
 */
final class Sources {
    /** Names a properties file; may itself come from any source but the file. */
    static final String FILE = "tbi.properties";

    /** A value and who said so. */
    record Found(String value, String source) {}

    /** One place to look; {@code name} says where a key is found there. */
    private record Source(Function<String, String> name, Function<String, @Nullable String> value) {}

    private final List<Source> sources;

    private Sources(List<Source> sources) {
        this.sources = sources;
    }

    /** @param contextParameter a servlet context's init parameters */
    static Sources of(
            Function<String, @Nullable String> contextParameter,
            Function<String, @Nullable String> systemProperty,
            Function<String, @Nullable String> environment) {
        Sources direct = new Sources(List.of(
                new Source(key -> "java:comp/env/" + key.replace('.', '/'), Sources::jndi),
                new Source(key -> "context parameter " + key, contextParameter),
                new Source(key -> "system property " + key, systemProperty),
                new Source(key -> "environment variable " + variable(key), key -> environment.apply(variable(key)))));
        Optional<Found> file = direct.find(FILE);
        if (file.isEmpty()) return direct;
        Properties properties = read(file.get());
        Source last = new Source(key -> file.get().value(), properties::getProperty);
        return new Sources(java.util.stream.Stream.concat(direct.sources.stream(), java.util.stream.Stream.of(last))
                .toList());
    }

    Optional<Found> find(String key) {
        for (Source source : sources) {
            String value = source.value().apply(key);
            if (value != null && !value.isBlank())
                return Optional.of(new Found(value.trim(), source.name().apply(key)));
        }
        return Optional.empty();
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private static @Nullable String jndi(String key) {
        try {
            Object value = new InitialContext().lookup("java:comp/env/" + key.replace('.', '/'));
            return value == null ? null : value.toString();
        } catch (NamingException none) {
            return null; // no JNDI in this container, or no such entry
        }
    }

    private static Properties read(Found file) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(Path.of(file.value()))) {
            properties.load(in);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingException(FILE + " = \"" + file.value() + "\" (" + file.source()
                    + ") cannot be read; allowed is the path of a properties file");
        }
    }
}
