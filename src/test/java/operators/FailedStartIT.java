package operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import textbehindimage.App;

/** What was begun before a start failed is ended, on Jetty too, which does not destroy what has not started. */
@EachContainer
class FailedStartIT {
    @Parameter
    ContainerKind kind;

    @TempDir
    Path folder;

    @Test
    void nothingOfItGoesOn() throws Exception {
        AtomicReference<Set<String>> left = new AtomicReference<>();
        ServletContextListener listener = new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                Filter other = (request, response, chain) -> chain.doFilter(request, response);
                event.getServletContext().addFilter("gradio", other);
                Set<Thread> before = Thread.getAllStackTraces().keySet();
                String why = assertThrows(IllegalStateException.class, () -> new App().contextInitialized(event))
                        .getMessage();
                assertTrue(why.contains("is mounted at / already"), why);
                left.set(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !before.contains(thread))
                        .map(Thread::getName)
                        .filter(name -> name.matches("(gradio|cutout)-.*"))
                        .collect(Collectors.toSet()));
            }
        };
        List<Path> files = List.of(Path.of("target/web")); // where the model is
        try (Container container =
                Container.start(kind, new WebApp("", files, listener, Map.of("gradio.temp_dir", folder.toString())))) {
            assertEquals(Set.of(), left.get());
        }
    }
}
