package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that somebody has made gets lost, whatever happens to the page. */
@Tag("browser")
class SavedIT {
    @RegisterExtension
    static final GateServer server = new GateServer();

    private Editor editor;

    @BeforeEach
    void openPage() {
        editor = server.editor();
    }

    /** The mask comes back too: the server is not asked again. */
    @Test
    void aPageThatIsLoadedAgainShowsTheSamePixels() {
        editor.open("photo.png", Pictures.noise(300, 200));
        editor.type("KEPT");
        editor.color("#2f7df4");
        saved(editor.page());
        String before = pixels(editor.page());
        editor.type("GONE");
        editor.page().click("#undo");
        saved(editor.page()); // Though nothing had to be written.
        editor.page().route("**/gradio_api/**", route -> route.abort());
        editor.page().reload();
        editor.await("done");
        assertEquals(before, pixels(editor.page()));
        assertEquals("KEPT", editor.page().inputValue("#control-text"));
    }

    /** The small picture that is saved with it would be drawn in the middle of a gesture. */
    @Test
    void aHandThatPausesIsLeftInPeace() {
        editor.open("photo.png", Pictures.noise(300, 200));
        editor.type("HELD");
        saved(editor.page());
        Page page = editor.page();
        page.clock().install();
        Hand hand = new Hand(editor);
        hand.hold(hand.middle(), hand.middle().plus(30, 20));
        page.clock().runFor(5_000);
        assertEquals("saving", page.getAttribute("#saved", "data-state"));
        hand.release();
        page.clock().runFor(5_000);
        saved(page);
    }

    @Test
    void anotherTabOffersTheDesignAndCanDeleteIt() {
        editor.open("beach.png", Pictures.noise(300, 200));
        saved(editor.page());
        Page other = another();
        assertTrue(other.waitForSelector(".recent").innerText().contains("beach.png"));
        other.click("#recents li .square");
        // A page that is left takes along what it has not done yet; whoever reads is answered after who writes.
        other.evaluate("async () => (await import(new URL('js/io/storage.js', document.baseURI).href)).savedDesigns()");
        other.reload();
        Editor.awaitDesk(other);
        assertEquals(0, other.locator(".recent").count());
    }

    @Test
    void twoTabsOnOneDesignKeepBoth() {
        editor.open("beach.png", Pictures.noise(300, 200));
        saved(editor.page());
        Page other = another();
        other.click(".recent");
        other.waitForSelector("#subject[data-stage=done]");
        other.fill("#control-text", "OTHER");
        saved(other);
        editor.type("MINE");
        assertTrue(editor.notice().contains("kept as a design of its own"), editor.notice());
        saved(editor.page());
        Page third = another();
        third.waitForSelector(".recent");
        assertEquals(2, third.locator(".recent").count());
        third.locator(".recent").first().click();
        third.waitForSelector("#subject[data-stage=done]");
        assertEquals("MINE", third.inputValue("#control-text"));
    }

    @Test
    void fullStorageIsSaidAndTheWorkGoesOn() {
        editor.page()
                .evaluate(
                        "() => { const put = IDBObjectStore.prototype.put; window.fill = (full) =>"
                                + " IDBObjectStore.prototype.put = full ? () => { throw new DOMException('', 'QuotaExceededError') } : put }");
        editor.page().evaluate("() => fill(true)");
        editor.open("photo.png", Pictures.noise(300, 200));
        assertTrue(editor.notice().contains("storage is full"), editor.notice());
        editor.page().waitForSelector("#saved[data-state=failed]");
        String before = pixels(editor.page());
        editor.type("GOES ON");
        assertNotEquals(before, pixels(editor.page()));
        editor.page().evaluate("() => fill(false)");
        editor.type("GOES ON AND ON");
        saved(editor.page());
    }

    /** Its small picture is drawn on another canvas then. */
    @Test
    void aBrowserWithoutOffscreenCanvasKeepsDesignsToo() {
        editor.page().evaluate("() => { delete window.OffscreenCanvas; }");
        editor.open("photo.png", Pictures.noise(300, 200));
        editor.page().waitForSelector("#saved:is([data-state=saved], [data-state=failed])");
        assertEquals("saved", editor.page().getAttribute("#saved", "data-state"));
    }

    /** Saved as a file, opened in a browser that never saw it. */
    @ParameterizedTest
    @ValueSource(strings = {"project", "png"})
    void aDesignGoesOnInAnotherBrowser(String kind) throws IOException {
        editor.open("photo.png", Pictures.noise(300, 200));
        editor.type("GO ON");
        editor.color("#2f7df4");
        String before = pixels(editor.page());
        Download file = editor.page().waitForDownload(() -> {
            editor.page().click("#export");
            if (kind.equals("project")) {
                editor.page().click("#export-project");
            } else {
                editor.page().check("#export-editable");
                editor.page().click("#export-save");
            }
        });
        assertTrue(
                file.suggestedFilename().endsWith(kind.equals("project") ? ".tbi" : ".png"), file.suggestedFilename());
        try (Editor other = server.editor()) {
            other.page().route("**/gradio_api/**", route -> route.abort());
            other.pick(file.suggestedFilename(), "", Files.readAllBytes(file.path()));
            other.await("done");
            assertEquals("GO ON", other.page().inputValue("#control-text"));
            assertEquals(before, pixels(other.page()));
        }
    }

