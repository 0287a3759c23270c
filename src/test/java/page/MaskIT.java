package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The subject's mask under people's hands. */
@Tag("browser")
class MaskIT {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 200;

    @RegisterExtension
    static final GateServer server = new GateServer();

    private Editor editor;

    @BeforeEach
    void openPhoto() {
        editor = server.editor();
        editor.open("photo.png", Pictures.noise(WIDTH, HEIGHT));
        editor.page().click("#subject");
    }

    /** Along the row through the middle of the disc that the mask is, up to a pixel of its edge: it is an octagon that moves it. */
    @Test
    void growMovesTheEdgeAndKeepsItsSoftness() throws IOException {
        int[] before = row(mask());
        set("grow", 10);
        int[] grown = row(mask());
        set("grow", -10);
        int[] shrunk = row(mask());
        for (int x = 0; x < WIDTH / 2 - 12; x++) {
            assertEquals(before[x + 10], grown[x], 22, "grown at " + x);
            if (x >= 10) assertEquals(before[x - 10], shrunk[x], 22, "shrunk at " + x);
        }
    }

    @Test
    void thresholdMovesWhatIsUnsureAndNothingElse() throws IOException {
        int[] before = row(mask());
        set("threshold", 100);
        int[] all = row(mask());
        set("threshold", -100);
        int[] least = row(mask());
        for (int x = 0; x < WIDTH; x++) {
            assertEquals(before[x] > 0 ? 255 : 0, all[x], "at " + x);
            assertEquals(before[x] == 255 ? 255 : 0, least[x], "at " + x);
        }
    }

    @Test
    void featherSpreadsTheEdge() throws IOException {
        int[] before = row(mask());
        set("feather", 8);
        int[] soft = row(mask());
        assertTrue(unsure(soft) > unsure(before) + 20, unsure(before) + " to " + unsure(soft));
        assertEquals(0, soft[0]);
    }

    /** Restored, the photo is before the text where the brush went; each stroke is one step back. */
    @ParameterizedTest
    @ValueSource(strings = {"restore", "erase"})
    void brushPaintsAndCanBeTakenBack(String mode) throws IOException {
        byte[] before = Files.readAllBytes(download("#mask-save").path());
        editor.choose("brush", mode);
        set("brushSize", 20);
        set("brushSoftness", 0);
        int y = mode.equals("restore") ? 20 : HEIGHT / 2;
        stroke(WIDTH / 2 - 40, WIDTH / 2 + 40, y);
        BufferedImage painted = mask();
        int inside = mode.equals("restore") ? 255 : 0;
        assertEquals(inside, painted.getRaster().getSample(WIDTH / 2 - 40, y, 0));
        assertEquals(inside, painted.getRaster().getSample(WIDTH / 2 + 35, y + 8, 0));
        assertEquals(
                Pictures.maskAt(WIDTH / 2, y + 14, WIDTH, HEIGHT),
                painted.getRaster().getSample(WIDTH / 2, y + 14, 0));
        stroke(WIDTH / 2 - 40, WIDTH / 2 + 40, y + 30);
        editor.page().keyboard().press("Control+z");
        editor.page().keyboard().press("Control+z");
        assertEquals(
                Base64.getEncoder().encodeToString(before),
                Base64.getEncoder()
                        .encodeToString(
                                Files.readAllBytes(download("#mask-save").path())));
    }

    /** What the mask is told to be, the picture shows. */
    @Test
    void everyControlOfTheSubjectChangesScreenAndFile() throws IOException {
        Object keys = editor.page()
                .evaluate("async () => (await import(new URL('js/model/table.js', document.baseURI).href))"
                        + ".SUBJECT_CONTROLS.map((row) => row.key)");
        BufferedImage file = editor.export();
        for (Object key : (List<?>) keys) {
            BufferedImage screen = editor.screen();
            set((String) key, 20);
            awaitOtherThan(screen, (String) key);
            BufferedImage next = editor.export();
            assertNotEquals(0, Pictures.differences(file, next), key + " does nothing to the file");
            file = next;
        }
    }

