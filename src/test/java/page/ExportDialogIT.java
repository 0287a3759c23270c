package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Worker;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The export dialog: by hand and by keys, while it works, and when it is stopped. */
@Tag("browser")
class ExportDialogIT {
    private static final int WIDTH = 600;

    private static final int HEIGHT = 400;

    @RegisterExtension
    static final GateServer server = new GateServer();

    private Editor editor;
    private ExportDialog dialog;

    @BeforeEach
    void openPage() {
        editor = server.editor();
        dialog = new ExportDialog(editor);
    }

    @Test
    void dialogIsThereForEveryone() {
        editor.open("photo.png", Pictures.noise(WIDTH, HEIGHT));
        dialog.open();
        editor.page().waitForSelector(".export-bytes:has-text('About')");
        for (String format : List.of("png", "jpeg")) {
            dialog.pick("format", format);
            assertEquals(List.of(), Axe.violations(editor.page(), "#export-dialog"), format);
        }
    }

    @Test
    void keyOpensTheDialogAndSaves() {
        editor.open("photo.png", Pictures.noise(WIDTH, HEIGHT));
        editor.canvas().focus();
        Download download = editor.page().waitForDownload(() -> {
            editor.page().keyboard().press("Control+s");
            editor.page().waitForSelector("#export-dialog");
            editor.page().keyboard().press("Control+s");
        });
        assertEquals("photo-text-behind.png", download.suggestedFilename());
    }

    /** A font that does not come keeps the work waiting, so that it can be stopped for certain. */
    @Test
    void stoppingLeavesNothingAndTheNextFileIsMade() throws IOException {
        editor.open("photo.png", Pictures.noise(WIDTH, HEIGHT));
        List<Route> stuck = new ArrayList<>();
        editor.page().context().route("**/anton-latin-400-normal.woff2", stuck::add);
        List<Download> downloads = new ArrayList<>();
        editor.page().onDownload(downloads::add);
        dialog.open();
        editor.page().click("#export-save");
        editor.page().waitForCondition(() -> !stuck.isEmpty());
        editor.page().keyboard().press("Escape");
        editor.page().waitForSelector("#export-save");
        editor.page()
                .waitForCondition(() -> editor.page().workers().stream()
                        .noneMatch(worker -> worker.url().contains("export-worker")));
        assertTrue(editor.page().isVisible("#export-dialog"));
        editor.page().context().unroute("**/anton-latin-400-normal.woff2");
        for (Route route : stuck) route.abort();
        assertEquals("png", Pictures.formatOf(dialog.save()));
        assertEquals(1, downloads.size());
    }

    /** The browser tells that a dialog was closed a little later: by then it may be open again. */
    @Test
    void dialogThatIsOpenedAgainAtOnceSaves() {
        editor.open("photo.png", Pictures.noise(WIDTH, HEIGHT));
        dialog.open();
        Download download = editor.page().waitForDownload(() -> editor.page().evaluate("""
                () => {
                  document.querySelector('#export-dialog .export-head button').click();
                  document.getElementById('export').click();
                  document.getElementById('export-save').click();
                }"""));
        assertEquals("photo-text-behind.png", download.suggestedFilename());
        dialog.awaitClosed();
    }

    @Test
    void dialogThatWasClosedBeforeItsWorkerHadStartedSavesTheNextTime() throws IOException {
        editor.open("photo.png", Pictures.noise(WIDTH, HEIGHT));
        List<Route> held = new ArrayList<>();
        editor.page().context().route("**/export-worker.js", held::add);
        dialog.open();
        editor.page().waitForCondition(() -> !held.isEmpty());
        editor.page().keyboard().press("Escape");
        dialog.awaitClosed();
        dialog.open();
        Download download = editor.page().waitForDownload(() -> {
            editor.page().click("#export-save");
            editor.page().waitForSelector("#export-stop");
            editor.page().context().unroute("**/export-worker.js");
            for (Route route : held) route.resume();
        });
        assertEquals("png", Pictures.formatOf(Files.readAllBytes(download.path())));
    }

