package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The picture by keys alone, and typing on it. */
@Tag("browser")
class KeysIT {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 400;

    @RegisterExtension
    static final GateServer server = new GateServer();

    private Editor editor;
    private Hand hand;

    @BeforeEach
    void openPage() {
        editor = server.editor();
        editor.open("photo.png", Pictures.noise(WIDTH, HEIGHT));
        hand = new Hand(editor);
        editor.canvas().focus();
    }

    /** The table is asked what there is; a row that nothing answers to fails. */
    @Test
    void everyKeyOfTheTableDoesSomething() {
        editor.page().evaluate("""
                () => addEventListener('keydown', (event) => (window.answered = event.defaultPrevented))""");
        List<?> keys = (List<?>) editor.page().evaluate("""
                async () => {
                  const { SHORTCUTS } = await import(new URL('js/ui/shortcuts.js', document.baseURI).href);
                  return SHORTCUTS.flatMap(({ keys }) => keys);
                }""");
        assertTrue(keys.size() > 30);
        for (Object key : keys) {
            while (editor.page().locator("dialog[open]").count() > 0) hand.press("Escape");
            hand.press("0");
            editor.canvas().focus();
            if (hand.handles().isEmpty()) hand.press("Control+z");
            hand.press("Control+d", "Control+d", "Tab");
            editor.page()
                    .keyboard()
                    .press(key.toString().replace("Command", "Control").replace("Plus", "+"));
            assertEquals(true, editor.page().evaluate("() => window.answered"), key + " does nothing");
            if (editor.page().locator("#inline").count() > 0) hand.press("Escape");
        }
    }

    @Test
    void sheetListsEveryRowOfTheTable() {
        hand.press("?");
        Object rows = editor.page().evaluate("""
                async () => {
                  const { HINTS, SHORTCUTS } = await import(new URL('js/ui/shortcuts.js', document.baseURI).href);
                  return SHORTCUTS.length + HINTS.length;
                }""");
        assertEquals(rows, editor.page().locator("#shortcuts dt").count());
        hand.press("Control+d");
        hand.press("Escape");
        assertEquals(0, editor.page().locator("#shortcuts").count());
        editor.page().click("#show-shortcuts");
        assertTrue(editor.page().innerText("#shortcuts").contains("Duplicate"));
    }

    @Test
    void keysAreTypedWhereSomebodyTypes() {
        editor.page().focus("#control-text");
        editor.page().keyboard().press("Control+a");
        editor.page().keyboard().type("1?p[0");
        hand.press("Delete");
        assertEquals("1?p[0", editor.page().inputValue("#control-text"));
        assertEquals("100 %", editor.page().textContent("#zoom"));
        assertEquals(0, editor.page().locator("#shortcuts").count());
        assertEquals(9, hand.handles().size());
    }

    @Test
    void everyKeyThatIsHeldIsOneStepBack() {
        List<Integer> pictures = new ArrayList<>(List.of(editor.seen()));
        for (String key : List.of(
                "ArrowDown",
                "Shift+ArrowLeft",
                "Alt+ArrowRight",
                "Alt+Shift+ArrowLeft",
                "Alt+ArrowDown",
                "Alt+Shift+ArrowUp")) {
            editor.page().keyboard().press(key);
            hand.press();
            assertNotEquals(pictures.get(pictures.size() - 1), editor.seen(), key + " does nothing");
            pictures.add(editor.seen());
        }
        editor.page().keyboard().down("ArrowRight");
        for (int i = 0; i < 5; i++) editor.page().keyboard().down("ArrowRight"); // A key that is held repeats.
        editor.page().keyboard().up("ArrowRight");
        hand.press("Control+d", "Delete");
        for (int i = 0; i < 2; i++) hand.press("Control+z");
        for (int i = pictures.size() - 1; i >= 0; i--) {
            hand.press("Control+z");
            assertEquals(pictures.get(Math.max(0, i)), editor.seen(), "picture " + i);
        }
    }

    @Test
    void tabGoesThroughTheTextsAndThenOn() {
        hand.press("Control+d", "Control+d");
        assertEquals("“BEHIND” duplicated", hand.said());
        hand.press("Tab");
        assertEquals("“BEHIND” chosen, 2 of 3", hand.said());
        hand.press("Tab");
        assertEquals("“BEHIND” chosen, 3 of 3", hand.said());
        hand.press("Shift+Tab", "Shift+Tab");
        assertEquals("“BEHIND” chosen, 1 of 3", hand.said());
        hand.press("Tab", "Tab", "Tab");
        assertNotEquals(
                "photo", editor.page().evaluate("() => document.activeElement.id"), "the keyboard is not caught");
    }

