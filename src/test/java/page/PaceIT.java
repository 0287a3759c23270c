package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.awt.Color;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a frame of the page's own does while a hand is at the picture, and that nothing of it is left when the hand rests. */
@Tag("browser")
class PaceIT {
    /** Writes down what each frame draws with, and whether the picture was then still to become what it is to be. */
    private static final String WATCH = """
            delete HTMLCanvasElement.prototype.transferControlToOffscreen; // No worker draws then.
            const slow = ['getImageData', 'putImageData', 'fillText', 'strokeText'];
            window.drawn = [];
            let frame = null;
            const ask = window.requestAnimationFrame;
            window.requestAnimationFrame = (draw) => ask((time) => {
              frame = { laid: 0, slow: 0, busy: false };
              try {
                draw(time);
              } finally {
                window.drawn.push({ ...frame, busy: document.getElementById('photo').ariaBusy === 'true' });
                frame = null;
              }
            });
            for (const prototype of [CanvasRenderingContext2D.prototype, OffscreenCanvasRenderingContext2D.prototype]) {
              for (const name of ['drawImage', ...slow]) {
                const original = prototype[name];
                prototype[name] = function (...given) {
                  if (frame) frame[slow.includes(name) ? 'slow' : 'laid']++;
                  return original.apply(this, given);
                };
              }
            }
            """;

    @RegisterExtension
    static final GateServer server = new GateServer();

    private Editor editor;
    private Page page;
    private Hand hand;

    @BeforeEach
    void openPage() {
        editor = server.editor(WATCH);
        page = editor.page();
        hand = new Hand(editor);
        editor.open("photo.png", Pictures.blended(900, 600, Color.ORANGE, Color.DARK_GRAY));
        for (String effect : new String[] {"stroke", "shadow", "glow", "extrude", "box"})
            page.click("#control-" + effect);
        page.click("#section-perspective .fold");
        page.fill("#control-tiltX", "25");
        page.fill("#control-tiltY", "-30");
        editor.settle();
    }

    /** The page that is loaded again has seen nothing of the gesture. */
    @ParameterizedTest
    @ValueSource(strings = {"letterSpacing", "glowSize", "tiltX", "opacity"})
    void afterASliderTheScreenIsWhatAFreshPageDraws(String control) {
        Hand.Spot knob = knob(control);
        page.mouse().move(knob.x(), knob.y());
        page.mouse().down();
        watch();
        for (int step = 1; step <= 8; step++) page.mouse().move(knob.x() - step, knob.y());
        page.mouse().up();
        assertTrue(control.equals("opacity") || busy() > 0, "it was drawn with less detail on the way");
        assertFresh();
    }

    /** Nobody lets go, and still sees how it is going to be. */
    @Test
    void aHandThatRestsSeesAllTheDetail() {
        Hand.Spot knob = knob("glowSize");
        page.mouse().move(knob.x(), knob.y());
        page.mouse().down();
        watch();
        for (int step = 1; step <= 4; step++) page.mouse().move(knob.x() - step, knob.y());
        editor.settle();
        assertTrue(busy() > 0);
        int held = editor.seen();
        page.mouse().up();
        assertEquals(held, editor.seen());
        assertFresh();
    }

    @Test
    void afterAHandleTheScreenIsWhatAFreshPageDraws() {
        Hand.Spot corner = hand.handles().get(4);
        hand.drag(corner, corner.plus(-40, -20));
        assertFresh();
    }

    /** What was only made larger and smaller is what it was, pixel by pixel, and at another size it is what keys make of it. */
    @Test
    void afterZoomingThePictureIsDrawnAnew() {
        editor.canvas().focus();
        hand.press("1");
        int full = editor.seen();
        BoundingBox canvas = editor.canvas().boundingBox();
        page.mouse().move(canvas.x + canvas.width / 2, canvas.y + canvas.height / 2);
        watch();
        page.keyboard().down("Control");
        for (int i = 0; i < 12; i++) page.mouse().wheel(0, i < 6 ? -10 : 10);
        page.keyboard().up("Control");
        editor.settle();
        assertTrue(busy() > 0);
        hand.press("1");
        assertEquals(full, editor.seen());
        page.keyboard().down("Control");
        for (int i = 0; i < 12; i++) page.mouse().wheel(0, 10);
        page.keyboard().up("Control");
        editor.settle();
        int zoomed = editor.seen();
        editor.color("#2f7df4");
        page.click("#undo");
        assertEquals(zoomed, editor.seen(), "what is drawn again at this size");
    }

