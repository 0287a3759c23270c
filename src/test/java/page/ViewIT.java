package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.MouseButton;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which part of the photo is on the screen, and how large. */
@Tag("browser")
class ViewIT {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 800;

    @RegisterExtension
    static final GateServer server = new GateServer();

    /** On screens of every density, device pixel by device pixel, wherever the photo has been moved to. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1.25, 2})
    void cropOfTheScreenAtFullSizeIsTheCropOfTheFile(double density) throws IOException {
        Browser.NewContextOptions options = new Browser.NewContextOptions().setDeviceScaleFactor(density);
        try (Editor editor = server.editor(options)) {
            editor.open("photo.png", noise());
            Hand hand = new Hand(editor);
            editor.canvas().focus();
            hand.press("1");
            assertEquals("100 %", editor.page().textContent("#zoom"));
            BufferedImage file = editor.export();
            editor.page().mouse().move(600, 500);
            for (int[] by : new int[][] {{0, 0}, {-131, 77}, {333, -210}, {7, 400}}) {
                editor.page().mouse().wheel(by[0], by[1]);
                editor.settle();
                BufferedImage screen = editor.screen();
                Map<?, ?> canvas = (Map<?, ?>) editor.page().evaluate("""
                        () => {
                          const { x, y, width, height } = document.querySelector('#photo').getBoundingClientRect();
                          return Object.fromEntries(Object.entries({ x, y, width, height })
                            .map(([key, value]) => [key, value * devicePixelRatio]));
                        }""");
                for (Object edge : canvas.values()) {
                    double value = ((Number) edge).doubleValue();
                    assertEquals(Math.rint(value), value, 0.02, "on whole pixels of the device");
                }
                assertEquals(screen.getWidth(), ((Number) canvas.get("width")).doubleValue(), 0.02);
                assertTrue(isCrop(screen, file), "of density " + density + " after " + by[0] + ", " + by[1]);
            }
        }
    }

    @Test
    void wheelZoomsToThePointer() {
        try (Editor editor = server.editor()) {
            editor.open("photo.png", noise());
            Hand hand = new Hand(editor);
            editor.canvas().focus();
            hand.press("1"); // From here on, neither way has room left in which the photo would be put into the middle.
            Hand.Spot framed = hand.middle();
            double fitted = zoom(editor);
            BoundingBox before = editor.canvas().boundingBox();
            double x = before.x + before.width * 0.7;
            double y = before.y + before.height * 0.4;
            editor.page().mouse().move(x, y);
            for (int i = 0; i < 8; i++) editor.page().mouse().wheel(0, -120);
            editor.settle();
            double zoom = zoom(editor);
            assertTrue(zoom > 2, "now " + zoom);
            BoundingBox now = editor.canvas().boundingBox();
            // Part of the photo is out of sight by now, so the canvas does not say where its corner is; the frame does.
            Hand.Spot frame = hand.middle();
            double ratio = zoom / fitted;
            assertEquals(x + (framed.x() - x) * ratio, frame.x(), 12);
            assertEquals(y + (framed.y() - y) * ratio, frame.y(), 12);
            assertTrue(now.width <= 910, "no more is drawn than is seen: " + now.width);
        }
    }

    @Test
    void buttonsAndKeysZoomAndFit() {
        try (Editor editor = server.editor()) {
            editor.open("photo.png", noise());
            Hand hand = new Hand(editor);
            double fitted = zoom(editor);
            editor.page().click("[aria-label='Larger']");
            editor.settle();
            assertTrue(zoom(editor) > fitted);
            editor.page().click("[aria-label='Smaller']");
            editor.page().click("[aria-label='Smaller']");
            editor.settle();
            assertTrue(zoom(editor) < fitted);
            editor.page().click("#zoom");
            editor.settle();
            assertEquals(1, zoom(editor));
            editor.page().click("#zoom");
            editor.settle();
            assertEquals(fitted, zoom(editor));
            editor.canvas().focus();
            hand.press("+");
            assertTrue(zoom(editor) > fitted);
            hand.press("0");
            assertEquals(fitted, zoom(editor));
            assertFalse(editor.page().isDisabled("#zoom"));
        }
    }

    @Test
    void spaceAndMiddleButtonMoveTheViewAndNothingElse() throws IOException {
        try (Editor editor = server.editor()) {
            editor.open("photo.png", noise());
            Hand hand = new Hand(editor);
            BufferedImage file = editor.export();
            editor.canvas().focus();
            hand.press("1");
            Hand.Spot middle = new Hand.Spot(650, 400);
            Hand.Spot frame = hand.middle();
            editor.page().keyboard().down(" ");
            hand.drag(middle, middle.plus(-90, 40));
            editor.page().keyboard().up(" ");
            assertMoved(frame, -90, 40, hand.middle());
            editor.page().mouse().move(650, 400);
            editor.page().mouse().down(new Mouse.DownOptions().setButton(MouseButton.MIDDLE));
            editor.page().mouse().move(680, 390);
            editor.page().mouse().up(new Mouse.UpOptions().setButton(MouseButton.MIDDLE));
            editor.settle();
            assertMoved(frame, -60, 30, hand.middle());
            editor.pasteText("what is selected elsewhere"); // as browsers on Linux do when the middle button is let go
            assertEquals(List.of("Subject", "“BEHIND”"), editor.layers());
            hand.drag(middle, middle.plus(5000, 5000)); // Nobody can lose the photo.
            hand.press("Control+z");
            BufferedImage now = editor.export();
            assertTrue(isCrop(now, file), "the picture is as it was");
        }
    }

    /** By arithmetic: what is zoomed to stays under the pointer, and the photo stays in the room. */
    @Test
    void camerasKeepTheirPointAndTheirPhoto() {
        try (Editor editor = server.editor()) {
            Object wrong = editor.page().evaluate("""
                    async () => {
                      const view = await import(new URL('js/model/view.js', document.baseURI).href);
                      const wrong = [];
                      const photo = { width: 4000, height: 3000 };
                      const room = { width: 901, height: 707, padX: 28, padY: 28, density: 1 };
                      let camera = view.fitted(photo, room);
                      if (Math.abs(camera.zoom - (901 - 56) / 4000) > 1e-9) wrong.push(['fit', camera]);
                      const at = { x: 411, y: 333 };
                      for (const zoom of [0.5, 1, 2.7, 16, 5, 0.9, 0.4]) {
                        const before = view.toPhoto(camera, at);
                        camera = view.zoomed(camera, zoom, at, photo, room);
                        const after = view.toPhoto(camera, at);
                        const way = Math.hypot(after.x - before.x, after.y - before.y) * camera.zoom;
                        if (way > 2 * Math.max(1, zoom / 0.4) && zoom > 0.4) wrong.push(['point', zoom, way]);
                        const { view: { scale, rect }, pixels, place } = view.shown(camera, photo, room);
                        if (pixels.width * pixels.height > 2.6e6 && zoom !== 1) wrong.push(['pixels', zoom, pixels]);
                        for (const part of [rect.x * scale, rect.y * scale, rect.width * scale, rect.height * scale])
                          if (Math.abs(part - Math.round(part)) > 1e-6) wrong.push(['whole', zoom, part]);
                        if (place.x < -1 || place.x + place.width > room.width + 1) wrong.push(['place', zoom, place]);
                      }
                      for (const by of [{ x: 1e5, y: 1e5 }, { x: -1e5, y: -1e5 }]) {
                        const { place } = view.shown(view.panned(camera, by, photo, room), photo, room);
                        if (place.width < room.width / 2 || place.height < room.height / 2) wrong.push(['lost', place]);
                      }
                      const large = view.shown({ ...camera, zoom: 3 }, photo, { ...room, width: 4000, height: 3000 });
                      if (large.pixels.width * large.pixels.height > 2.6e6) wrong.push(['many', large.pixels]);
                      return wrong;
                    }""");
            assertEquals(List.of(), wrong);
        }
    }

