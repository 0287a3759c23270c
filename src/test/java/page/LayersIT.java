package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The layer list, by mouse, keys and finger. */
@Tag("browser")
class LayersIT {
    @RegisterExtension
    static final GateServer server = new GateServer();

    @Test
    void nextTextIsInFrontAndTheFirstBehind() {
        try (Editor editor = withThree()) {
            assertEquals(List.of("“Three”", "“Two”", "Subject", "“BEHIND”"), editor.layers());
            assertTrue(editor.page()
                    .locator("#layer-text-3")
                    .getAttribute("aria-selected")
                    .equals("true"));
            assertEquals("1 4", place(editor, "text-3"));
            assertEquals("3 4", place(editor, "subject"));
        }
    }

    @Test
    void keysReorderThroughTheSubjectAndSayWhere() {
        try (Editor editor = withThree()) {
            Page page = editor.page();
            page.focus("#layer-text-2");
            page.keyboard().press("Alt+ArrowDown");
            assertEquals(List.of("“Three”", "Subject", "“Two”", "“BEHIND”"), editor.layers());
            assertEquals("“Two”: 3 of 4, Behind the subject", page.innerText("#live"));
            assertEquals("layer-text-2", focused(page), "the keyboard's place goes along");
            page.keyboard().press("Control+[");
            assertEquals(List.of("“Three”", "Subject", "“BEHIND”", "“Two”"), editor.layers());
            page.keyboard().press("Control+]");
            page.keyboard().press("Alt+ArrowUp");
            assertEquals(List.of("“Three”", "“Two”", "Subject", "“BEHIND”"), editor.layers());
            page.click("#undo");
            assertEquals(List.of("“Three”", "Subject", "“Two”", "“BEHIND”"), editor.layers());
        }
    }

    @Test
    void arrowKeysChooseAndTheTabKeyComesOnce() {
        try (Editor editor = withThree()) {
            Page page = editor.page();
            page.focus("#layer-text-3");
            page.keyboard().press("End");
            assertEquals("layer-text-1", focused(page));
            page.keyboard().press("ArrowUp");
            assertEquals("subject", focused(page));
            assertEquals("true", page.getAttribute("#subject", "aria-selected"));
            assertEquals(
                    1, page.locator("#layer-list [role=option][tabindex='0']").count());
        }
    }

    @Test
    void mouseDragsARowAcrossTheSubject() {
        try (Editor editor = withThree()) {
            Page page = editor.page();
            BoundingBox from = page.locator("#layer-text-3").boundingBox();
            BoundingBox to = page.locator("#layer-text-1").boundingBox();
            page.mouse().move(from.x + 80, from.y + 20);
            page.mouse().down();
            page.mouse().move(from.x + 80, from.y + 60);
            page.mouse().move(to.x + 80, to.y + to.height - 4);
            assertTrue(page.isVisible(".drop-line"));
            page.mouse().up();
            assertEquals(List.of("“Two”", "Subject", "“BEHIND”", "“Three”"), editor.layers());
            assertFalse(page.isVisible(".drop-line"));
        }
    }

    /** Names are what the list is read for; buttons come with the pointer or the keys, and leave the name its line. */
    @Test
    void buttonsOfARowLeaveItsNameReadable() {
        try (Editor editor = withThree()) {
            Page page = editor.page();
            page.fill("#control-text", "SUMMER HOLIDAYS 2026");
            page.click("#subject");
            assertEquals(List.of(0, 0, 0), shownButtons(page));
            page.hover("#layer-text-3");
            assertEquals(List.of(2, 0, 0), shownButtons(page));
            BoundingBox name = page.locator("#layer-text-3 .layer-name").boundingBox();
            assertTrue(name.width >= 130, name.width + " px of the name");
            page.locator("#layer-list .layer-tools")
                    .first()
                    .locator("button")
                    .all()
                    .forEach(button -> {
                        BoundingBox box = button.boundingBox();
                        assertTrue(
                                box.y >= name.y + name.height - 4 && box.width >= 24 && box.height >= 24,
                                "below the name");
                    });
            page.focus("#subject");
            page.keyboard().press("ArrowDown");
            page.hover("#photo");
            assertEquals(List.of(0, 0, 2), shownButtons(page), "of the chosen one");
            page.focus("#layer-text-1");
            page.keyboard().press("Tab");
            assertEquals(2, ((List<?>) shownButtons(page)).get(0), "of the one that has the keyboard");
        }
    }