    @Test
    void bracketsMoveTheTextThroughTheSubject() {
        editor.size(200);
        hand.press("Shift+Tab");
        editor.canvas().focus();
        int behind = editor.seen();
        hand.press("]");
        assertEquals("“BEHIND” is in front of the subject, 1 of 1", hand.said());
        assertNotEquals(behind, editor.seen());
        hand.press("[");
        assertEquals(behind, editor.seen());
    }

    @Test
    void copiedTextIsPastedAndSoAreWords() {
        int one = editor.seen();
        hand.press("Control+c", "Control+v");
        assertEquals("Text pasted", hand.said());
        int two = editor.seen();
        assertNotEquals(one, two);
        hand.press("Control+x");
        assertEquals(one, editor.seen());
        hand.press("Control+z");
        assertEquals(two, editor.seen());
        hand.press("Control+z");
        assertEquals(one, editor.seen());
        editor.pasteText("From a letter");
        editor.settle();
        hand.press("Tab", "Shift+Tab");
        assertEquals("“From a letter” chosen, 1 of 2", hand.said());
    }

    /** What comes from elsewhere is checked like every other value. */
    @Test
    void damagedTextOnTheClipboardIsMended() {
        editor.pasteText("""
                {
                  "text-behind-image": 1,
                  "layer": {
                    "text": 7, "size": -5, "x": 1e9, "y": 20, "color": "url(x)",
                    "blend": "none", "corners": [1], "evil": true, "id": "text-1"
                  }
                }""");
        editor.settle();
        assertEquals("BEHIND", editor.page().inputValue("#control-text"));
        assertEquals("8", editor.page().inputValue("#control-size"));
    }

    @Test
    void typingOnThePictureIsOneStepBack() {
        int before = editor.seen();
        hand.doubleClick(hand.onPhoto(100, 100));
        editor.page().keyboard().type("On the\npicture");
        editor.settle();
        assertEquals("On the\npicture", editor.page().inputValue("#control-text"));
        hand.press("Escape");
        assertEquals(0, editor.page().locator("#inline").count());
        assertEquals("photo", editor.page().evaluate("() => document.activeElement.id"));
        hand.press("Control+z");
        assertEquals(before, editor.seen());
        hand.press("Enter");
        editor.page().keyboard().type("Again");
        hand.click(hand.onPhoto(10, HEIGHT - 10));
        assertEquals(0, editor.page().locator("#inline").count());
        hand.press("Control+z");
        assertEquals(before, editor.seen());
    }

    /** The field is where the letters are, also when they are rotated: a click between two letters puts the caret there. */
    @Test
    void caretIsWhereTheLettersAre() {
        editor.size(100);
        hand.drag(hand.handles().get(8), hand.handles().get(8).plus(140, 60));
        List<Hand.Spot> frame = hand.handles();
        hand.press("Enter");
        for (int letter = 1; letter < 6; letter++) {
            // BEHIND has six letters, of which five are of about one width.
            Hand.Spot start = frame.get(7);
            Hand.Spot end = frame.get(3);
            double share = new double[] {0, 0.18, 0.33, 0.53, 0.6, 0.8}[letter];
            editor.page()
                    .mouse()
                    .click(start.x() + (end.x() - start.x()) * share, start.y() + (end.y() - start.y()) * share);
            assertEquals(letter, editor.page().evaluate("() => document.querySelector('#inline').selectionStart"));
        }
    }

    @Test
    void inputMethodsComposeOnThePicture() {
        hand.press("Enter");
        CDPSession session = editor.page().context().newCDPSession(editor.page());
        JsonObject composition = new JsonObject();
        composition.addProperty("text", "にほ");
        composition.addProperty("selectionStart", 2);
        composition.addProperty("selectionEnd", 2);
        session.send("Input.imeSetComposition", composition);
        editor.settle();
        assertEquals("にほ", editor.page().inputValue("#control-text"), "seen while it is composed");
        JsonObject text = new JsonObject();
        text.addProperty("text", "日本");
        session.send("Input.insertText", text);
        hand.press("Escape");
        assertEquals("日本", editor.page().inputValue("#control-text"));
        hand.press("Control+z");
        assertEquals("BEHIND", editor.page().inputValue("#control-text"));
    }

    @Test
    void rightToLeftIsTypedFromTheRight() {
        hand.press("Enter");
        editor.page().keyboard().type("שלום");
        editor.settle();
        assertEquals(
                "rtl", editor.page().evaluate("() => getComputedStyle(document.querySelector('#inline')).direction"));
        assertEquals("שלום", editor.page().inputValue("#control-text"));
    }
}
