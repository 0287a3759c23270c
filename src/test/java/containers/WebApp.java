package containers;

import jakarta.servlet.ServletContextListener;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A web application to start.
 *
 * @param contextPath where it is mounted, empty for the root
 * @param folders what it serves; the first that has a file wins
 * @param listener starts it instead of {@code WEB-INF/web.xml}; null to take that
 * @param parameters its context parameters
 * @param ownClasses whether its classes come from its own {@code WEB-INF} and not from the class path of the tests
 * @param entries what it finds in {@code java:comp/env}, by name; on Jetty only with classes of its own, by which Jetty tells contexts there
 * @param users passwords, by lower-case name, of the container's realm for it, which takes names in any case as many directories do
 */
public record WebApp(
        String contextPath,
        List<Path> folders,
        @Nullable ServletContextListener listener,
        Map<String, String> parameters,
        boolean ownClasses,
        Map<String, Object> entries,
        Map<String, String> users) {
    static final Path SOURCE = Path.of("webapp");
    private static final Path BUILT = Path.of("target/web");

    /** One with the classes of the tests. */
    public WebApp(
            String contextPath,
            List<Path> folders,
            @Nullable ServletContextListener listener,
            Map<String, String> parameters) {
        this(contextPath, folders, listener, parameters, false, Map.of(), Map.of());
    }

    public WebApp {
        if (!contextPath.isEmpty() && !contextPath.matches("/.*[^/]"))
            throw new IllegalArgumentException("A context path is empty or like /name: " + contextPath);
        folders = List.copyOf(folders);
        parameters = Map.copyOf(parameters);
        entries = Map.copyOf(entries);
        users = Map.copyOf(users);
    }

    /** This project's own, as {@code jetty:run} shows it. */
    public static WebApp ofProject() {
        return new WebApp("", List.of(SOURCE, BUILT), null, Map.of());
    }

    /** This project's own, with {@code built} instead of what the build has made (third-party files and the model). */
    public static WebApp ofProject(Path built) {
        return new WebApp("", List.of(SOURCE, built), null, Map.of());
    }

    /** One without files, started by {@code listener}. */
    public static WebApp of(ServletContextListener listener) {
        return new WebApp("", List.of(), listener, Map.of());
    }

    /** An unpacked WAR, loaded as a container loads what is dropped into it. */
    public static WebApp ofWar(Path unpacked) {
        return new WebApp("", List.of(unpacked), null, Map.of(), true, Map.of(), Map.of());
    }

    public WebApp at(String path) {
        return new WebApp(path, folders, listener, parameters, ownClasses, entries, users);
    }

    public WebApp with(String name, String value) {
        Map<String, String> more = new HashMap<>(parameters);
        more.put(name, value);
        return new WebApp(contextPath, folders, listener, more, ownClasses, entries, users);
    }

    /** With {@code java:comp/env}, which wants a process of its own: two containers in one would ask each other's. */
    public WebApp withEntries(Map<String, Object> values) {
        return new WebApp(contextPath, folders, listener, parameters, ownClasses, values, users);
    }

    /** With users of the container's realm. */
    public WebApp withUsers(Map<String, String> passwords) {
        return new WebApp(contextPath, folders, listener, parameters, ownClasses, entries, passwords);
    }
}
