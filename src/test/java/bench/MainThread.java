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
    /** Before and after these the page rests, and makes up for what it left out on the way. */
    private static final String BEGIN = "begin of what is measured";

    private static final String END = "end of what is measured";

    private static final ObjectMapper JSON = new ObjectMapper();

    interface Work {
        void run() throws Exception;
    }

    static MainThread during(Page page, Work work) throws Exception {
        Browser browser = page.context().browser();
        browser.startTracing(
                page,
                new Browser.StartTracingOptions()
                        .setCategories(
                                List.of("toplevel", "blink.user_timing", "disabled-by-default-devtools.timeline")));
        byte[] trace;
        try {
            mark(page, BEGIN);
            work.run();
            mark(page, END);
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
        double begin = timeOf(BEGIN, events);
        double end = timeOf(END, events);
        double cpu = 0;
        double longest = 0;
        int tasks = 0;
        for (JsonNode event : events) {
            if (!event.path("name").asText().equals("RunTask") || !threads.contains(threadOf(event))) continue;
            double time = event.path("ts").asDouble();
            if (time < begin || time > end) continue;
            tasks++;
            cpu += event.path("tdur").asDouble();
            longest = Math.max(longest, event.path("dur").asDouble());
        }
        if (tasks == 0) throw new IOException("The trace has no task of a page");
        return new MainThread(cpu / MICROS, longest / MICROS);
    }

    private static void mark(Page page, String name) {
        page.evaluate("name => performance.mark(name)", name);
    }

    private static double timeOf(String mark, JsonNode events) throws IOException {
        for (JsonNode event : events)
            if (event.path("name").asText().equals(mark))
                return event.path("ts").asDouble();
        throw new IOException("The trace has no \"" + mark + "\"");
    }

    private static String threadOf(JsonNode event) {
        return event.path("pid").asText() + "/" + event.path("tid").asText();
    }
}
