package bench;

import browser.Chromium;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Worker;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The editor in a fresh browser, on a screen whose photo has about 1.5 million pixels. */
final class EditorPage implements AutoCloseable {
    static final Path RESOURCES = Path.of("src/test/resources/bench");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WIDTH = 1900;
    private static final int HEIGHT = 1240;
    private static final int LOAD_MILLIS = 60_000; // A mask of 50 MP may take a while.

    private static final int MOST_MOVES = 40;
    private static final String WORKER = "frame-worker.js"; // draws while a hand is at the picture

    private final BrowserContext context;
    private final Page page;

    EditorPage(Chromium chromium) throws IOException {
        context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT));
        context.setDefaultTimeout(LOAD_MILLIS);
        String count = Files.readString(RESOURCES.resolve("count.js"));
        context.addInitScript(count);
        context.route("**/" + WORKER, route -> {
            APIResponse script = route.fetch();
            route.fulfill(new Route.FulfillOptions().setResponse(script).setBody(script.text() + count));
        });
        page = context.newPage();
    }

    Page page() {
        return page;
    }

    void load(URI address) {
        page.navigate(address.toString());
        page.waitForSelector("#paste-hint kbd"); // the last that is set up
    }

    /** Until its subject is found, which then is what {@code mask} says. */
    void open(byte[] photo, byte[] mask) {
        page.setInputFiles("#file", new FilePayload("photo.jpg", "image/jpeg", photo));
        page.waitForSelector(
                "#subject[data-stage=done]", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        page.setInputFiles("#mask-file", new FilePayload("mask.png", "image/png", mask));
        page.waitForFunction("() => document.getElementById('live').textContent.includes('mask.png')");
        settle();
    }

    /** Pasted, as any texts are; the last is the one that is held. Coordinates are of a 12 MP photo. */
    void add(JsonNode texts) {
        for (JsonNode text : texts) {
            page.evaluate("""
                    layer => {
                      const data = new DataTransfer();
                      data.setData('text/plain', JSON.stringify({ 'text-behind-image': 1, layer }));
                      document.getElementById('photo').dispatchEvent(
                        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                    }""", JSON.convertValue(text, Object.class));
            settle();
        }
    }

    /** How often each drawing function was called, on the page's thread and on that of the worker that draws for it. */
    Map<String, Integer> calls() {
        Map<String, Integer> calls = calls(page.evaluate("() => calls"));
        for (Worker worker : page.workers())
            if (worker.url().endsWith(WORKER))
                calls(worker.evaluate("() => calls")).forEach((name, more) -> calls.merge(name, more, Integer::sum));
        return calls;
    }

    private static Map<String, Integer> calls(Object counted) {
        return JSON.convertValue(counted, new TypeReference<>() {});
    }

    /** Until the worker draws. */
    void moveUntilHandedOver(Runnable move) {
        for (int i = 0; i < MOST_MOVES; i++) {
            move.run();
            if (page.locator("#frame.is-covered").count() > 0) return;
        }
        throw new IllegalStateException("No worker draws");
    }

    static JsonNode texts() throws IOException {
        return JSON.readTree(Files.readAllBytes(RESOURCES.resolve("scene.json")));
    }

    /** Until everything is drawn that was asked for, small pictures too. */
    void settle() {
        page.evaluate("""
                async () => {
                  await document.fonts.ready;
                  for (let quiet = 0, last = -1; quiet < 5; ) {
                    await new Promise((done) => setTimeout(done, 200));
                    const now = Object.values(calls).reduce((sum, count) => sum + count);
                    quiet = now === last ? quiet + 1 : 0;
                    last = now;
                  }
                }""");
    }

    @Override
    public void close() {
        context.close();
    }
}
