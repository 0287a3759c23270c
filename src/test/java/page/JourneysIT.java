package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the empty page over a photo and a design to a file, and from the file to the same design in a browser that never saw it. */
@Tag("browser")
class JourneysIT {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 400;

    @RegisterExtension
    static final GateServer server = new GateServer();

    private Editor editor;
    private Page page;
    private Hand hand;

    @Test
    void byMouse() throws IOException {
        begin(server.editor());
        photo().setFiles(PhotoFiles.png("photo.png", Pictures.noise(WIDTH, HEIGHT)));
        editor.await("done");

        hand.doubleClick(hand.onPhoto(100, 100)); // On its first letter; its middle is behind the subject.
        page.keyboard().type("LAKE");
        hand.click(hand.onPhoto(20, HEIGHT - 20));
        page.click("#layer-text-1");
        page.click("[data-style=sunset]");
        Hand.Spot corner = hand.handles().get(4);
        hand.drag(corner, corner.plus(30, 12), "Control");
        Hand.Spot stalk = hand.handles().get(8);
        hand.drag(stalk, stalk.plus(60, 10));
        assertTrue(hand.said().startsWith("Rotated by "), hand.said());
        hand.drag(hand.middle(), hand.middle().plus(14, 60));

        page.click("#add-text");
        page.click("#selection-bar button >> nth=0");
        page.keyboard().type("in front");
        hand.click(hand.onPhoto(20, HEIGHT - 20));
        assertEquals(List.of("“in front”", "Subject", "“LAKE”"), editor.layers());
        drop("#layer-text-2", "#layer-text-1");
        assertEquals(List.of("Subject", "“LAKE”", "“in front”"), editor.layers());
        assertTakenBackAndDoneAgain(() -> page.click("#undo"), () -> page.click("#redo"));

        page.click("#subject");
        page.locator("label:has(input[name=brush][value=erase])").click();
        hand.drag(hand.onPhoto(WIDTH / 2.0, HEIGHT / 2.0), hand.onPhoto(WIDTH / 2.0 + 60, HEIGHT / 2.0));
        page.locator("label:has(input[name=brush][value=off])").click();

        page.click("#export");
        page.click("#export-editable");
        Download file = page.waitForDownload(() -> page.click("#export-save"));
        goesOn(file, server.editor(), () -> page.click("#pick"));
        page.click("#layer-text-1");
        int before = editor.seen();
        hand.drag(hand.middle(), hand.middle().plus(0, 25));
        assertNotEquals(before, editor.seen());
    }

    /** Not one click, and the keyboard's place is never lost. */
    @Test
    void byKeyboardAlone() throws IOException {
        begin(server.editor());
        // Playwright takes a moment to come before the browser's own dialog, and a key is faster than that.
        page.onFileChooser(chooser -> {});
        tabTo("#pick");
        FileChooser chooser = page.waitForFileChooser(() -> page.keyboard().press("Enter"));
        chooser.setFiles(PhotoFiles.png("photo.png", Pictures.noise(WIDTH, HEIGHT)));
        editor.await("done");

        tabTo("#photo");
        key("Enter");
        page.keyboard().type("KEYS");
        key("Escape");
        assertEquals("KEYS", page.inputValue("#control-text"));
        key("Alt+ArrowDown", "Alt+ArrowRight", "Shift+ArrowDown", "ArrowLeft");
        tabTo(".style");
        key("ArrowRight", "Enter");
        tabTo("#photo");
        key("Control+d");
        assertEquals("“KEYS” duplicated", hand.said());
        key("Shift+ArrowDown", "Shift+ArrowDown");
        key("]");
        assertEquals(List.of("“KEYS”", "Subject", "“KEYS”"), editor.layers());
        assertTakenBackAndDoneAgain(() -> key("Control+z"), () -> key("Control+Shift+z"));

        backTo("#layer-list [role=option]");
        while (!"subject".equals(focused())) key("ArrowDown");
        assertEquals("true", page.getAttribute("#subject", "aria-selected"));
        tabTo("#control-grow");
        key("ArrowUp", "ArrowUp", "ArrowUp");
        assertEquals("3", page.inputValue("#control-grow"));
        key("Control+s");
        page.waitForSelector("#export-dialog[open]");
        tabTo("#export-editable");
        key("Space");
        Download file = page.waitForDownload(() -> page.keyboard().press("Control+s"));
        key("Escape");
        Editor other = server.editor();
        other.page().onFileChooser(any -> {});
        goesOn(file, other, () -> {
            tabTo("#pick");
            page.keyboard().press("Enter");
        });
        tabTo("#photo");
        key("ArrowRight");
        assertTrue(hand.said().startsWith("Text at "), hand.said());
    }

