package bench;

import browser.Chromium;
import java.net.URI;
import java.util.Map;

/** What somebody waits for who comes for the first time. */
final class PageStartRows {
    private static final int TURNS = 5;
    private static final double KB = 1e3;
    private static final double MILLIS = 1e3;

    /** What has come by then, with its headers; what is to come after the first click is on its way already. */
    private static final String LOADED = """
            () => {
              const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
              const come = all.filter(({ responseEnd }) => responseEnd > 0);
              return { answers: come.length, bytes: come.reduce((sum, { transferSize }) => sum + transferSize, 0) };
            }""";

    private final Chromium chromium;
    private final URI address;
    private final Table table;

    PageStartRows(Chromium chromium, URI address, Table table) {
        this.chromium = chromium;
        this.address = address;
        this.table = table;
    }

    void measure() throws Exception {
        Map<?, ?> loaded = Map.of();
        double seconds = Double.MAX_VALUE;
        for (int turn = 0; turn < TURNS; turn++) {
            try (EditorPage editor = new EditorPage(chromium)) {
                Map<?, ?>[] now = new Map<?, ?>[1];
                MainThread thread = MainThread.during(editor.page(), () -> {
                    editor.load(address);
                    now[0] = (Map<?, ?>) editor.page().evaluate(LOADED);
                });
                loaded = now[0];
                seconds = Math.min(seconds, thread.cpuMillis() / MILLIS);
            }
        }
        double bytes = ((Number) loaded.get("bytes")).doubleValue();
        table.atMost(
                300, "first visit until it can be used: KB in " + loaded.get("answers") + " answers", bytes / KB, null);
        table.atMost(0.5, "first visit, CPU seconds of the page, least of " + TURNS, seconds, null);
    }
}