    @Test
    void aDesignIsTheSameInAFile() {
        editor.open("photo.png", Pictures.noise(90, 60));
        assertEquals(true, editor.page().evaluate("""
                async () => {
                  const load = (path) => import(new URL(path, document.baseURI).href);
                  const { projectOf, readProject, toProjectFile, toChunks } = await load('js/io/project-file.js');
                  const { withChunks } = await load('js/io/png-chunks.js');
                  const { firstScene, changeSubject, changeLayer } = await load('js/model/scene.js');
                  const canvas = new OffscreenCanvas(90, 60);
                  canvas.getContext('2d').fillRect(0, 0, 9, 9);
                  const png = await canvas.convertToBlob();
                  const photo = new File([png], 'Grüße.png', { type: 'image/png' });
                  const mask = new Blob([png], { type: 'image/png' });
                  const stroke = { mode: 'erase', size: 20, softness: 50, points: [1, 2, 3.5, 4] };
                  const scene = changeSubject(changeLayer(firstScene({ width: 90, height: 60 }), 'text-1', { text: 'שלום ✨', corners: [1, 2, 3, 4, 5, 6, 7, 8] }),
                    { feather: 3, strokes: [stroke] });
                  const project = projectOf({ name: photo.name, type: photo.type, width: 90, height: 60 }, new Map([['found', mask]]), scene, photo);
                  const files = [new File([await toProjectFile(project)], 'x.tbi'), new File([await withChunks(png, await toChunks(project))], 'x.png')];
                  for (const file of files) {
                    const read = await readProject(file);
                    if (JSON.stringify(read.design) !== JSON.stringify(project.design)) return [file.name, read.design, project.design];
                    for (const [one, other] of [[read.photo, photo], [read.masks.get('found'), mask]]) {
                      const [a, b] = [new Uint8Array(await one.arrayBuffer()), new Uint8Array(await other.arrayBuffer())];
                      if (a.length !== b.length || a.some((byte, i) => byte !== b[i])) return file.name + ' has other bytes';
                    }
                  }
                  return true;
                }"""));
    }

    /** What is wrong with a design is said; what only somebody else understands is a photo like any other. */
    @Test
    void damagedAndForeignFiles() {
        editor.pick("cut.tbi", "", "{\"app\":\"text-behind-image\",\"version\":1".getBytes());
        assertTrue(editor.notice().contains("cut.tbi is a design of this page, but it is damaged"), editor.notice());
        editor.pick("empty.tbi", "", "{\"app\":\"text-behind-image\",\"version\":1,\"photo\":{}}".getBytes());
        assertTrue(editor.notice().contains("empty.tbi is a design of this page, but it is damaged"), editor.notice());
        editor.pick("new.tbi", "", "{\"app\":\"text-behind-image\",\"version\":99}".getBytes());
        assertTrue(editor.notice().contains("made with a newer version"), editor.notice());
        editor.pick("package.json", "application/json", "{\"name\":\"x\"}".getBytes());
        assertTrue(editor.notice().contains("package.json is not a picture"), editor.notice());
        editor.page().evaluate("""
                async () => {
                  const { withChunks } = await import(new URL('js/io/png-chunks.js', document.baseURI).href);
                  const canvas = new OffscreenCanvas(40, 30);
                  canvas.getContext('2d').fillRect(0, 0, 9, 9);
                  const png = await canvas.convertToBlob();
                  const foreign = await withChunks(png, [{ type: 'iTXt', data: new TextEncoder().encode('excalidraw\\0\\0\\0\\0\\0{}') }]);
                  const files = new DataTransfer();
                  files.items.add(new File([foreign], 'foreign.png', { type: 'image/png' }));
                  document.getElementById('file').files = files.files;
                  document.getElementById('file').dispatchEvent(new Event('change'));
                }""");
        editor.await("done");
        assertEquals(0, editor.page().locator(".notice").count());
    }

    private Page another() {
        Page other = editor.page().context().newPage();
        other.navigate(server.address().toString());
        Editor.awaitDesk(other);
        return other;
    }

    private static void saved(Page page) {
        page.waitForSelector("#saved[data-state=saved]");
    }

    private static String pixels(Page page) {
        return (String) page.evaluate("() => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(() =>"
                + " r(document.getElementById('photo').toDataURL()))))");
    }
}
