package served;

import static org.junit.jupiter.api.Assertions.assertEquals;

import browser.Chromium;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import page.Axe;

/** {@code /gradio_api/docs} in a browser of its own, closed with it. What the browser complains of is an error when it is closed. */
final class DocsPage implements AutoCloseable {
    private final Chromium chromium;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private DocsPage(Chromium chromium, BrowserContext context) {
        this.chromium = chromium;
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
    }

    static DocsPage open(Site site) {
        return open(site, new NewContextOptions());
    }

    static DocsPage open(Site site, NewContextOptions options) {
        Chromium chromium = Chromium.launch();
        DocsPage docs = new DocsPage(chromium, chromium.browser().newContext(options));
        docs.page.navigate(site.at("gradio_api/docs").toString());
        return docs;
    }

    Page page() {
        return page;
    }

    /** A part of an endpoint. */
    Locator in(String endpoint, String selector) {
        return page.locator("#" + endpoint + " " + selector);
    }

    void give(String endpoint, String parameter, String value) {
        in(endpoint, "#" + endpoint + "-arg-" + parameter).fill(value);
    }

    void call(String endpoint) {
        in(endpoint, "[type=submit]").click();
    }

    /** Waits until the state of a call says this. */
    void awaitState(String endpoint, String pattern) {
        page.waitForFunction(
                "([id, pattern]) => new RegExp(pattern).test(document.querySelector(`#${id} .state`)?.textContent ?? '')",
                List.of(endpoint, pattern));
    }

    void awaitQueue(String endpoint, String text) {
        page.waitForFunction(
                "([id, text]) => document.querySelector(`#${id} .queue`)?.innerText.replace(/\\s+/g, ' ').includes(text)",
                List.of(endpoint, text));
    }

    void assertNothingIsInTheWay(String where) {
        assertEquals(List.of(), Axe.violations(page, "html"), where);
        assertEquals(
                true,
                page.evaluate("document.documentElement.scrollWidth <= innerWidth"),
                where + " is wider than its window");
    }

    /** What is expected of the console. */
    void expectComplaint(String pattern) {
        page.waitForCondition(() -> complaints.removeIf(text -> text.matches(pattern)));
        complaints.removeIf(text -> text.matches(pattern));
    }

    @Override
    public void close() {
        context.close();
        chromium.close();
        assertEquals(List.of(), complaints);
    }
}
