package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From a photo to a file in browsers that lack what Chromium has: Safari from 17.0 and Firefox's extended support release. Canvas letter
 * spacing is taken away in {@link TextIT} too, and what makes masks in workers in {@link MaskIT}.
 */
@Tag("browser")
class WithoutIT {
    private static final BufferedImage PHOTO = Pictures.noise(400, 300);

    /** Of a page or a worker. */
    private static final String SAFARI = """
            for (const name of ['EyeDropper', 'requestIdleCallback', 'cancelIdleCallback', 'showSaveFilePicker', 'scheduler']) delete globalThis[name];
            if (globalThis.Element) delete Element.prototype.checkVisibility;
            for (const context of [globalThis.CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D])
              for (const name of ['letterSpacing', 'wordSpacing', 'filter', 'reset', 'createConicGradient'])
                delete context?.prototype[name];
            """;

    private static final String FIREFOX = """
            for (const name of ['EyeDropper', 'ClipboardItem', 'showSaveFilePicker', 'scheduler', 'fonts']) delete globalThis[name];
            delete Intl.Segmenter;
            for (const name of ['toSorted', 'toReversed', 'toSpliced', 'with']) delete Array.prototype[name];
            for (const owner of [Object, Map]) delete owner.groupBy;
            delete Promise.withResolvers;
            delete AbortSignal.any;
            for (const canvas of [globalThis.HTMLCanvasElement, OffscreenCanvas]) {
              const getContext = canvas?.prototype.getContext;
              if (getContext) canvas.prototype.getContext = function (kind, { colorSpace, ...rest } = {}) { return getContext.call(this, kind, rest); };
            }
            """;

    @RegisterExtension
    static final GateServer server = new GateServer();

    @Test
    void safariMakesTheSameFile() throws IOException {
        BufferedImage right = file(server.editor());
        Editor safari = without(SAFARI);
        assertEquals(0, Pictures.differences(right, file(safari)));
        Page page = safari.page();
        assertEquals(
                0, page.locator("[aria-label='Pick a colour from the screen']").count());
        page.waitForFunction(
                "() => new Set([...document.querySelectorAll('.style img')].map((picture) => picture.src)).size === 16");
        // Letters are set apart one by one then; screen and file still agree.
        page.fill("#control-letterSpacing", "20");
        safari.settle();
        assertEquals(0, Pictures.differences(safari.screen(), safari.export()));
        assertNotEquals(0, Pictures.differences(right, safari.screen()));
    }

    @Test
    void firefoxMakesTheSameFileAndDoesNotOfferWhatItCannot() throws IOException {
        BufferedImage right = file(server.editor());
        Editor firefox = without(FIREFOX);
        assertEquals(0, Pictures.differences(right, file(firefox)));
        Page page = firefox.page();
        page.click("#export");
        assertFalse(page.isVisible("#export-copy"));
        page.keyboard().press("Escape");
        // Wide colours are converted, and it is said.
        byte[] wide = Base64.getDecoder().decode((String) server.editor().page().evaluate("""
                async () => {
                  const canvas = new OffscreenCanvas(300, 200);
                  const ctx = canvas.getContext('2d', { colorSpace: 'display-p3' });
                  ctx.fillStyle = 'color(display-p3 0.2 0.9 0.3)';
                  ctx.fillRect(0, 0, 300, 200);
                  const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
                  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
                }"""));
        firefox.pick("wide.png", "image/png", wide);
        page.click("[data-answer=fresh]");
        page.waitForSelector("#layer-list [data-size='300x200']");
        firefox.await("done");
        page.click("#export");
        assertEquals(
                "The photo’s colours (Display P3) are converted to sRGB.",
                page.innerText(".export-notes").strip());
        byte[] png = Files.readAllBytes(
                page.waitForDownload(() -> page.click("#export-save")).path());
        assertFalse(Png.of(png).types().contains("iCCP") || Png.of(png).types().contains("cICP"));
    }

