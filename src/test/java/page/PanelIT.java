package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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
        Editor.awaitDesk(page);
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