    @Test
    void aMaskFromAFileTakesThePlaceOfTheOneThatWasFound() throws IOException {
        BufferedImage own = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH / 3; x++) own.getRaster().setSample(x, y, 0, 255);
        editor.page().setInputFiles("#mask-file", new FilePayload("own.png", "image/png", Pictures.encode(own, "png")));
        editor.page().waitForFunction("() => document.getElementById('live').textContent.includes('own.png')");
        BufferedImage saved = mask();
        for (int x = 0; x < WIDTH; x++)
            assertEquals(x < WIDTH / 3 ? 255 : 0, saved.getRaster().getSample(x, 50, 0), "at " + x);
        editor.page().keyboard().press("Control+z");
        assertEquals(255, mask().getRaster().getSample(WIDTH / 2, HEIGHT / 2, 0));
    }

    @Test
    void aMaskOfAnotherShapeIsRefused() {
        byte[] square = Pictures.encode(Pictures.noise(200, 200), "png");
        editor.page().setInputFiles("#mask-file", new FilePayload("square.png", "image/png", square));
        assertTrue(editor.notice().contains("square.png has another shape than this photo"), editor.notice());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete globalThis.OffscreenCanvas; globalThis.Worker = null",
                // One that takes a module for a script stumbles over its first import; this one never begins.
                """
                globalThis.Worker = class extends Worker {
                  constructor(url, options) {
                    super(String(url).includes('matte-worker') ? new URL('lang/en.json', document.baseURI) : url, options);
                  }
                }"""
            })
    void browsersThatCannotDoItInAWorkerMakeTheSameOfAMask(String script) throws IOException {
        byte[] dark = Pictures.encode(Pictures.noise(WIDTH, HEIGHT), "png");
        List<BufferedImage> usual = madeOf(dark);
        editor.close();
        editor = server.editor(script);
        editor.open("photo.png", Pictures.noise(WIDTH, HEIGHT));
        editor.page().click("#subject");
        List<BufferedImage> other = madeOf(dark);
        for (int i = 0; i < usual.size(); i++)
            assertEquals(0, Pictures.differences(usual.get(i), other.get(i)), "of " + i);
    }

    /** The mask that was found, softened; the picture with it; and a mask from a file. */
    private List<BufferedImage> madeOf(byte[] own) throws IOException {
        BufferedImage before = editor.screen();
        set("feather", 8);
        awaitOtherThan(before, "feather");
        BufferedImage found = mask();
        BufferedImage picture = editor.export();
        set("feather", 0);
        editor.page().setInputFiles("#mask-file", new FilePayload("own.png", "image/png", own));
        editor.page().waitForFunction("() => document.getElementById('live').textContent.includes('own.png')");
        return List.of(found, picture, mask());
    }

    /** Copying all of a large photo would hold the page; its worker gets a piece at a time. */
    @Test
    void thePageCopiesThePhotoOnlyInPieces() throws IOException {
        editor.close();
        editor = server.editor("""
                const copy = globalThis.createImageBitmap;
                globalThis.copied = [];
                globalThis.createImageBitmap = (source, ...rest) => {
                  if (!(source instanceof Blob)) copied.push(rest.length >= 4 ? rest[3] : source.height);
                  return copy(source, ...rest);
                };
                for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
                  prototype.getImageData = new Proxy(prototype.getImageData, {
                    apply(target, ctx, of) {
                      copied.push(Math.abs(of[3]));
                      return Reflect.apply(target, ctx, of);
                    },
                  });
                }""");
        editor.open("tall.png", Pictures.noise(WIDTH, 700));
        editor.page().click("#subject");
        set("grow", 5);
        mask();
        byte[] own = Pictures.encode(Pictures.noise(WIDTH, 700), "png");
        editor.page().setInputFiles("#mask-file", new FilePayload("own.png", "image/png", own));
        editor.page().waitForFunction("() => document.getElementById('live').textContent.includes('own.png')");
        List<?> rows = (List<?>) editor.page().evaluate("() => copied");
        assertTrue(rows.stream().anyMatch(count -> count.equals(128)), rows.toString());
        assertTrue(rows.stream().allMatch(count -> ((Number) count).doubleValue() <= 128), rows.toString());
    }

    private void set(String key, int value) {
        editor.page().fill("#control-" + key, String.valueOf(value));
        editor.page().press("#control-" + key, "Enter");
    }

    private BufferedImage mask() throws IOException {
        return Pictures.decode(Files.readAllBytes(download("#mask-save").path()));
    }

    private Download download(String button) {
        return editor.page().waitForDownload(() -> editor.page().click(button));
    }

    private void stroke(int from, int to, int y) {
        BoundingBox canvas = editor.canvas().boundingBox();
        double zoom = canvas.width / WIDTH;
        var mouse = editor.page().mouse();
        mouse.move(canvas.x + from * zoom, canvas.y + y * zoom);
        mouse.down();
        mouse.move(canvas.x + (from + to) / 2.0 * zoom, canvas.y + y * zoom);
        mouse.move(canvas.x + to * zoom, canvas.y + y * zoom);
        mouse.up();
        editor.settle();
    }

    private void awaitOtherThan(BufferedImage before, String key) {
        for (int i = 0; i < 200 && Pictures.differences(before, editor.screen()) == 0; i++) editor.settle();
        assertNotEquals(0, Pictures.differences(before, editor.screen()), () -> key + " does nothing to the screen");
    }

    private static int[] row(BufferedImage mask) {
        return mask.getRaster().getSamples(0, HEIGHT / 2, WIDTH, 1, 0, (int[]) null);
    }

    private static int unsure(int[] levels) {
        int unsure = 0;
        for (int level : levels) if (level > 0 && level < 255) unsure++;
        return unsure;
    }
}