    /** As where cookies are blocked: asking for a storage is an error then. */
    @Test
    void withoutAnyStorageThePageWorksAndSaysThatItKeepsNothing() throws IOException {
        Editor editor = server.editor("""
                for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
                  Object.defineProperty(globalThis, name, { get() { throw new DOMException('Access is denied', 'SecurityError'); } });
                """);
        BufferedImage made = file(editor);
        assertTrue(editor.notice().contains("lets the page keep nothing"), editor.notice());
        assertEquals("failed", editor.page().getAttribute("#saved", "data-state"));
        editor.page().click("#theme");
        editor.page().click("#section-font .fold");
        editor.page().click("#export");
        byte[] project = Files.readAllBytes(editor.page()
                .waitForDownload(() -> editor.page().click("#export-project"))
                .path());
        Editor other = server.editor();
        other.pick("kept.tbi", "", project);
        other.await("done");
        assertEquals(0, Pictures.differences(made, other.export()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete globalThis.OffscreenCanvas",
                // One that takes a module for a script stumbles over its first import; this one never begins.
                """
                globalThis.Worker = class extends Worker {
                  constructor(url, options) {
                    super(String(url).includes('export-worker') ? new URL('lang/en.json', document.baseURI) : url, options);
                  }
                }"""
            })
    void pageThatHasToWriteTheFileItselfWritesTheSameOne(String script) throws IOException {
        BufferedImage right = file(server.editor());
        Editor old = server.editor(script);
        assertEquals(0, Pictures.differences(right, file(old)));
        ExportDialog dialog = new ExportDialog(old);
        dialog.open();
        dialog.pick("format", "jpeg");
        assertEquals("jpeg", Pictures.formatOf(dialog.save()));
    }

    /** Safari had workers long before they could have workers of their own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete globalThis.Worker",
                "globalThis.Worker = class { constructor() { throw new Error('no'); } }"
            })
    void workerWithoutWorkersWritesTheSameFile(String script) throws IOException {
        Editor usual = server.editor();
        Editor old = without("if (!globalThis.document) {" + script + "}");
        Set<String> by = new TreeSet<>();
        usual.page().onRequest(request -> by.add("usual " + request.url().replaceFirst(".*/", "")));
        old.page().onRequest(request -> by.add("old " + request.url().replaceFirst(".*/", "")));
        assertEquals(0, Pictures.differences(file(usual), file(old)));
        by.removeIf(request -> !request.endsWith("-worker.js") || request.endsWith("matte-worker.js"));
        assertEquals(Set.of("usual export-worker.js", "usual pack-worker.js", "old export-worker.js"), by);
    }