    /** Below, the text beside the subject in up to four parts, and the text before it, from which the subject is taken in two. */
    @Test
    void frameOfADragOnlyLaysPicturesOnEachOther() {
        Hand.Spot middle = hand.middle();
        page.mouse().move(middle.x(), middle.y());
        page.mouse().down();
        for (int step = 1; step <= 3; step++) page.mouse().move(middle.x() + 4 * step, middle.y());
        editor.settle(); // What is below is put together by now.
        watch();
        for (int step = 4; step <= 12; step++) page.mouse().move(middle.x() + 4 * step, middle.y() + step);
        editor.settle();
        assertTrue(number("drawn.filter(({ laid }) => laid > 0).length") > 3);
        assertEquals(0, busy(), "nothing about it is coarse");
        assertEquals(0, number("Math.max(...drawn.map(({ slow }) => slow))"));
        assertTrue(number("Math.max(...drawn.map(({ laid }) => laid))") <= 9);
        page.mouse().up();
        assertFresh();
    }

    /** Only what a drag covers is drawn, and by then it is not alone in the picture, nor is the picture alone on its canvas. */
    @Test
    void afterADragAcrossATextTheScreenIsWhatAFreshPageDraws() {
        page.click("#add-text");
        page.keyboard().type("ACROSS");
        page.click("#subject");
        page.click("#control-maskView");
        editor.settle();
        page.click("#control-maskView");
        page.click("#layer-text-1");
        editor.settle();
        Hand.Spot middle = hand.middle();
        hand.drag(middle, middle.plus(30, 160));
        page.keyboard().press("Control+z");
        page.keyboard().press("Control+Shift+z");
        page.click("#layer-text-2");
        middle = hand.middle();
        hand.drag(middle, middle.plus(-60, -90));
        assertFresh();
    }

    @Test
    void frameOfAZoomPaintsNothing() {
        BoundingBox canvas = editor.canvas().boundingBox();
        page.mouse().move(canvas.x + canvas.width / 2, canvas.y + canvas.height / 2);
        watch();
        page.keyboard().down("Control");
        for (int i = 0; i < 16; i++) page.mouse().wheel(0, i < 8 ? -10 : 10);
        page.keyboard().up("Control");
        editor.settle();
        assertTrue(busy() > 3);
        assertEquals(0, number("Math.max(...drawn.filter(({ busy }) => busy).map(({ slow }) => slow))"));
        assertTrue(number("Math.max(...drawn.filter(({ busy }) => busy).map(({ laid }) => laid))") <= 3);
    }

    private void assertFresh() {
        int screen = editor.seen();
        page.waitForSelector("#saved[data-state=saved]");
        page.reload();
        editor.await("done");
        assertEquals(screen, editor.seen(), "what a page draws that has just been loaded");
    }

    /** Where a slider can be taken hold of. */
    private Hand.Spot knob(String control) {
        page.locator("#control-" + control).scrollIntoViewIfNeeded();
        Map<?, ?> at = (Map<?, ?>) page.evaluate("""
                (control) => {
                  const track = document.getElementById(`control-${control}`).closest('.row').querySelector('[type=range]');
                  const { left, top, width, height } = track.getBoundingClientRect();
                  return { x: left + 8 + ((width - 16) * track.value) / track.max, y: top + height / 2 };
                }""", control);
        return new Hand.Spot(((Number) at.get("x")).doubleValue(), ((Number) at.get("y")).doubleValue());
    }

    private void watch() {
        page.evaluate("() => drawn.splice(0)");
    }

    /** In how many frames the picture was not yet what it is to be. */
    private int busy() {
        return number("drawn.filter(({ busy }) => busy).length");
    }

    private int number(String expression) {
        return (int) page.evaluate("() => " + expression);
    }
}
