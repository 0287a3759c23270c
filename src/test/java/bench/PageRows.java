package bench;

import browser.Chromium;
import containers.Container;
import containers.ContainerKind;
import containers.WebApp;
import java.net.URI;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The editor in Chromium, on the real server: what it takes to start, under a hand, and until a file is there. */
final class PageRows {
    private PageRows() {}

    static void measure(Table table, Predicate<String> isWanted) throws Exception {
        if (Stream.of("page-start", "page-hand", "page-export").noneMatch(isWanted)) return;
        try (Chromium chromium = Chromium.launch();
                Container container = Container.start(ContainerKind.JETTY, WebApp.ofProject())) {
            URI address = container.address("");
            if (isWanted.test("page-start")) new PageStartRows(chromium, address, table).measure();
            if (isWanted.test("page-hand")) new PageHandRows(chromium, address, table).measure();
            if (isWanted.test("page-export")) new PageExportRows(chromium, address, table).measure();
        }
    }
}
