package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.microsoft.playwright.options.WaitUntilState;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How photos come in, and how a picture waits for its font. */
@Tag("browser")
class IntakeIT {
    private static final byte[] PNG = Pictures.encode(Pictures.noise(120, 80), "png");

    @RegisterExtension
    static final GateServer server = new GateServer();

    /** The page can be used before all of it is there. */
    @Test
    void whoIsFasterThanThePageIsNotForgotten() {
        Editor editor = server.editor();
        Page page = editor.page();
        AtomicReference<Route> desk = new AtomicReference<>();
        page.route("**/js/app/desk.js", desk::set);
        page.reload(new Page.ReloadOptions().setWaitUntil(WaitUntilState.COMMIT));
        page.waitForSelector("#paste-hint kbd");
        editor.pick("early.png", "image/png", PNG);
        assertTrue(page.isVisible("#pick"));
        desk.get().resume();
        editor.await("done");
    }

    @Test
    void thatHalfOfThePageIsMissingIsSaid() {
        Page page = server.editor().page();
        page.route("**/js/app/desk.js", Route::abort);
        page.reload(new Page.ReloadOptions().setWaitUntil(WaitUntilState.COMMIT));
        page.waitForSelector(".notice[data-code=away]");
    }

    @Test
    void droppedPhotoOpensAndTheSignSaysSo() {
        try (Editor editor = server.editor()) {
            send(editor, "DragEvent", "dragenter", "dataTransfer", "body");
            assertTrue(editor.page().isVisible("#drop"));
            send(editor, "DragEvent", "drop", "dataTransfer", "body");
            editor.await("done");
            assertFalse(editor.page().isVisible("#drop"));
        }
    }

    @Test
    void pastedPhotoOpensEvenFromATextField() {
        try (Editor editor = server.editor()) {
            send(editor, "ClipboardEvent", "paste", "clipboardData", "body");
            editor.await("done");
            editor.open("other.png", Pictures.noise(60, 60));
            send(editor, "ClipboardEvent", "paste", "clipboardData", "#control-text");
            editor.page()
                    .waitForFunction("() => document.querySelector('#layer-list').textContent.includes('120 × 80')");
            editor.await("done");
        }
    }

    @Test
    void nextPhotoKeepsTheTextInProportion() {
        try (Editor editor = server.editor()) {
            editor.open("first.png", Pictures.noise(400, 300));
            editor.type("Kept");
            editor.size(50);
            editor.openInstead("second.png", Pictures.figure(800, 500), "keep");
            assertEquals("Kept", editor.page().inputValue("#control-text"));
            assertEquals("100", editor.page().inputValue("#control-size"));
        }
    }

