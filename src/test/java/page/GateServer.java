package page;

import browser.Chromium;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import containers.Container;
import containers.ContainerKind;
import containers.WebApp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The page before a {@link Gate}, and a browser: started once for all classes that are run in this JVM. What a test opens is closed
 * after it, what a class opens before its tests is closed after them; then nothing may have gone elsewhere, see {@link Editor}.
 */
final class GateServer implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final FileTime OLD = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    private final Deque<Editor> ofClass = new ArrayDeque<>();
    private final Deque<Editor> ofTest = new ArrayDeque<>();
    private Deque<Editor> open = ofClass;
    private Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        ExtensionContext.Store store = context.getRoot().getStore(ExtensionContext.Namespace.create(GateServer.class));
        running = store.computeIfAbsent(Running.class, type -> Running.start(), Running.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        gate().shut();
        open = ofTest;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        open = ofClass;
        try {
            closeAll(ofTest);
        } finally {
            gate().letGo(1000); // The next test finds nobody in the queue.
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        closeAll(ofClass);
    }

    Editor editor() {
        return editor("");
    }

    /** On a screen, in a language, or with fingers. */
    Editor editor(Browser.NewContextOptions options) {
        return opened(Editor.at(address(), browser(), options));
    }

    /** On a phone, under fingers, where nothing moves by itself. */
    Editor phone(int width, int height) {
        return taken(Contexts.Screen.PHONE, width, height);
    }

    /** In a browser in which {@code script} runs before the page: to take something away from it. */
    Editor editor(String script) {
        if (script.isEmpty()) return taken(Contexts.Screen.DESK, Editor.WIDTH, Editor.HEIGHT);
        Browser.NewContextOptions desk = new Browser.NewContextOptions().setViewportSize(Editor.WIDTH, Editor.HEIGHT);
        Page page = Editor.freshPage(browser().newContext(desk));
        page.addInitScript(script);
        return opened(new Editor(page, address(), used -> used.context().close()));
    }

    private Editor taken(Contexts.Screen screen, int width, int height) {
        Contexts contexts = running.contexts();
        return opened(
                new Editor(contexts.take(screen, width, height), address(), used -> contexts.giveBack(screen, used)));
    }

    Browser browser() {
        return running.contexts().browser();
    }

    Gate gate() {
        return running.gate();
    }

    URI address() {
        return running.container().address("");
    }

    private Editor opened(Editor editor) {
        open.push(editor);
        return editor;
    }

    private static void closeAll(Deque<Editor> editors) {
        if (editors.isEmpty()) return;
        try (Editor last = editors.pop()) {
            closeAll(editors);
        }
    }

    private record Running(Chromium chromium, Contexts contexts, Container container, Gate gate, Path files)
            implements AutoCloseable {
        static Running start() {
            Chromium chromium = Chromium.launch();
            try {
                Gate gate = new Gate();
                Path page = pageAlone();
                WebApp app = new WebApp("", List.of(page, Path.of("target/web")), gate, Map.of());
                Container container = Container.start(ContainerKind.JETTY, app);
                String origin = container.address("").resolve("/").toString();
                return new Running(chromium, new Contexts(chromium.browser(), origin), container, gate, page);
            } catch (Exception e) {
                chromium.close();
                throw new IllegalStateException("The page cannot be served", e);
            }
        }

        /**
         * Without {@code WEB-INF/web.xml}, which would start the app beside the gate; and old, so that a browser takes the files to be
         * good for a while.
         */
        private static Path pageAlone() throws IOException {
            Path webapp = Path.of("webapp");
            Path copy = Files.createTempDirectory(Path.of("target"), "page");
            try (Stream<Path> files = Files.walk(webapp)) {
                for (Path file : files.filter(f -> !f.startsWith(webapp.resolve("WEB-INF")))
                        .toList()) {
                    Path target = copy.resolve(webapp.relativize(file).toString());
                    if (Files.isDirectory(file)) Files.createDirectories(target);
                    else Files.setLastModifiedTime(Files.copy(file, target), OLD);
                }
            }
            return copy;
        }

        @Override
        public void close() throws Exception {
            try {
                container.close();
            } finally {
                chromium.close();
            }
            try (Stream<Path> all = Files.walk(files)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        }
    }
}
