package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No control is dead: the control table is asked what there is, and each row, set as somebody sets it, changes the screen and the file.
 * A row that no test knows how to set fails.
 */
@Tag("browser")
class ControlsIT {
    /** What the page gives to somebody is caught instead of saved, while a test asks for it. */
    private static final String CATCH = """
            const click = HTMLAnchorElement.prototype.click;
            const createObjectURL = URL.createObjectURL;
            let given = null;
            URL.createObjectURL = (blob) => {
              given = blob;
              return createObjectURL(blob);
            };
            HTMLAnchorElement.prototype.click = function () {
              if (window.catching && this.download) window.catching(given);
              else click.call(this);
            };
            window.fileOf = async (action) => {
              const file = new Promise((resolve) => (window.catching = resolve));
              await action();
              const digest = await crypto.subtle.digest('SHA-256', await (await file).arrayBuffer());
              window.catching = null;
              return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
            };
            """;

    @RegisterExtension
    static final GateServer server = new GateServer();

    private Editor editor;
    private Page page;

    @BeforeEach
    void openPage() {
        editor = server.editor(CATCH);
        page = editor.page();
        editor.open("photo.png", Pictures.noise(450, 300));
    }

    @Test
    void theseTestsKnowEverySection() {
        assertEquals("text font fill stroke shadow glow extrude box place perspective", page.evaluate("""
                async () => (await import(new URL('js/model/table.js', document.baseURI).href)).SECTIONS.join(' ')"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text font", "fill stroke", "shadow glow extrude", "box place perspective"})
    void everyRowOfATextChangesScreenAndFileAndIsOneStepBack(String sections) throws Exception {
        makeEverythingMatter();
        int screen = editor.seen();
        String file = file();
        assertEquals(file, digest(Files.readAllBytes(editor.download().path())), "what is caught is what is saved");
        for (Map<String, Object> row : rows("CONTROLS")) {
            if (!List.of(sections.split(" ")).contains(row.get("section"))) continue;
            String key = (String) row.get("key");
            set(row);
            assertNotEquals(screen, editor.seen(), key + " does nothing to the screen");
            assertNotEquals(file, file(), key + " does nothing to the file");
            page.keyboard().press("Control+z");
            assertEquals(screen, editor.seen(), key + " is not taken back by one step");
        }
        assertEquals(file, digest(Files.readAllBytes(editor.download().path())), "after all was taken back");
    }

    /** The file does not wait for the screen here: it must be of the mask as it was last set, however soon it is asked for. */
    @Test
    void everyRowOfTheSubjectChangesScreenAndFileAndIsOneStepBack() {
        putTheTextBehindTheSubject();
        page.click("#subject");
        int screen = editor.seen();
        String file = file();
        for (Map<String, Object> row : rows("SUBJECT_CONTROLS")) {
            String key = (String) row.get("key");
            set(row);
            assertNotEquals(file, file(), key + " does nothing to the file");
            awaitOther(screen, key + " does nothing to the screen");
            page.click("#undo");
            assertEquals(file, file(), key + " is not taken back by one step in the file");
            await(screen, key + " is not taken back by one step");
        }
    }

    /** A brush's row is seen in what is painted with it. */
    @Test
    void everyRowOfTheBrushChangesWhatIsPainted() {
        putTheTextBehindTheSubject();
        page.click("#subject");
        editor.choose("brush", "erase");
        int screen = stroke();
        String file = file();
        for (Map<String, Object> row : rows("BRUSH_CONTROLS")) {
            String key = (String) row.get("key");
            if (key.equals("maskView")) continue;
            page.keyboard().press("Control+z");
            set(row);
            int other = stroke();
            assertNotEquals(screen, other, key + " does nothing to the screen");
            assertNotEquals(file, file(), key + " does nothing to the file");
            screen = other;
            file = file();
        }
    }

    /** The one row that is for the eyes alone. */
    @Test
    void lookAtTheMaskChangesTheScreenAndNotTheFile() {
        page.click("#subject");
        int screen = editor.seen();
        String file = file();
        page.click("#control-maskView");
        assertNotEquals(screen, editor.seen());
        assertEquals(file, file());
        page.click("#control-maskView");
        assertEquals(screen, editor.seen());
    }

    private void makeEverythingMatter() {
        editor.choose("family", "Inter");
        editor.type("abc (x)\nsecond!");
        editor.size(80);
        editor.choose("fill", "linear");
        for (String effect : List.of("stroke", "shadow", "glow", "extrude", "box")) page.click("#control-" + effect);
        page.fill("#control-boxColor-alpha", "40");
        page.click("#section-perspective .fold");
        page.click(".corners summary");
        page.fill("#control-tiltX", "20");
        page.fill("#control-rotation", "3");
        leaveField();
    }

    /** Into its middle, across its edge. */
    private void putTheTextBehindTheSubject() {
        editor.size(150);
        page.fill("#control-y", "150");
        leaveField();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> rows(String table) {
        return (List<Map<String, Object>>) page.evaluate(
                "async (table) => (await import(new URL('js/model/table.js', document.baseURI).href))[table]", table);
    }

    /** To something else, by the row's own control. */
    private void set(Map<String, Object> row) {
        String key = (String) row.get("key");
        String field = "#control-" + key;
        switch ((String) row.get("kind")) {
            case "lines" -> editor.type("Other");
            case "family" -> editor.choose(key, "Pacifico");
            case "choice" -> {
                Object now = page.evaluate("(key) => document.querySelector(`input[name=${key}]:checked`).value", key);
                editor.choose(
                        key,
                        options(row).stream()
                                .filter(option -> !option.equals(now) && !option.equals("off"))
                                .findFirst()
                                .orElseThrow());
            }
            case "menu" ->
                page.selectOption(field, options(row).get(options(row).size() - 1));
            case "slider", "number" -> {
                double now = Double.parseDouble(page.inputValue(field));
                double max = ((Number) row.get("max")).doubleValue();
                page.fill(field, String.valueOf((int) (now + (now + 25 > max ? -25 : 25))));
            }
            case "color" -> page.fill(field + "-hex", "#12e0a4");
            case "switch" -> page.click(field);
            case "corners" -> page.fill(field + "-2", "30");
            default -> throw new AssertionError("no test sets a row of the kind " + row.get("kind"));
        }
        leaveField();
    }

    /** What was typed is a step of its own. */
    private void leaveField() {
        page.evaluate("() => document.activeElement.blur()");
    }

    @SuppressWarnings("unchecked")
    private static List<String> options(Map<String, Object> row) {
        return (List<String>) row.get("options");
    }

    /** By the button and the dialog; which bytes they are, in few letters. */
    private String file() {
        return (String) page.evaluate("""
                async () => {
                  const press = (button) => (button.focus(), button.click()); // As a hand does, so that the focus comes back to it.
                  const file = await fileOf(() => ['export', 'export-save'].forEach((id) => press(document.getElementById(id))));
                  while (document.getElementById('export-dialog').open) await new Promise(requestAnimationFrame);
                  return file;
                }""");
    }

    private static String digest(byte[] file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    }

    /** With the brush, from the middle of the subject out of it; what is seen then, when the mask has followed. */
    private int stroke() {
        page.evaluate("() => (document.getElementById('live').textContent = '')");
        Hand hand = new Hand(editor);
        hand.drag(hand.onPhoto(225, 150), hand.onPhoto(350, 170));
        page.waitForFunction("() => document.getElementById('live').textContent !== ''");
        file(); // It waits for the mask.
        return editor.seen();
    }

    private void awaitOther(int screen, String message) {
        for (int i = 0; i < 300 && editor.seen() == screen; i++) page.waitForTimeout(10);
        assertNotEquals(screen, editor.seen(), message);
    }

    private void await(int screen, String message) {
        for (int i = 0; i < 300 && editor.seen() != screen; i++) page.waitForTimeout(10);
        assertEquals(screen, editor.seen(), message);
    }
}
