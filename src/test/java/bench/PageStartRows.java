package bench;

import browser.Chromium;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What somebody waits for who comes for the first time. */
final class PageStartRows {
    private static final int TURNS = 5;
    private static final double KB = 1e3;
    private static final double MILLIS = 1e3;

    private final Chromium chromium;
    private final URI address;
    private final Table table;

    PageStartRows(Chromium chromium, URI address, Table table) {
        this.chromium = chromium;
        this.address = address;
        this.table = table;
    }

    void measure() throws Exception {
        double bytes = 0;
        double seconds = Double.MAX_VALUE;
        int requests = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            try (EditorPage editor = new EditorPage(chromium)) {
                List<Request> finished = new CopyOnWriteArrayList<>();
                editor.page().onRequestFinished(finished::add);
                MainThread thread = MainThread.during(editor.page(), () -> editor.load(address));
                seconds = Math.min(seconds, thread.cpuMillis() / MILLIS);
                requests = finished.size();
                bytes = 0;
                for (Request request : finished)
                    bytes += request.sizes().responseBodySize + request.sizes().responseHeadersSize;
            }
        }
        table.atMost(
                300, "first visit, until it can be used: KB over the wire, " + requests + " answers", bytes / KB, null);
        table.atMost(0.5, "first visit, CPU seconds of the page, least of " + TURNS, seconds, null);
    }
}
