package page;

import browser.Chromium;
import containers.Container;
import containers.ContainerKind;
import containers.WebApp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A browser, and the page before a {@link Gate}. */
record GateServer(Chromium chromium, Container container, Gate gate) implements AutoCloseable {
    static GateServer start() throws Exception {
        Chromium chromium = Chromium.launch();
        Gate gate = new Gate();
        WebApp app = new WebApp("", List.of(pageAlone(), Path.of("target/web")), gate, Map.of());
        return new GateServer(chromium, Container.start(ContainerKind.JETTY, app), gate);
    }

    /** Without {@code WEB-INF/web.xml}, which would start the app beside the gate. */
    private static Path pageAlone() throws IOException {
        Path webapp = Path.of("webapp");
        Path copy = Files.createTempDirectory("page");
        try (Stream<Path> files = Files.walk(webapp)) {
            for (Path file :
                    files.filter(f -> !f.startsWith(webapp.resolve("WEB-INF"))).toList()) {
                Path target = copy.resolve(webapp.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target);
            }
        }
        return copy;
    }

    Editor editor() {
        return Editor.at(address(), chromium.browser());
    }

    /** In a browser in which {@code script} runs before the page: to take something away from it. */
    Editor editor(String script) {
        return Editor.at(address(), chromium.browser(), script);
    }

    URI address() {
        return container.address("");
    }

    @Override
    public void close() throws Exception {
        container.close();
        chromium.close();
    }
}