    /** Noise of few greys, which is small enough for the gate. */
    private static BufferedImage noise() {
        Random random = new Random(11);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH; x++) image.setRGB(x, y, 0x111111 * (1 + random.nextInt(8)));
        return image;
    }

    private static void assertMoved(Hand.Spot from, double right, double down, Hand.Spot to) {
        assertEquals(right, to.x() - from.x(), 0.6);
        assertEquals(down, to.y() - from.y(), 0.6);
    }

    private static double zoom(Editor editor) {
        return Integer.parseInt(editor.page().textContent("#zoom").replaceAll("\\D", "")) / 100.0;
    }

    /** Whether {@code part} is in {@code whole}, byte for byte, anywhere. */
    private static boolean isCrop(BufferedImage part, BufferedImage whole) {
        for (int top = 0; top <= whole.getHeight() - part.getHeight(); top++)
            for (int left = 0; left <= whole.getWidth() - part.getWidth(); left++)
                if (isAt(part, whole, left, top)) return true;
        return false;
    }

    private static boolean isAt(BufferedImage part, BufferedImage whole, int left, int top) {
        for (int y = 0; y < part.getHeight(); y++)
            for (int x = 0; x < part.getWidth(); x++)
                if ((part.getRGB(x, y) ^ whole.getRGB(left + x, top + y)) << 8 != 0) return false;
        return true;
    }
}