    /** On a phone, with fingers and with nothing else but the letters that its keyboard gives. */
    @Test
    void byTouchOnAPhone() throws IOException {
        begin(server.phone(390, 844));
        photo(() -> tap("#pick")).setFiles(PhotoFiles.png("photo.png", Pictures.noise(WIDTH, HEIGHT)));
        editor.await("done");

        tap("#selection-bar button >> nth=0");
        page.keyboard().insertText("POND");
        hand.tap(hand.onPhoto(20, HEIGHT - 20));
        tap("#tab-layers");
        tap("#layer-text-1");
        tap("#tab-styles");
        tap("[data-style=sunset]");
        Hand.Spot middle = hand.middle();
        hand.swipe(
                List.of(middle.plus(-50, 0), middle.plus(50, 0)), List.of(middle.plus(-40, -12), middle.plus(40, 12)));
        assertTrue(hand.said().startsWith("Size "), hand.said());
        hand.swipe(List.of(hand.middle()), List.of(hand.middle().plus(6, 30)));
        tap("#tab-fill");
        tap("#control-color-drawer .swatch >> nth=3");

        tap("#tab-layers");
        tap("#add-text");
        assertEquals(List.of("“Your text”", "Subject", "“POND”"), editor.layers());
        assertTakenBackAndDoneAgain(() -> tap("#undo"), () -> tap("#redo"));

        tap("#tab-layers");
        tap("#subject");
        tap("#tab-subject");
        tap("label:has(input[name=brush][value=erase])");
        int before = editor.seen();
        Hand.Spot inside = hand.onPhoto(WIDTH / 2.0, HEIGHT / 2.0);
        hand.swipe(List.of(inside), List.of(inside.plus(25, 0)));
        tap("label:has(input[name=brush][value=off])");
        assertNotEquals(before, editor.seen());

        tap("#export");
        tap("#export-editable");
        Download file = page.waitForDownload(() -> tap("#export-save"));
        goesOn(file, server.phone(390, 844), () -> tap("#pick"));
        hand.tap(hand.onPhoto(20, HEIGHT - 20));
        assertEquals("Nothing chosen", hand.said());
    }

    private void begin(Editor opened) {
        editor = opened;
        page = opened.page();
        hand = new Hand(opened);
    }

    private FileChooser photo() {
        return photo(() -> page.click("#pick"));
    }

    private FileChooser photo(Runnable ask) {
        return page.waitForFileChooser(ask);
    }

    /** The file is the photo with the texts on it, and in {@code other} the same design, pixel by pixel, which is open then. */
    private void goesOn(Download file, Editor other, Runnable ask) throws IOException {
        byte[] bytes = Files.readAllBytes(file.path());
        assertNotEquals(0, Pictures.differences(Pictures.noise(WIDTH, HEIGHT), Pictures.decode(bytes)));
        List<String> layers = editor.layers();
        other.page().route("**/gradio_api/**", route -> route.abort()); // The mask is in the file too.
        begin(other);
        FilePayload again = new FilePayload(file.suggestedFilename(), "image/png", bytes);
        page.waitForFileChooser(ask).setFiles(again);
        editor.await("done");
        assertEquals(layers, editor.layers());
        byte[] next = Files.readAllBytes(exported());
        assertEquals(0, Pictures.differences(Pictures.decode(bytes), Pictures.decode(next)));
    }

    private void assertTakenBackAndDoneAgain(Runnable undo, Runnable redo) {
        int done = editor.seen();
        undo.run();
        assertNotEquals(done, editor.seen());
        redo.run();
        assertEquals(done, editor.seen());
    }

    /** Only to be compared: how a file is saved is the journeys' own business. */
    private Path exported() {
        Download file = page.waitForDownload(() ->
                page.evaluate("() => ['export', 'export-save'].forEach((id) => document.getElementById(id).click())"));
        page.waitForCondition(() -> page.locator("#export-dialog[open]").count() == 0);
        return file.path();
    }

    private void drop(String row, String below) {
        BoundingBox from = page.locator(row).boundingBox();
        BoundingBox to = page.locator(below).boundingBox();
        page.mouse().move(from.x + 80, from.y + 20);
        page.mouse().down();
        page.mouse().move(from.x + 80, from.y + 40);
        page.mouse().move(to.x + 80, to.y + to.height - 4);
        page.mouse().up();
    }

    /** One after the other; each leaves the keyboard somewhere. */
    private void key(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
            editor.settle();
            assertNotEquals("BODY", page.evaluate("() => document.activeElement.tagName"), "after " + key);
        }
    }

    private void tabTo(String selector) {
        press("Tab", selector);
    }

    private void backTo(String selector) {
        press("Shift+Tab", selector);
    }

    /** Again and again, until the keyboard is at what {@code selector} names. */
    private void press(String key, String selector) {
        for (int i = 0; i < 90; i++) {
            if ((boolean) page.evaluate("(selector) => document.activeElement.matches(selector)", selector)) return;
            page.keyboard().press(key);
        }
        throw new AssertionError(key + " does not lead to " + selector);
    }

    private String focused() {
        return (String) page.evaluate("() => document.activeElement.id");
    }

    /** With a finger, on what can be seen of it. Chromium takes no tap for a click that follows a swipe at once: who sees that taps again. */
    private void tap(String selector) {
        Locator target = page.locator(selector);
        target.evaluate("""
                (element) => {
                  window.isTapped = false;
                  element.addEventListener('click', () => (window.isTapped = true), { once: true });
                  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
                }""");
        for (int i = 0; i < 50 && !(boolean) page.evaluate("() => window.isTapped"); i++) {
            editor.settle();
            BoundingBox box = target.boundingBox();
            hand.tap(new Hand.Spot(box.x + box.width / 2, box.y + box.height / 2));
        }
        assertTrue((boolean) page.evaluate("() => window.isTapped"), selector + " does not answer");
    }
}
