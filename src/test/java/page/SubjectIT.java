package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way from a photo to its subject, and what a person is told on it. */
@Tag("browser")
class SubjectIT {
    private static final byte[] PHOTO = Pictures.encode(Pictures.noise(300, 200), "png");
    private static final String JOIN = "**/gradio_api/queue/join**";
    private static final String STREAM = "**/gradio_api/queue/data**";

    @RegisterExtension
    static final GateServer server = new GateServer();

    @Test
    void stagePlaceCancelAndRetryAreShown() {
        try (Editor first = server.editor();
                Editor second = server.editor()) {
            first.pick("held-1.png", "image/png", PHOTO);
            first.await("working");
            first.page().waitForFunction("() => document.querySelector('#cut-note')?.textContent.includes('25 %')");
            assertTrue(first.subject().contains("Looking at the photo · 25 %"), first.subject());

            second.pick("held-2.png", "image/png", PHOTO);
            second.page().waitForFunction("() => document.querySelector('#cut-note')?.textContent.includes('place')");
            assertTrue(second.subject().contains("In line · place 1 of 1"), second.subject());
            second.page().click("#cancel");
            second.await("cancelled");
            assertTrue(second.subject().contains("the text stays on top"), second.subject());
            assertEquals("retry", second.page().evaluate("() => document.activeElement.id"));

            second.page().click("#retry");
            second.page().waitForFunction("() => document.querySelector('#cut-note')?.textContent.includes('place')");
            server.gate().letGo(1);
            first.await("done");
            second.await("working");
            server.gate().letGo(1);
            second.await("done");
        }
    }

    @Test
    void runningCallCanBeCancelledAndTheNextPhotoIsNotHeldUp() {
        try (Editor editor = server.editor()) {
            editor.pick("held.png", "image/png", PHOTO);
            editor.await("working");
            editor.page().click("#cancel");
            editor.await("cancelled");
            server.gate().letGo(1);
            editor.pick("next.png", "image/png", PHOTO);
            editor.await("done");
        }
    }

    @Test
    void pngAskedForDuringTheSearchIsSavedAfterIt() {
        try (Editor editor = server.editor()) {
            editor.pick("held.png", "image/png", PHOTO);
            editor.await("working");
            var download = editor.page().waitForDownload(() -> {
                editor.page().click("#export");
                editor.page().click("#export-save");
                editor.page().waitForSelector("#export-stage:has-text('Waiting for the subject')");
                server.gate().letGo(1);
            });
            assertEquals("held-text-behind.png", download.suggestedFilename());
            assertTrue(editor.subject().contains("Found"), editor.subject());
            assertFalse(editor.page().isVisible("#export-dialog"));
        }
    }

    @Test
    void newPhotoTakesThePlaceOfOneUnderWay() {
        try (Editor editor = server.editor()) {
            editor.pick("held.png", "image/png", PHOTO);
            editor.await("working");
            editor.pick("other.png", "image/png", Pictures.encode(Pictures.noise(320, 240), "png"));
            // Let go sooner, the first one would still be the page's.
            editor.page().waitForSelector("[data-size='320x240']");
            server.gate().letGo(1);
            editor.await("done");
            assertTrue(editor.page().innerText("#layer-list").contains("320 × 240"));
        }
    }

    @Test
    void refusalIsTheServersOwnSentenceAndTheTextStaysOnTop() {
        try (Editor editor = server.editor()) {
            editor.pick("refused.png", "image/png", PHOTO);
            editor.await("failed");
            assertTrue(editor.subject().contains("The photo has more pixels than are allowed."), editor.subject());
            BufferedImage before = editor.screen();
            editor.choose("depth", "front");
            assertEquals(before.getRGB(150, 72), editor.screen().getRGB(150, 72));
            assertTrue(editor.page().isVisible("#retry"));
        }
    }

    @Test
    void uploadShowsHowMuchHasLeft() {
        byte[] photo = Pictures.encode(Pictures.noise(500, 400), "png");
        try (Editor editor = server.editor()) {
            editor.page()
                    .evaluate("() => { window.notes = []; new MutationObserver(() => window.notes.push("
                            + "document.querySelector('#cut-note')?.textContent)).observe(document.body, "
                            + "{ subtree: true, childList: true, characterData: true }); }");
            CDPSession session = editor.page().context().newCDPSession(editor.page());
            session.send("Network.enable");
            JsonObject slow = new JsonObject();
            slow.addProperty("offline", false);
            slow.addProperty("latency", 0);
            slow.addProperty("downloadThroughput", -1);
            slow.addProperty("uploadThroughput", 400_000);
            session.send("Network.emulateNetworkConditions", slow);
            editor.pick("photo.png", "image/png", photo);
            editor.await("done");
            List<?> notes = (List<?>) editor.page()
                    .evaluate("() => [...new Set(window.notes)].filter((note) => /^Uploading · \\d+ %$/.test(note))");
            assertTrue(notes.size() >= 3, () -> "percentages seen: " + notes);
        }
    }