    /** How many of each text's buttons are to be seen, from top to bottom. */
    private static Object shownButtons(Page page) {
        return page.evaluate("() => [...document.querySelectorAll('#layer-list .layer-tools')].map((tools) =>"
                + " [...tools.children].filter((button) => getComputedStyle(button).opacity === '1').length)");
    }

    @Test
    void fingerDragsARowByItsHandle() {
        try (Editor editor = server.phone(390, 844)) {
            editor.open("photo.png", Pictures.noise(300, 200));
            Page page = editor.page();
            page.tap("#tab-layers");
            BoundingBox handle = page.locator("#layer-text-1 .layer-handle").boundingBox();
            BoundingBox subject = page.locator("#subject").boundingBox();
            CDPSession session = page.context().newCDPSession(page);
            double x = handle.x + handle.width / 2;
            touch(session, "touchStart", x, handle.y + handle.height / 2);
            touch(session, "touchMove", x, handle.y);
            touch(session, "touchMove", x, subject.y + 8);
            touch(session, "touchEnd", 0, 0);
            page.waitForFunction("() => document.querySelector('#layer-list [role=option]').id === 'layer-text-1'");
            assertEquals(List.of("“BEHIND”", "Subject"), editor.layers());
        }
    }

    @Test
    void rowsHideLockDuplicateRenameAndDelete() {
        try (Editor editor = withThree()) {
            Page page = editor.page();
            page.hover("#layer-text-3");
            int shown = editor.seen();
            page.click("[aria-label='Hide “Three”']");
            editor.settle();
            assertNotEquals(shown, editor.seen());
            assertTrue(page.getAttribute("#layer-text-3", "aria-label").endsWith("hidden"));
            page.click("[aria-label='Show “Three”']");
            editor.settle();
            assertEquals(shown, editor.seen());

            menu(page, "Three", "Lock");
            assertTrue(page.isVisible("#layer-text-3 .layer-lock"));
            menu(page, "Three", "Duplicate");
            assertEquals(List.of("“Three”", "“Three”", "“Two”", "Subject", "“BEHIND”"), editor.layers());
            page.keyboard().press("Control+z");
            assertEquals(4, editor.layers().size());

            page.dblclick("#layer-text-2");
            page.keyboard().type("Caption");
            page.keyboard().press("Enter");
            assertEquals("Caption", editor.layers().get(1));
            assertEquals("layer-text-2", focused(page));
            page.keyboard().press("F2");
            page.keyboard().type("Other");
            page.keyboard().press("Escape");
            assertEquals("Caption", editor.layers().get(1), "Escape leaves the name");

            page.keyboard().press("Delete");
            assertEquals(List.of("“Three”", "Subject", "“BEHIND”"), editor.layers());
            assertNotEquals("", focused(page), "the keyboard's place is another row");
        }
    }

    private static Editor withThree() {
        Editor editor = server.editor();
        editor.open("photo.png", Pictures.noise(600, 400));
        for (String words : List.of("Two", "Three")) {
            editor.page().click("#add-text");
            editor.page().keyboard().type(words);
        }
        editor.settle();
        return editor;
    }

    private static void menu(Page page, String name, String action) {
        page.hover("#layer-list");
        page.click("[aria-label='More for “" + name + "”']");
        page.click("[role=menu] button:has-text('" + action + "')");
    }

    private static String place(Editor editor, String id) {
        var option = editor.page().locator("#layer-list [data-id=" + id + "]");
        return option.getAttribute("aria-posinset") + " " + option.getAttribute("aria-setsize");
    }

    private static String focused(Page page) {
        return (String) page.evaluate("() => document.activeElement.id");
    }

    private static void touch(CDPSession session, String type, double x, double y) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        JsonArray points = new JsonArray();
        if (!type.equals("touchEnd")) {
            JsonObject point = new JsonObject();
            point.addProperty("x", x);
            point.addProperty("y", y);
            points.add(point);
        }
        event.add("touchPoints", points);
        session.send("Input.dispatchTouchEvent", event);
    }
}
