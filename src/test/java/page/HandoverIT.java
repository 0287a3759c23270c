package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker draws while a hand is at the picture: what is to be seen is the same, and the page's own thread draws nothing. */
@Tag("browser")
class HandoverIT {
    /** Counts what the page draws with. */
    private static final String COUNT = """
            window.laid = 0;
            for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
              const original = prototype.drawImage;
              prototype.drawImage = function (...given) {
                window.laid++;
                return original.apply(this, given);
              };
            }
            """;

    private static final String COVER = "#frame .cover:not([hidden])";

    private static final BufferedImage PHOTO = Pictures.blended(1800, 1200, Color.ORANGE, Color.DARK_GRAY);

    @RegisterExtension
    static final GateServer server = new GateServer();

    /** As a whole, and of a part that is shown closer. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void handThatRestsSeesWhatItSeesWhenItHasLetGo(String key) {
        try (Editor editor = server.editor(COUNT)) {
            Page page = editor.page();
            open(editor);
            editor.canvas().focus();
            new Hand(editor).press(key);
            int before = editor.seen();
            Hand.Spot at = takeHold(editor);
            page.evaluate("() => (window.laid = 0)");
            move(page, at, 12);
            assertEquals(0, page.evaluate("() => window.laid"));
            assertNotEquals(before, assertLettingGoChangesNothing(editor));
            assertEquals(0, page.locator(COVER).count());
            page.click("#undo");
            assertEquals(before, editor.seen());
        }
    }

    @Test
    void aSecondHoldBeginsWithThePictureThatTheFirstOneLeft() {
        try (Editor editor = server.editor()) {
            Page page = editor.page();
            open(editor);
            takeHold(editor);
            page.mouse().up();
            editor.color("#2f7df4");
            Hand.Spot at = takeHold(editor);
            move(page, at, 3);
            assertLettingGoChangesNothing(editor);
        }
    }

    /** Through which nothing is seen of what the page drew before. */
    @Test
    void photoWithHolesHasNothingBehindThem() {
        BufferedImage holes = new BufferedImage(300, 200, BufferedImage.TYPE_INT_ARGB);
        for (int x = 100; x < 300; x++) for (int y = 0; y < 200; y++) holes.setRGB(x, y, 0xff40a0c0);
        try (Editor editor = server.editor()) {
            editor.open("holes.png", holes);
            Hand.Spot at = takeHold(editor);
            move(editor.page(), at, 3);
            assertLettingGoChangesNothing(editor);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete HTMLCanvasElement.prototype.transferControlToOffscreen",
                "HTMLCanvasElement.prototype.transferControlToOffscreen = () => new MessageChannel().port1"
            })
    void whereNoWorkerDrawsThePageDoes(String script) {
        try (Editor editor = server.editor(script)) {
            open(editor);
            dragAlong(editor);
        }
    }

    @Test
    void workerThatDoesNotComeIsDoneWithout() {
        try (Editor editor = server.editor()) {
            editor.page().context().route("**/frame-worker.js", route -> route.abort());
            open(editor);
            dragAlong(editor);
        }
    }

    @Test
    void whereThereIsNoRoomForASecondPictureThePageDraws() {
        try (Editor editor = server.editor("""
                const make = createImageBitmap;
                window.createImageBitmap = (...of) => (window.isFull ? Promise.reject(new RangeError('full')) : make(...of));
                """)) {
            open(editor);
            editor.page().evaluate("() => (window.isFull = true)");
            dragAlong(editor);
        }
    }

    /** From one moment to the next, with the hand at the text. */
    @Test
    void workerThatBreaksGivesThePictureBack() {
        try (Editor editor = server.editor()) {
            Page page = editor.page();
            open(editor);
            Hand.Spot at = takeHold(editor);
            page.workers().stream()
                    .filter(worker -> worker.url().contains("frame-worker"))
                    .findFirst()
                    .orElseThrow()
                    .evaluate("() => void setTimeout(() => nothingOfThisName())");
            page.waitForCondition(() -> page.locator(COVER).count() == 0);
            move(page, at, 5);
            assertLettingGoChangesNothing(editor);
        }
    }

    /** What only moves has been painted before it is shown. */
    @Test
    void textOnItsWayHasAllItsDetail() {
        try (Editor editor = server.editor("""
                const Own = Worker;
                window.told = [];
                globalThis.Worker = class extends Own {
                  constructor(...given) {
                    super(...given);
                    this.addEventListener('message', ({ data }) => 'isSharp' in data && told.push(data.isSharp));
                  }
                };""")) {
            open(editor);
            Hand.Spot at = takeHold(editor);
            move(editor.page(), at, 6);
            editor.page().mouse().up();
            editor.settle();
            assertTrue((int) editor.page().evaluate("() => told.length") > 6);
            assertEquals(true, editor.page().evaluate("() => told.every(Boolean)"));
        }
    }

    /** Nothing lies over what is looked at. */
    @Test
    void textOnItsWayHasNoFrame() {
        try (Editor editor = server.editor()) {
            open(editor);
            takeHold(editor);
            assertEquals(0, editor.page().locator(".marks .frame-line").count());
            editor.page().mouse().up();
            editor.settle();
            assertTrue(editor.page().locator(".marks .knob").count() > 0);
        }
    }

    private static void open(Editor editor) {
        editor.open("photo.png", PHOTO);
        for (String effect : new String[] {"stroke", "shadow", "extrude"})
            editor.page().click("#control-" + effect);
        editor.settle();
    }

    /** Moves the text about until the worker draws it. */
    private static Hand.Spot takeHold(Editor editor) {
        Page page = editor.page();
        Hand.Spot at = new Hand(editor).middle();
        page.mouse().move(at.x(), at.y());
        page.mouse().down();
        for (int i = 1; i < 300 && page.locator(COVER).count() == 0; i++)
            page.mouse().move(at.x() + i % 20, at.y() + 4);
        page.waitForSelector(COVER);
        move(page, at, 3); // The page's own drawing is over.
        page.waitForSelector("#frame.is-covered");
        return at;
    }

    private static void move(Page page, Hand.Spot at, int steps) {
        for (int i = 1; i <= steps; i++) {
            page.mouse().move(at.x() + 2 * i, at.y() + i);
            page.evaluate("() => new Promise(requestAnimationFrame)");
        }
    }

    private static void dragAlong(Editor editor) {
        Page page = editor.page();
        int before = editor.seen();
        Hand.Spot at = new Hand(editor).middle();
        page.mouse().move(at.x(), at.y());
        page.mouse().down();
        move(page, at, 40);
        assertEquals(0, page.locator(COVER).count());
        assertNotEquals(before, assertLettingGoChangesNothing(editor));
    }

    /** @return a number for what is to be seen */
    private static int assertLettingGoChangesNothing(Editor editor) {
        editor.settle();
        int held = editor.seen();
        editor.page().mouse().up();
        editor.settle();
        assertEquals(held, editor.seen());
        return held;
    }
}
