package bench;

import browser.Chromium;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.net.URI;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What a hand on the editor costs the page's main thread: a text that is dragged, and sliders. */
final class PageHandRows {
    private static final int WIDTH = 4000;
    private static final int HEIGHT = 3000;
    private static final int MOVES = 120;
    private static final int STACKED_MOVES = 20;
    private static final int SLIDER_MOVES = 24;
    private static final List<String> SLIDERS = List.of(
            "size",
            "letterSpacing",
            "opacity",
            "strokeWidth",
            "shadowX",
            "shadowBlur",
            "glowSize",
            "extrudeDepth",
            "extrudeAngle",
            "boxPad",
            "rotation",
            "skewX",
            "tiltX",
            "tiltY");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Chromium chromium;
    private final URI address;
    private final Table table;

    PageHandRows(Chromium chromium, URI address, Table table) {
        this.chromium = chromium;
        this.address = address;
        this.table = table;
    }

    void measure() throws Exception {
        byte[] photo = Photograph.jpeg(WIDTH, HEIGHT);
        byte[] mask = Figure.png(WIDTH, HEIGHT);
        double stacked = stacked(photo, mask);
        double floor = floor();
        try (EditorPage editor = new EditorPage(chromium)) {
            editor.load(address);
            editor.open(photo, mask);
            editor.add(EditorPage.texts());
            Locator folded = editor.page().locator(".section-head [aria-expanded=false]:visible");
            while (folded.count() > 0) folded.first().click();
            editor.settle();
            Number pixels = (Number) editor.page().evaluate("() => photo.width * photo.height / 1e6");
            table.told("million pixels of the photo on the screen", pixels.doubleValue(), null);
            drag(editor, stacked, floor);
            sliders(editor, "");
            editor.page().fill("#control-tiltX", "25");
            editor.page().fill("#control-tiltY", "-20");
            editor.settle();
            sliders(editor, ", tilted");
        }
    }

    private void drag(EditorPage editor, double stacked, double floor) throws Exception {
        Page page = editor.page();
        BoundingBox canvas = page.locator("#photo").boundingBox();
        double x = canvas.x + canvas.width * 2500 / WIDTH; // where the last of the texts is
        double y = canvas.y + canvas.height * 1500 / HEIGHT;
        page.mouse().move(x, y);
        page.mouse().down();
        editor.moveUntilHandedOver(() -> move(page, x, y, 12));
        editor.settle(); // By now all that does not move is painted.
        move(page, x, y, 12);
        Map<String, Integer> before = editor.calls();
        MainThread thread = MainThread.during(page, () -> move(page, x, y, MOVES));
        Map<String, Integer> after = editor.calls();
        page.mouse().up();
        editor.settle();
        int frames = after.get("frames") - before.get("frames");
        if (frames < MOVES / 2) throw new IllegalStateException("Only " + frames + " frames of a drag");
        double ours = thread.cpuMillis() / frames;
        table.atMost(4, "drag, 12 MP, 5 texts: ms a frame (peer: 3 stacked canvases)", ours, stacked);
        table.told("drag: ms a frame (peer: one picture on a bare page's canvas)", ours, floor);
        for (String name : List.of("getImageData", "putImageData", "fillText", "strokeText"))
            table.atMost(0, "drag, calls of " + name, after.get(name) - before.get(name), null);
        table.told(
                "drag, calls of drawImage a frame",
                (after.get("drawImage") - before.get("drawImage")) / (double) frames,
                null);
    }

    /** Milliseconds a frame of the Python original's way. */
    private double stacked(byte[] photo, byte[] mask) throws Exception {
        try (EditorPage peer = new EditorPage(chromium)) {
            Page page = peer.page();
            Base64.Encoder base64 = Base64.getEncoder();
            page.evaluate(
                    Files.readString(EditorPage.RESOURCES.resolve("stacked.js")),
                    Map.of(
                            "photo",
                            base64.encodeToString(photo),
                            "mask",
                            base64.encodeToString(mask),
                            "texts",
                            JSON.convertValue(EditorPage.texts(), Object.class)));
            page.mouse().move(500, 400);
            page.mouse().down();
            move(page, 500, 400, 4);
            int before = peer.calls().get("frames");
            MainThread thread = MainThread.during(page, () -> move(page, 500, 400, STACKED_MOVES));
            int frames = peer.calls().get("frames") - before;
            if (frames < STACKED_MOVES / 2) throw new IllegalStateException("Only " + frames + " frames of the peer");
            return thread.cpuMillis() / frames;
        }
    }

    /** Milliseconds a frame that Chromium takes to show a canvas of the photo's size when one picture is drawn on it. */
    private double floor() throws Exception {
        try (EditorPage bare = new EditorPage(chromium)) {
            Page page = bare.page();
            page.evaluate("""
                    () => {
                      document.body.innerHTML = '<canvas id=photo width=1291 height=968></canvas>';
                      const context = document.getElementById('photo').getContext('2d');
                      const picture = new OffscreenCanvas(1291, 968);
                      picture.getContext('2d').fillRect(0, 0, 1291, 500);
                      addEventListener('pointermove', ({ clientX }) => requestAnimationFrame(() => {
                        context.clearRect(0, 0, 1291, 968);
                        context.drawImage(picture, clientX, 9);
                      }));
                    }""");
            page.mouse().move(500, 400);
            move(page, 500, 400, 12);
            int before = bare.calls().get("frames");
            MainThread thread = MainThread.during(page, () -> move(page, 500, 400, MOVES));
            return thread.cpuMillis() / (bare.calls().get("frames") - before);
        }
    }

    private void sliders(EditorPage editor, String kind) throws Exception {
        Page page = editor.page();
        for (String key : SLIDERS) {
            Locator range = page.locator(".row:has(#control-" + key + ") input[type=range]");
            range.scrollIntoViewIfNeeded();
            BoundingBox box = range.boundingBox();
            double place = ((Number) range.evaluate("range => range.value / range.max")).doubleValue();
            double x = box.x + 7 + place * (box.width - 14); // The thumb has 14 pixels.
            double y = box.y + box.height / 2;
            String value = page.inputValue("#control-" + key);
            page.mouse().move(x, y);
            page.mouse().down();
            editor.moveUntilHandedOver(() -> slide(page, x, y, SLIDER_MOVES));
            slide(page, x, y, 3);
            int before = editor.calls().get("frames");
            MainThread thread = MainThread.during(page, () -> slide(page, x, y, SLIDER_MOVES));
            int frames = editor.calls().get("frames") - before;
            page.mouse().up();
            if (frames < SLIDER_MOVES / 4) throw new IllegalStateException("Only " + frames + " frames of " + key);
            table.atMost(16, "slider" + kind + ", " + key + ": ms a frame", thread.cpuMillis() / frames, null);
            page.fill("#control-" + key, value);
            editor.settle();
        }
    }

    private static void move(Page page, double x, double y, int moves) {
        for (int i = 1; i <= moves; i++) page.mouse().move(x + 60 * Math.sin(i / 9.0), y + 40 * Math.cos(i / 7.0));
    }

    private static void slide(Page page, double x, double y, int moves) {
        for (int i = 1; i <= moves; i++) page.mouse().move(x + 12 * Math.sin(i / 5.0), y);
    }
}
