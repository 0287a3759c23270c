package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The panel: what the control table has, as somebody sets it. */
@Tag("browser")
class PanelIT {
    @RegisterExtension
    static final GateServer server = new GateServer();

    private Editor editor;
    private Page page;

    @BeforeEach
    void openPage() {
        editor = server.editor();
        page = editor.page();
        editor.open("photo.png", Pictures.noise(600, 400));
    }

    /** The table is asked what there is: no control is dead, and each is taken back by one step. */
    @ParameterizedTest
    @ValueSource(strings = {"text font", "fill stroke", "shadow glow extrude", "box place perspective"})
    void everyControlOfTheTableChangesThePictureAndIsTakenBackInOneStep(String sections) {
        assertEquals("text font fill stroke shadow glow extrude box place perspective", page.evaluate("""
                async () => (await import(new URL('js/model/table.js', document.baseURI).href)).SECTIONS.join(' ')"""));
        makeEverythingMatter();
        for (Map<String, Object> row : rows()) {
            if (!List.of(sections.split(" ")).contains(row.get("section"))) continue;
            String key = (String) row.get("key");
            int[] before = pixels();
            set(row);
            assertFalse(Arrays.equals(before, pixels()), key + " does nothing");
            page.click("#undo");
            editor.settle();
            assertTrue(Arrays.equals(before, pixels()), key + " is not taken back by one step");
        }
    }

    @Test
    void rowsThatDoNotApplyAreHidden() {
        assertTrue(page.isVisible("#control-color"));
        assertFalse(page.isVisible("#control-color2"));
        editor.choose("fill", "linear");
        assertTrue(page.isVisible("#control-color2"));
        assertTrue(page.isVisible("#control-fillAngle"));
        editor.choose("fill", "none");
        assertFalse(page.isVisible("#control-color"));
        assertFalse(page.isVisible("#control-shadowX"));
        page.click("#control-shadow");
        assertTrue(page.isVisible("#control-shadowX"));
    }

    @Test
    void foldedSectionIsStillFoldedAfterAReload() {
        page.click("#section-font .fold");
        assertFalse(page.isVisible("#control-size"));
        page.reload();
        page.waitForSelector("#paste-hint kbd");
        editor.open("photo.png", Pictures.noise(300, 200));
        assertFalse(page.isVisible("#control-size"));
        assertEquals("false", page.getAttribute("#section-font .fold", "aria-expanded"));
    }

    @Test
    void labelAndNumberAreDraggedAndADoubleClickGivesTheDefault() {
        Locator label = page.locator("label[for=control-rotation]");
        drag(label, 60);
        assertEquals("60", page.inputValue("#control-rotation"));
        page.click("#undo");
        assertEquals("0", page.inputValue("#control-rotation"));
        drag(page.locator("#control-skewX"), 30);
        assertNotEquals("0", page.inputValue("#control-skewX"));
        label.dblclick();
        page.locator("label[for=control-skewX]").dblclick();
        assertEquals("0", page.inputValue("#control-skewX"));
    }

    @Test
    void arrowKeysStepTheValueAndTheKeyUpEndsTheStepBack() {
        Locator track =
                page.locator("#section-place .row-slider input[type=range]").first();
        track.focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Shift+ArrowRight");
        assertEquals("11", page.inputValue("#control-rotation"));
        page.click("#undo");
        assertEquals("1", page.inputValue("#control-rotation"));
        track.focus();
        page.keyboard().press("Delete");
        assertEquals("0", page.inputValue("#control-rotation"));
    }

    /** A canvas would make up what the family does not have. */
    @Test
    void weightHasTheFamilysOwnLimits() {
        assertFalse(page.isVisible("#control-weight"), "Anton has one weight");
        editor.choose("family", "Oswald");
        assertEquals(
                "200 700",
                page.getAttribute("#control-weight", "min") + " " + page.getAttribute("#control-weight", "max"));
        page.fill("#control-weight", "900");
        page.keyboard().press("Tab");
        assertEquals("700", page.inputValue("#control-weight"));
    }

    @Test
    void colourIsTypedWithAlphaAndRemembered() {
        page.fill("#control-color-hex", "#1a2b3c80");
        assertEquals("50", page.inputValue("#control-color-alpha"));
        page.keyboard().press("Tab");
        assertEquals("#1a2b3c", page.inputValue("#control-color"));
        assertEquals(
                1,
                page.locator("#control-color-drawer [data-color='#1a2b3c80']").count());
        page.fill("#control-color-hex", "abc");
        assertEquals("#aabbcc", page.inputValue("#control-color"));
        page.click("#control-color-drawer [data-color='#f4502f']");
        assertEquals("#f4502f", page.inputValue("#control-color-hex"));
        assertEquals("100", page.inputValue("#control-color-alpha"), "a swatch brings its own alpha");
    }

    @Test
    void sectionIsResetAtOnce() {
        page.click("#control-shadow");
        page.fill("#control-shadowX", "40");
        page.fill("#control-shadowY", "-20");
        page.click("#section-shadow button[title='Reset Shadow']");
        assertEquals("3 5", page.inputValue("#control-shadowX") + " " + page.inputValue("#control-shadowY"));
        page.click("#undo");
        assertEquals("40 -20", page.inputValue("#control-shadowX") + " " + page.inputValue("#control-shadowY"));
    }

    @Test
    void withNothingChosenThePanelSaysWhatToDo() {
        page.focus("#layer-list [role=option][data-id=text-1]");
        page.keyboard().press("Delete");
        assertTrue(page.innerText("#inspector").contains("Choose a text on the picture or in the layers"));
        page.click("#undo");
        page.click("#layer-text-1");
        assertTrue(page.isVisible("#control-text"));
        page.click("#subject");
        assertTrue(page.isVisible("#control-feather"));
        assertFalse(page.isVisible("#control-text"));
    }

    private void makeEverythingMatter() {
        editor.choose("family", "Inter");
        editor.type("abc (x)\nsecond!");
        editor.size(110);
        editor.choose("fill", "linear");
        for (String effect : List.of("stroke", "shadow", "glow", "extrude", "box")) page.click("#control-" + effect);
        page.fill("#control-boxColor-alpha", "40");
        page.click("#section-perspective .fold");
        page.click(".corners summary");
        page.fill("#control-tiltX", "20");
        page.fill("#control-rotation", "3");
        page.keyboard().press("Tab");
        editor.settle();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> rows() {
        return (List<Map<String, Object>>) page.evaluate(
                "async () => (await import(new URL('js/model/table.js', document.baseURI).href)).CONTROLS");
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
                                .filter(option -> !option.equals(now))
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
        page.evaluate("() => document.activeElement.blur()"); // What was typed is a step of its own.
        page.waitForFunction("() => document.fonts.status === 'loaded'");
        editor.settle();
    }

    @SuppressWarnings("unchecked")
    private static List<String> options(Map<String, Object> row) {
        return (List<String>) row.get("options");
    }

    private int[] pixels() {
        BufferedImage screen = editor.screen();
        return screen.getRGB(0, 0, screen.getWidth(), screen.getHeight(), null, 0, screen.getWidth());
    }

    private void drag(Locator handle, int pixels) {
        handle.scrollIntoViewIfNeeded();
        BoundingBox box = handle.boundingBox();
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        page.mouse().move(x, y);
        page.mouse().down();
        page.mouse().move(x + pixels / 2.0, y);
        page.mouse().move(x + pixels, y);
        page.mouse().up();
        editor.settle();
    }
}