    /** Where pictures cannot be shared with a worker, or not unchanged, or not quickly, it asks for copies of parts of them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            as it is         | 0 |
            no frames        | 3 | delete globalThis.VideoFrame
            not of a picture | 3 | globalThis.VideoFrame &&= class extends VideoFrame { constructor() { throw new TypeError('no'); } }
            another colour   | 3 | if (!globalThis.document) { const make = createImageBitmap; globalThis.createImageBitmap = (source, ...rest) => make(source instanceof VideoFrame ? new ImageData(source.displayWidth, source.displayHeight) : source, ...rest); }
            not a second     | 3 | if (!globalThis.document) { const make = createImageBitmap; let frames = 0; globalThis.createImageBitmap = async (source, ...rest) => { if (source instanceof VideoFrame && frames++ > 0) throw new TypeError('no'); return make(source, ...rest); }; }
            not at hand      | 0 | if (!globalThis.document) { let now = 0; performance.now = () => (now += 5); }
            """)
    void picturesThatCannotBeSharedComeInParts(String name, int parts, String script) throws IOException {
        BufferedImage right = file(server.editor());
        Editor editor = without((script == null ? "" : script) + """
                ; if (globalThis.document) {
                  globalThis.asked = 0;
                  globalThis.Worker = class extends Worker {
                    constructor(url, options) {
                      super(url, options);
                      if (String(url).includes('export-worker'))
                        this.addEventListener('message', ({ data }) => (asked += data.wanted ? 1 : 0));
                    }
                  };
                }""");
        assertEquals(0, Pictures.differences(right, file(editor)), name);
        assertEquals(parts, editor.page().evaluate("() => asked"), name);
    }

    @Test
    void sampleIsDrawnWithoutOffscreenCanvas() {
        Editor editor = server.editor("delete globalThis.OffscreenCanvas");
        editor.page().click("#sample");
        editor.page().waitForSelector("#layer-list [data-size='1600x1067']");
        editor.await("done");
    }

    /** What is not known in a style sheet is no error, only missing: here it is written as something that no browser knows. */
    @Test
    void styleSheetsDoWithoutWhatIsNew() {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            Browser.NewContextOptions options =
                    new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(1440, 900);
            try (BrowserContext context = server.browser().newContext(options)) {
                context.route("**/css/*.css", WithoutIT::old);
                Page page = context.newPage();
                page.navigate(server.address().toString());
                Editor.awaitDesk(page);
                page.click("#sample");
                page.waitForSelector("#control-text");
                String colors = (String) page.evaluate("""
                        () => ['body', '.inspector', '#export', '.switch', '.choice label'].map((selector) => {
                          const style = getComputedStyle(document.querySelector(selector));
                          return `${selector}: ${style.backgroundColor} ${style.color}`;
                        }).join('\\n')""");
                assertEquals(scheme == ColorScheme.DARK ? """
                        body: rgb(18, 19, 22) rgb(241, 242, 244)
                        .inspector: rgb(26, 28, 32) rgb(241, 242, 244)
                        #export: rgb(255, 176, 46) rgb(29, 19, 0)
                        .switch: rgb(92, 98, 109) rgb(241, 242, 244)
                        .choice label: rgb(58, 63, 72) rgb(241, 242, 244)""" : """
                        body: rgb(228, 230, 234) rgb(23, 24, 27)
                        .inspector: rgb(255, 255, 255) rgb(23, 24, 27)
                        #export: rgb(173, 86, 0) rgb(255, 255, 255)
                        .switch: rgb(128, 133, 143) rgb(23, 24, 27)
                        .choice label: rgb(255, 255, 255) rgb(23, 24, 27)""", colors);
                page.fill("#control-text", "1\n2\n3\n4\n5\n6");
                assertEquals(true, page.evaluate("""
                        () => {
                          const field = document.getElementById('control-text');
                          field.scrollTop = 1000;
                          return field.clientHeight > 40 && field.scrollTop > 20;
                        }"""), "a field that does not grow can be scrolled");
            }
        }
    }

    private static void old(Route route) {
        String name = route.request().url().replaceFirst(".*/", "").replaceFirst("\\?.*", "");
        try {
            String css = Files.readString(Path.of("webapp/css", name));
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("text/css")
                    .setBody(css.replace("field-sizing", "from-2040").replace("text-wrap", "from-2040")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page without some things, and with workers without them. */
    private static Editor without(String script) {
        Editor editor = server.editor(script);
        editor.page().route("**/js/io/*-worker.js", route -> {
            String worker = route.fetch().text();
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("text/javascript")
                    .setBody("import './without.js';\n" + worker));
        });
        editor.page()
                .route(
                        "**/js/io/without.js",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/javascript")
                                .setBody(script)));
        return editor;
    }

    /** Photo, words, a style, and the file of it. */
    private static BufferedImage file(Editor editor) throws IOException {
        editor.open("photo.png", PHOTO);
        editor.page().click("[data-style=chrome]");
        editor.page().waitForSelector("[data-style=chrome][aria-pressed=true]");
        editor.type("Ágy é\nBEHIND");
        editor.page().waitForFunction("() => document.fonts.status === 'loaded'");
        editor.settle();
        BufferedImage file = editor.export();
        assertNotEquals(0, Pictures.differences(PHOTO, file));
        return file;
    }
}