    @Test
    void nextPhotoMayStartFreshAndEscapeLeavesTheOldOne() {
        try (Editor editor = server.editor()) {
            editor.open("first.png", Pictures.noise(400, 300));
            editor.open("second.png", Pictures.noise(410, 300)); // Nothing was made yet, so nothing is asked.
            editor.type("Mine");
            editor.pick("third.png", "image/png", PNG);
            editor.page().waitForSelector("[data-answer=fresh]");
            editor.page().keyboard().press("Escape");
            editor.page()
                    .waitForSelector(
                            "dialog.dialog", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
            assertTrue(editor.page().innerText("#layer-list").contains("410 × 300"));
            assertEquals("Mine", editor.page().inputValue("#control-text"));
            editor.openInstead("fourth.png", Pictures.noise(420, 300), "fresh");
            assertEquals("BEHIND", editor.page().inputValue("#control-text"));
            assertEquals("true", editor.page().getAttribute("#undo", "aria-disabled"));
        }
    }

    /** EXIF's orientations 1 to 8: photo and mask are upright on the screen, and in the file lies the one on the other. */
    @Test
    void photoIsUprightHoweverTheCameraWasHeld() throws IOException {
        Editor editor = server.editor();
        for (int orientation = 1; orientation <= 8; orientation++) {
            int width = 300 + 4 * orientation;
            int height = 240;
            BufferedImage upright = Pictures.letterF(width, height);
            editor.pick("camera.jpg", "image/jpeg", Pictures.asOrientation(upright, orientation));
            editor.page().waitForSelector("#layer-list [data-size='" + width + "x" + height + "']");
            editor.await("done");
            BufferedImage screen = editor.screen();
            assertEquals(width, screen.getWidth(), "at 100 %");
            for (int corner = 0; corner < 4; corner++) {
                int x = corner % 2 * (width - 20) + 10;
                int y = corner / 2 * (height - 20) + 10;
                assertNear(upright.getRGB(x, y), screen.getRGB(x, y), "corner " + corner + " of " + orientation);
            }
            editor.page().click("#export");
            editor.page().check("[name=export-what][value=subject]", new Page.CheckOptions().setForce(true));
            BufferedImage subject = Pictures.decode(Files.readAllBytes(editor.page()
                    .waitForDownload(() -> editor.page().click("#export-save"))
                    .path()));
            assertEquals(width + " x " + height, subject.getWidth() + " x " + subject.getHeight());
            for (int y = 0; y < height; y += 3) {
                for (int x = 0; x < width; x += 3) {
                    String where = x + "," + y + " of " + orientation;
                    boolean isInside = Pictures.isInF(x, y, 12);
                    if (isInside) assertNear(upright.getRGB(x, y), subject.getRGB(x, y), where);
                    else if (!Pictures.isInF(x, y, -12)) assertEquals(0, subject.getRGB(x, y) >>> 24, where);
                }
            }
        }
    }

    @Test
    void sampleIsAPhotoLikeAnyOther() throws IOException {
        try (Editor editor = server.editor()) {
            editor.page().click("#sample");
            editor.await("done");
            var download = editor.download();
            assertEquals("Balloon-text-behind.png", download.suggestedFilename());
            BufferedImage file = Pictures.decode(Files.readAllBytes(download.path()));
            assertEquals("1600 x 1067", file.getWidth() + " x " + file.getHeight());
        }
    }

    /** Through a gap at its outline, the sky would be taken for a part of it. */
    @Test
    void balloonOfTheSampleIsClosedUpToItsOutline() {
        try (Editor editor = server.editor()) {
            Object gaps = editor.page().evaluate("""
                    async () => {
                      const { drawSample } = await import(new URL('js/draw/sample.js', document.baseURI).href);
                      const ctx = new OffscreenCanvas(1600, 1067).getContext('2d');
                      drawSample(ctx, { width: 1600, height: 1067 });
                      const gaps = [];
                      for (let y = 140; y <= 396; y += 16) {
                        const half = Math.round(Math.sqrt(280 ** 2 - (y - 396) ** 2)) - 2;
                        const { data } = ctx.getImageData(800 - half, y, 2 * half, 1);
                        let sky = 0;
                        for (let i = 0; i < data.length; i += 4) if (data[i] < data[i + 2] + 60) sky++;
                        if (sky > 0) gaps.push(`${sky} of ${2 * half} pixels at ${y}`);
                      }
                      return gaps;
                    }""");
            assertEquals(List.of(), gaps);
        }
    }

    /** A format that the server does not read is handed over in one that it reads. */
    @Test
    void webpOpens() {
        try (Editor editor = server.editor()) {
            String url = (String) editor.page()
                    .evaluate("() => { const c = document.createElement('canvas'); c.width = 90; c.height = 70;"
                            + " c.getContext('2d').fillRect(9, 9, 50, 50); return c.toDataURL('image/webp'); }");
            editor.pick("photo.webp", "image/webp", Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1)));
            editor.await("done");
        }
    }

    /** Java and the browser read JPEG a little differently, so the browser compares with itself. */
    /** A server reads JPEG and PNG. A picture that is partly transparent stays so on its way there; one that is not is small. */
    @Test
    void transparencyReachesTheServer() {
        try (Editor editor = server.editor()) {
            Object sent = editor.page().evaluate("""
                    async () => {
                      const { decode, forServer } = await import(new URL('js/io/decode.js', document.baseURI).href);
                      const webp = async (isOpaque) => {
                        const canvas = Object.assign(document.createElement('canvas'), { width: 60, height: 300 });
                        const ctx = canvas.getContext('2d');
                        if (isOpaque) ctx.fillRect(0, 0, 60, 300);
                        ctx.fillStyle = '#c80000';
                        ctx.fillRect(0, 0, 60, 290);
                        return new File([await new Promise((done) => canvas.toBlob(done, 'image/webp', 1))], 'a.b.webp');
                      };
                      // One pixel, transparent.
                      const gif = new File([Uint8Array.from(atob('R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw=='), (c) => c.charCodeAt(0))], 'dot.gif');
                      const found = [];
                      for (const file of [await webp(false), await webp(true), gif]) {
                        const sent = await forServer(await decode(file));
                        const bitmap = await createImageBitmap(sent);
                        const ctx = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
                        ctx.drawImage(bitmap, 0, 0);
                        const alpha = (y) => ctx.getImageData(0, y, 1, 1).data[3];
                        found.push(`${sent.name} ${sent.type} ${alpha(0)} ${alpha(bitmap.height - 1)}`);
                      }
                      return found;
                    }""");
            assertEquals(
                    List.of("a.b.png image/png 255 0", "a.b.jpg image/jpeg 255 255", "dot.png image/png 0 0"), sent);
        }
    }

    @Test
    void pictureWithoutTextIsTheJpegAsTheBrowserReadsIt() throws IOException {
        byte[] jpeg = Pictures.encode(Pictures.figure(333, 222), "jpeg");
        try (Editor editor = server.editor()) {
            editor.pick("photo.jpg", "image/jpeg", jpeg);
            editor.await("done");
            editor.type("");
            byte[] file = Files.readAllBytes(editor.download().path());
            Object differ = editor.page().evaluate("""
                    async (files) => {
                      const [one, other] = await Promise.all(files.map(async (base64) => {
                        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
                        const bitmap = await createImageBitmap(new Blob([bytes]));
                        const ctx = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
                        ctx.drawImage(bitmap, 0, 0);
                        return ctx.getImageData(0, 0, bitmap.width, bitmap.height).data;
                      }));
                      return one.length !== other.length || one.some((value, i) => value !== other[i]);
                    }""", new String[] {base64(jpeg), base64(file)});
            assertEquals(false, differ);
        }
    }

    /** As near as JPEG is. */
    private static void assertNear(int expected, int actual, String where) {
        for (int shift = 0; shift < 32; shift += 8)
            assertEquals(expected >> shift & 0xff, actual >> shift & 0xff, 24, where);
    }

    /** Fires an event that carries one photo. */
    private static void send(Editor editor, String type, String name, String carrier, String selector) {
        editor.page().evaluate("""
                ([base64, type, name, carrier, selector]) => {
                  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
                  const data = new DataTransfer();
                  data.items.add(new File([bytes], 'photo.png', { type: 'image/png' }));
                  const event = new window[type](name, { [carrier]: data, bubbles: true, cancelable: true });
                  document.querySelector(selector).dispatchEvent(event);
                }""", new String[] {base64(PNG), type, name, carrier, selector});
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
