package bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a page's main thread did, by Chromium's own trace.
 *
 * @param cpuMillis processor time of all tasks
 * @param longestMillis the longest task on the clock: for so long no key and no pointer was answered
 */
record MainThread(double cpuMillis, double longestMillis) {
    private static final double MICROS = 1e3;
    private static final ObjectMapper JSON = new ObjectMapper();

    interface Work {
        void run() throws Exception;
    }

    static MainThread during(Page page, Work work) throws Exception {
        Browser browser = page.context().browser();
        browser.startTracing(
                page,
                new Browser.StartTracingOptions()
                        .setCategories(List.of("toplevel", "disabled-by-default-devtools.timeline")));
        byte[] trace;
        try {
            work.run();
        } finally {
            trace = browser.stopTracing();
        }
        return of(trace);
    }

    private static MainThread of(byte[] trace) throws IOException {
        JsonNode events = JSON.readTree(trace).get("traceEvents");
        Set<String> threads = new HashSet<>();
        for (JsonNode event : events) {
            boolean isName = event.path("name").asText().equals("thread_name");
            if (isName && event.at("/args/name").asText().equals("CrRendererMain")) threads.add(threadOf(event));
        }
        double cpu = 0;
        double longest = 0;
        int tasks = 0;
        for (JsonNode event : events) {
            if (!event.path("name").asText().equals("RunTask") || !threads.contains(threadOf(event))) continue;
            tasks++;
            cpu += event.path("tdur").asDouble();
            longest = Math.max(longest, event.path("dur").asDouble());
        }
        if (tasks == 0) throw new IOException("The trace has no task of a page");
        return new MainThread(cpu / MICROS, longest / MICROS);
    }

    private static String threadOf(JsonNode event) {
        return event.path("pid").asText() + "/" + event.path("tid").asText();
    }
}