    /** What the server may send, in its order, is what a person reads, in that order; nothing is left out and nothing comes twice. */
    @Test
    void everyMessageOfTheQueueIsSaidInItsOrder() {
        try (Editor editor = server.editor()) {
            Page page = editor.page();
            String mask = Base64.getEncoder().encodeToString(Pictures.encode(Pictures.mask(300, 200), "png"));
            page.route(JOIN, route -> route.fulfill(answer("application/json", "{\"event_id\":\"e\"}")));
            page.route(STREAM, route -> route.fulfill(answer("text/event-stream", """
                    data: {"msg":"estimation","event_id":"e","rank":1,"queue_size":3,"rank_eta":312.4}

                    data: {"msg":"estimation","event_id":"e","rank":0,"queue_size":2,"rank_eta":12.2}

                    data: {"msg":"heartbeat","event_id":null}

                    data: {"msg":"process_starts","event_id":"e","eta":4}

                    data: {"msg":"progress","event_id":"e","progress_data":[{"index":null,"length":null,"unit":null,"progress":0.4,"desc":"Looking at the photo"}]}

                    data: {"msg":"progress","event_id":"e","progress_data":[{"index":3,"length":4,"unit":"steps","progress":null,"desc":null}]}

                    data: {"msg":"process_completed","event_id":"e","output":{"data":[{"path":"mask.png","meta":{"_type":"gradio.FileData"}}],"is_generating":false},"success":true}

                    data: {"msg":"close_stream","event_id":null}

                    """)));
            page.route(
                    "**/gradio_api/file=mask.png",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("image/png")
                            .setBodyBytes(Base64.getDecoder().decode(mask))));
            page.evaluate("""
                    () => {
                      window.said = { note: [], live: [] };
                      new MutationObserver((records) => {
                        for (const { target, addedNodes } of records) {
                          const log = target.id === 'cut-note' ? said.note : target.id === 'live' ? said.live : [];
                          for (const { textContent } of addedNodes) if (textContent !== log.at(-1)) log.push(textContent);
                        }
                      }).observe(document.body, { subtree: true, childList: true });
                    }""");
            editor.pick("photo.png", "image/png", PHOTO);
            editor.await("done");
            assertEquals(
                    List.of(
                            "In line",
                            "In line · place 2 of 3 · about 5 min",
                            "In line · place 1 of 2 · about 12 s",
                            "Finding the subject",
                            "Looking at the photo · 40 %",
                            "Finding the subject · 75 %",
                            "Preparing the edges",
                            "Found"),
                    page.evaluate("() => said.note.filter((note) => !/^(Uploading|Connecting)/.test(note))"));
            assertEquals(
                    List.of(
                            "Uploading the photo",
                            "Waiting in line",
                            "Finding the subject",
                            "The subject is found; the text is behind it"),
                    page.evaluate("() => said.live.filter((sentence) => !sentence.includes('is open'))"));
        }
    }

    private static Route.FulfillOptions answer(String type, String body) {
        return new Route.FulfillOptions().setContentType(type).setBody(body);
    }

    @Test
    void fullQueueIsSaidAndCanBeTriedAgain() {
        try (Editor editor = server.editor()) {
            editor.page()
                    .route(
                            JOIN,
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setStatus(503)
                                    .setContentType("application/json")
                                    .setBody("{\"detail\":\"Queue is full. Max size is 2 and size is 2.\"}")));
            editor.pick("photo.png", "image/png", PHOTO);
            editor.await("failed");
            assertTrue(editor.subject().contains("Too many people are waiting"), editor.subject());
            editor.page().unroute(JOIN);
            editor.page().click("#retry");
            editor.await("done");
        }
    }

    @Test
    void serverThatIsGoneIsSaid() {
        try (Editor editor = server.editor()) {
            editor.page().waitForTimeout(300); // The page has asked for the model; now the line is cut.
            editor.page().route("**/gradio_api/**", route -> route.abort());
            editor.page().route("**/config", route -> route.abort());
            editor.pick("photo.png", "image/png", PHOTO);
            editor.await("failed");
            assertTrue(editor.subject().contains("The server cannot be reached"), editor.subject());
            editor.page().unroute("**/gradio_api/**");
            editor.page().unroute("**/config");
            editor.page().click("#retry");
            editor.await("done");
        }
    }

    /** The client gives no sign when a stream ends before its time, and is of no use afterwards. */
    @Test
    void streamThatEndsTooEarlyIsNoticedAndTheNextTryHasANewClient() {
        try (Editor editor = server.editor()) {
            List<String> sessions = sessions(editor);
            editor.page()
                    .route(
                            STREAM,
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("text/event-stream")
                                    .setBody("data: {\"msg\":\"heartbeat\",\"event_id\":null}\n\n")));
            assertLostAndFoundAgain(editor, sessions);
        }
    }

    @Test
    void streamThatBreaksIsNoticedAndTheNextTryHasANewClient() {
        try (Editor editor = server.editor()) {
            List<String> sessions = sessions(editor);
            editor.page().route(STREAM, route -> route.abort());
            assertLostAndFoundAgain(editor, sessions);
        }
    }

    private static void assertLostAndFoundAgain(Editor editor, List<String> sessions) {
        editor.pick("photo.png", "image/png", PHOTO);
        editor.await("failed");
        assertTrue(editor.subject().contains("The connection broke"), editor.subject());
        editor.page().unroute(STREAM);
        editor.page().click("#retry");
        editor.await("done");
        assertNotEquals(sessions.get(0), sessions.get(sessions.size() - 1), "the client is another one");
    }

    private static List<String> sessions(Editor editor) {
        List<String> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
        editor.page().onRequest(request -> {
            if (request.url().contains("session_hash=")) seen.add(request.url());
        });
        return seen;
    }
}
