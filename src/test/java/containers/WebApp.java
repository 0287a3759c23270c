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
 */
public record WebApp(
        String contextPath,
        List<Path> folders,
        @Nullable ServletContextListener listener,
        Map<String, String> parameters) {
    static final Path SOURCE = Path.of("webapp");
    private static final Path BUILT = Path.of("target/web");

    public WebApp {
        if (!contextPath.isEmpty() && !contextPath.matches("/.*[^/]"))
            throw new IllegalArgumentException("A context path is empty or like /name: " + contextPath);
        folders = List.copyOf(folders);
        parameters = Map.copyOf(parameters);
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

    public WebApp at(String path) {
        return new WebApp(path, folders, listener, parameters);
    }

    public WebApp with(String name, String value) {
        Map<String, String> more = new HashMap<>(parameters);
        more.put(name, value);
        return new WebApp(contextPath, folders, listener, more);
    }
}
