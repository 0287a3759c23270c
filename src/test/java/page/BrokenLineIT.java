package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands between page and server, and what it does to the way to a subject: it is said, and nothing that was made is lost. */
@Tag("browser")
class BrokenLineIT {
    private static final BufferedImage PHOTO = Pictures.noise(300, 200);

    @RegisterExtension
    static final GateServer server = new GateServer();

    private record Refusal(int status, String retryAfter, String sentence) {
        void answer(Route route) {
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(status)
                    .setContentType("text/html")
                    .setHeaders(retryAfter.isEmpty() ? Map.of() : Map.of("Retry-After", retryAfter))
                    .setBody("<html><head><title>" + status + "</title></head><h1>" + status + "</h1></html>"));
        }
    }

    private static final List<Refusal> REFUSALS = List.of(
            new Refusal(413, "", "is larger than this server takes"),
            new Refusal(429, "120", "That was too often in a short time. Try again in 2 min."),
            new Refusal(502, "", "The server does not answer just now. Try again in a minute."),
            new Refusal(503, "20", "The server does not answer just now. Try again in 20 s."),
            new Refusal(429, "", "That was too often in a short time. Wait a minute, then try again."));

    /** Every step of the way, one after the other on one page; two sentences that follow each other are never the same. */
    @Test
    void everyRefusalOfAProxyIsSaidAndTheNextTrySucceeds() {
        Editor editor = server.editor();
        editor.page().route("**/gradio_api/upload", route -> route.abort());
        editor.pick("photo.png", "image/png", Pictures.encode(PHOTO, "png"));
        editor.await("failed");
        editor.page().unroute("**/gradio_api/upload");
        editor.type("KEPT");
        editor.color("#2f7df4");
        String made = Made.of(editor);
        for (String step : List.of("upload", "queue/join**", "queue/data**", "file=**")) {
            String address = "**/gradio_api/" + step;
            for (Refusal refusal : REFUSALS) {
                editor.page().route(address, refusal::answer);
                editor.page().click("#retry");
                awaitSaid(editor.page(), refusal.sentence);
                editor.page().unroute(address);
            }
            assertEquals(made, Made.of(editor), step);
        }
        // Some say 200 when they send a page of their own.
        Refusal page = new Refusal(200, "", "The server does not answer just now. Try again in a minute.");
        editor.page().route("**/gradio_api/file=**", page::answer);
        editor.page().click("#retry");
        awaitSaid(editor.page(), page.sentence);
        editor.page().unroute("**/gradio_api/file=**");
        editor.page().click("#retry");
        editor.await("done");
        assertNotEquals(made, Made.of(editor), "the text is behind the subject now");
        assertEquals("KEPT", editor.page().inputValue("#control-text"));
    }

    /** The page's first question, before there is anything to ask for. */
    @Test
    void pageThatCameFromACacheSaysWhyItIsAlone() {
        Editor editor = server.editor();
        editor.page().route("**/gradio_api/upload", route -> route.abort());
        editor.pick("photo.png", "image/png", Pictures.encode(PHOTO, "png"));
        editor.await("failed");
        editor.type("KEPT");
        editor.page().waitForSelector("#saved[data-state=saved]");
        editor.page().unroute("**/gradio_api/upload");
        editor.page().route("**/config", new Refusal(429, "90", "")::answer);
        editor.page().reload();
        awaitSaid(editor.page(), "That was too often in a short time. Try again in 2 min.");
        assertEquals("KEPT", editor.page().inputValue("#control-text"));
        editor.page().unroute("**/config");
        editor.page().click("#retry");
        editor.await("done");
    }

    @Test
    void serverThatLeavesInTheMiddleOfAJobIsSaidAndTheNextTrySucceeds() throws Exception {
        try (Proxy proxy = new Proxy(server.address(), "");
                Editor editor = Editor.at(proxy.address(), server.browser())) {
            String broken = "The connection broke before the subject was found. Try again.";
            editor.pick("held.png", "image/png", Pictures.encode(PHOTO, "png"));
            editor.await("working");
            editor.type("KEPT");
            String made = Made.of(editor);
            proxy.breakOff("queue/data");
            awaitSaid(editor.page(), broken);
            assertEquals(made, Made.of(editor));
            proxy.breakOff("");

            editor.page().click("#retry");
            editor.page().waitForSelector("#subject:is([data-stage=waiting], [data-stage=working])");
            proxy.leave();
            awaitSaid(editor.page(), "The server cannot be reached. Check your connection, then try again.");
            assertEquals(made, Made.of(editor));
            editor.page().waitForSelector("#saved[data-state=saved]");

            proxy.comeBack();
            proxy.breakOff("file=");
            editor.page().click("#retry");
            server.gate().letGo(3);
            awaitSaid(editor.page(), broken); // With the mask half here.
            proxy.breakOff("");
            server.gate().letGo(1);
            editor.page().click("#retry");
            editor.await("done");
            assertEquals("KEPT", editor.page().inputValue("#control-text"));
            editor.page().click("#undo");
            editor.settle();
            assertEquals("BEHIND", editor.page().inputValue("#control-text"));
        }
    }

    /** Photo, queue, mask, fonts, workers and file, all under a path of which the server knows nothing. */
    @Test
    void prefixThatAProxyTakesAwayIsNoneOfTheServersBusiness() throws Exception {
        List<String> beside = new CopyOnWriteArrayList<>();
        List<String> asked = new CopyOnWriteArrayList<>();
        try (Proxy proxy = new Proxy(server.address(), "/apps/words");
                Editor editor = Editor.at(proxy.address(), server.browser())) {
            editor.page().onRequest(request -> {
                if (request.url().startsWith("blob:") || request.url().startsWith("data:")) return;
                asked.add(request.url());
                if (!request.url().startsWith(proxy.address().toString())) beside.add(request.url());
            });
            editor.open("photo.png", PHOTO);
            editor.choose("family", "Pacifico");
            editor.type("Prefix");
            BufferedImage file = editor.export();
            assertEquals(0, Pictures.differences(editor.screen(), file));
            assertNotEquals(0, Pictures.differences(PHOTO, file));
            assertEquals(PHOTO.getRGB(150, 100), file.getRGB(150, 100), "behind the subject");
        }
        assertEquals(List.of(), beside);
        List<String> missing = new ArrayList<>();
        for (String part : List.of(
                "upload", "queue/join", "queue/data", "file=", "matte-worker.js", "export-worker.js", "pacifico"))
            if (asked.stream().noneMatch(url -> url.contains(part))) missing.add(part);
        assertEquals(List.of(), missing, () -> "of " + asked);
    }

    private static void awaitSaid(Page page, String sentence) {
        page.waitForFunction(
                "(sentence) => document.querySelector('#subject')?.innerText.includes(sentence)", sentence);
        assertTrue(page.innerText("#cut-line").contains(sentence), page.innerText("#cut-line"));
    }
}
