package containers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What the other tests take for granted of the containers. */
@EachContainer
class ContainerIT {
    @Parameter
    ContainerKind kind;

    @Test
    void servesEachFolderAndHidesWhatIsNotForTheWeb(@TempDir Path built) throws Exception {
        Files.createDirectories(built.resolve("WEB-INF/model"));
        Files.writeString(built.resolve("WEB-INF/model/default.json"), "{}");
        Files.createDirectories(built.resolve("vendor"));
        Files.writeString(built.resolve("vendor/a.js"), "export const a = 1;");
        WebApp app = new WebApp("/tbi", List.of(built), new Nothing(), Map.of());
        try (Container container = Container.start(kind, app)) {
            URI home = container.address("/tbi");
            HttpResponse<String> script = get(home.resolve("vendor/a.js"));
            assertEquals("200 text/javascript", script.statusCode() + " " + type(script));
            assertEquals(404, get(home.resolve("WEB-INF/model/default.json")).statusCode());
            assertEquals(404, get(home.resolve("web-inf/model/default.json")).statusCode());
        }
    }

    /** The Tomcat 10.1 of the long lane and the Tomcat 11 of the others differ by nothing but the class path. */
    @Test
    void isOfTheVersionThatTheBuildNames() throws Exception {
        AtomicReference<String> server = new AtomicReference<>();
        WebApp app = WebApp.of(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                server.set(event.getServletContext().getServerInfo());
            }
        });
        try (Container container = Container.start(kind, app)) {
            String name = kind == ContainerKind.JETTY ? "jetty" : "tomcat";
            String version = System.getProperty(name + ".version", "");
            assertTrue(server.get().toLowerCase(Locale.ROOT).contains(name + "/" + version), server::get);
        }
    }

    @Test
    void contextWithoutItsSlashIsRedirected() throws Exception {
        try (Container container =
                Container.start(kind, WebApp.of(new Nothing()).at("/tbi"))) {
            HttpResponse<String> answer = get(container.address("").resolve("/tbi"));
            assertEquals(3, answer.statusCode() / 100, () -> answer.toString());
        }
    }

    @Test
    void startThatFailsIsAnException() {
        WebApp app = WebApp.of(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                throw new IllegalArgumentException("a bad setting");
            }
        });
        assertThrows(Exception.class, () -> Container.start(kind, app));
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private static String type(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("none").replaceFirst(";.*", "");
    }

    private static final class Nothing implements ServletContextListener {}
}
