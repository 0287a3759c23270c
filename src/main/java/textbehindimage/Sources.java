package textbehindimage;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.naming.Context;
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

    /**
     * One place to look.
     *
     * @param form of a setting's name in this place
     * @param told where a value was found, by its name in this place
     * @param value by that name
     * @param said the names that are there; none where there are others' too that look alike, or where they cannot be asked for
     */
    private record Source(
            UnaryOperator<String> form,
            UnaryOperator<String> told,
            Function<String, @Nullable String> value,
            Set<String> said) {
        static Source of(UnaryOperator<String> form, UnaryOperator<String> told, Map<String, String> all) {
            return new Source(form, told, all::get, all.keySet());
        }
    }

    private static final String ENTRIES = "java:comp/env";
    private static final List<String> PREFIXES = List.of("gradio.", "tbi.");

    private final List<Source> sources;

    private Sources(List<Source> sources) {
        this.sources = sources;
    }

    /** @param context a servlet context's init parameters @param system properties of the JVM @param environment of its process */
    static Sources of(Map<String, String> context, Map<String, String> system, Map<String, String> environment) {
        UnaryOperator<String> same = UnaryOperator.identity();
        Sources direct = new Sources(List.of(
                new Source(key -> ENTRIES + '/' + key.replace('.', '/'), same, entries(), Set.of()),
                Source.of(same, key -> "context parameter " + key, context),
                Source.of(same, key -> "system property " + key, system),
                new Source(Sources::variable, name -> "environment variable " + name, environment::get, Set.of())));
        Optional<Found> file = direct.find(FILE);
        if (file.isEmpty()) return direct;
        Map<String, String> properties = read(file.get());
        Source last = Source.of(same, key -> file.get().value(), properties);
        return new Sources(
                Stream.concat(direct.sources.stream(), Stream.of(last)).toList());
    }

    Optional<Found> find(String key) {
        for (Source source : sources) {
            String name = source.form().apply(key);
            String value = source.value().apply(name);
            if (value != null && !value.isBlank())
                return Optional.of(new Found(value.trim(), source.told().apply(name)));
        }
        return Optional.empty();
    }

    /**
     * Names that look like settings and are none, as they are mistyped. Neither entries of {@code java:comp/env} are looked through nor the
     * environment: for a service named tbi, Kubernetes puts TBI_PORT and more there.
     */
    List<String> strangers(Collection<String> settings) {
        return sources.stream()
                .flatMap(source -> source.said().stream()
                        .filter(name -> PREFIXES.stream().map(source.form()).anyMatch(name::startsWith))
                        .filter(name -> settings.stream().map(source.form()).noneMatch(name::equals))
                        .sorted()
                        .map(name -> name + " (" + source.told().apply(name) + ")"))
                .toList();
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** What JNDI has; where it has nothing for this context, it is not asked for each setting. */
    private static Function<String, @Nullable String> entries() {
        try {
            Context all = new InitialContext();
            all.lookup(ENTRIES);
            return name -> entry(all, name);
        } catch (NamingException none) {
            return name -> null;
        }
    }

    private static @Nullable String entry(Context all, String name) {
        try {
            Object value = all.lookup(name);
            return value == null ? null : value.toString();
        } catch (NamingException none) {
            return null;
        }
    }

    private static Map<String, String> read(Found file) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(Path.of(file.value()))) {
            properties.load(in);
            return properties.stringPropertyNames().stream().collect(toMap(name -> name, properties::getProperty));
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingException(FILE + " = \"" + file.value() + "\" (" + file.source()
                    + ") cannot be read; allowed is the path of a properties file");
        }
    }
}