    @Test
    void workerThatBrokeIsReplaced() throws IOException {
        editor.open("photo.png", Pictures.noise(WIDTH, HEIGHT));
        Worker broken = editor.page()
                .waitForWorker(
                        new Page.WaitForWorkerOptions()
                                .setPredicate(worker -> worker.url().contains("export-worker")),
                        dialog::open);
        editor.page().waitForSelector(".export-bytes:has-text('About')");
        broken.evaluate("() => void setTimeout(() => nothingOfThisName())");
        editor.page().waitForCondition(() -> !editor.page().workers().contains(broken));
        assertEquals("png", Pictures.formatOf(dialog.save()));
    }

    @Test
    void fileCanBeSavedWithTheTextOnTopWhileTheSubjectIsSearched() throws IOException {
        editor.pick("held.png", "image/png", Pictures.encode(Pictures.noise(WIDTH, HEIGHT), "png"));
        editor.await("working");
        dialog.open();
        editor.page().click("#export-save");
        byte[] onTop = Files.readAllBytes(editor.page()
                .waitForDownload(() -> editor.page().click("#export-without"))
                .path());
        server.gate().letGo(1);
        editor.await("done");
        BufferedImage behind = editor.export();
        assertNotEquals(0, Pictures.differences(Pictures.decode(onTop), behind));
        editor.choose("depth", "front");
        assertEquals(0, Pictures.differences(Pictures.decode(onTop), editor.export()));
    }

    @Test
    void pictureGoesToTheClipboard() throws IOException {
        editor.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        editor.open("photo.png", Pictures.noise(WIDTH, HEIGHT));
        dialog.open();
        editor.page().click("#export-copy");
        dialog.awaitClosed();
        Object pasted = editor.page().evaluate("""
                async () => {
                  const [item] = await navigator.clipboard.read();
                  const bytes = new Uint8Array(await (await item.getType('image/png')).arrayBuffer());
                  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
                }""");
        assertEquals(
                0,
                Pictures.differences(
                        editor.export(), Pictures.decode(Base64.getDecoder().decode((String) pasted))));
    }

    @Test
    void everythingIsReachedWithKeys() {
        editor.open("My photo.png", Pictures.noise(WIDTH, HEIGHT));
        editor.page().focus("#export");
        Download first = editor.page().waitForDownload(() -> {
            editor.page().keyboard().press("Enter");
            editor.page().keyboard().press("Enter");
        });
        assertEquals("My photo-text-behind.png", first.suggestedFilename());
        dialog.awaitClosed();
        assertEquals("export", editor.page().evaluate("() => document.activeElement.id"));
        editor.page().keyboard().press("Enter");
        editor.page().focus("#export-name");
        editor.page().fill("#export-name", "a/b: c.PNG");
        Download second =
                editor.page().waitForDownload(() -> editor.page().keyboard().press("Enter"));
        assertEquals("a-b- c.png", second.suggestedFilename());
        dialog.awaitClosed();
        editor.page().keyboard().press("Enter");
        editor.page().waitForSelector("#export-dialog");
        editor.page().keyboard().press("Escape");
        assertFalse(editor.page().isVisible("#export-dialog"));
    }

    @Test
    void formatThatTheBrowserDoesNotWriteIsNotOffered() {
        try (Editor old = server.editor("""
                const toBlob = HTMLCanvasElement.prototype.toBlob;
                HTMLCanvasElement.prototype.toBlob = function (done, type, quality) {
                  toBlob.call(this, done, type === 'image/webp' ? 'image/png' : type, quality);
                }""")) {
            old.open("photo.png", Pictures.noise(WIDTH, HEIGHT));
            old.page().click("#export");
            assertTrue(old.page().isVisible("label:has(> [name=export-format][value=jpeg])"));
            assertFalse(old.page().isVisible("label:has(> [name=export-format][value=webp])"));
        }
    }
}
