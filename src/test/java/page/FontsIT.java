package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Route;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundled families: what they can, who helps them out, and when they are there. */
@Tag("browser")
class FontsIT {
    /** What of the page's modules the scripts below use. */
    private static final String MODULES = """
            const at = (path) => import(new URL('js/' + path, document.baseURI).href);
            const { FAMILIES, familyOf } = await at('model/families.js');
            const { stackOf, sharesOf } = await at('model/scripts.js');
            const { loadFont, loadFontsFor } = await at('io/fonts.js');
            const wanted = (family, text, italic = false) => ({ family, text, italic, textCase: 'none' });
            const ctx = new OffscreenCanvas(500, 130).getContext('2d', { willReadFrequently: true });
            const draw = (font, text) => {
              ctx.clearRect(0, 0, 500, 130);
              ctx.font = font;
              ctx.fillText(text, 20, 90);
              return new Uint32Array(ctx.getImageData(0, 0, 500, 130).data.buffer).reduce((sum, pixel) => (sum * 31 + pixel) | 0, 7);
            };
            """;

    @RegisterExtension
    static final GateServer server = new GateServer();

    private Editor editor;

    @BeforeEach
    void openPage() {
        editor = server.editor();
    }

    /** A family whose file is missing would be drawn in another one, and nobody would know. */
    @Test
    void everyFamilyIsDrawnInItself() {
        Object wrong = run("""
                const wrong = [];
                for (const { name, weight, group } of FAMILIES) {
                  const text = name === 'Noto Emoji' ? '🎉' : 'Rag';
                  await loadFont(wanted(name, text)).catch((error) => wrong.push(`${name}: ${error.message}`));
                  if (draw(`${weight} 60px "${name}", monospace`, text) === draw(`${weight} 60px monospace`, text)) wrong.push(name);
                }
                return [...wrong, FAMILIES.length < 35 ? `only ${FAMILIES.length}` : ''].filter((name) => name);""");
        assertEquals(List.of(), wrong);
    }

    @Test
    void noWeightAndNoSlantIsMadeUp() {
        Object wrong = run("""
                const wrong = [];
                for (const family of FAMILIES) {
                  const { name, min, max, weight, italic } = family;
                  const text = name === 'Noto Emoji' ? '🎉' : 'Rag';
                  for (const slanted of [false, true]) await loadFont(wanted(name, text, slanted));
                  const of = (style) => draw(`${style} 60px ${stackOf(family, text)}`, text);
                  if (of(900) !== of(Math.min(max, 900)) || of(max) !== of(1000)) wrong.push(`${name}: bolder than it is`);
                  if (of(min) !== of(1)) wrong.push(`${name}: lighter than it is`);
                  if ((of(min) === of(max)) !== (min === max)) wrong.push(`${name}: its axis`);
                  if ((of(weight) !== of(`italic ${weight}`)) !== italic) wrong.push(`${name}: its italic`);
                }
                return wrong;""");
        assertEquals(List.of(), wrong);
    }

    /** Also beside italics and black faces, which could ask a helper for what it has not. */
    @Test
    void noWeightAndNoSlantOfAHelperIsMadeUp() {
        Object wrong = run("""
                const { fontOf } = await at('draw/layout.js');
                const wrong = [];
                for (const [name, text] of [['Inter', 'مرحبا'], ['Dancing Script', 'Привет'], ['Anton', 'สวัสดี'], ['Bungee', 'Ω'], ['Fraunces', 'Ω']]) {
                  const family = familyOf(name);
                  const helper = sharesOf(family, text)[1].family;
                  for (const italic of [false, true]) await loadFont(wanted(name, text, italic));
                  const of = (italic) => draw(fontOf({ ...wanted(name, text, italic), weight: family.weight, size: 60 }, 60), text);
                  if ((of(false) !== of(true)) !== (family.italic && helper.italic)) wrong.push(`${name}: a slanted helper`);
                  await loadFont(wanted(helper.name, text));
                  const like = helper.min === helper.max ? helper.weight : Math.min(helper.max, family.heft);
                  if (of(false) !== draw(`${like} 60px "${helper.name}"`, text)) wrong.push(`${name}: ${helper.name} is not at ${like}`);
                }
                return wrong;""");
        assertEquals(List.of(), wrong);
    }

    /** The browser is asked in which fonts it draws: all of them must be the page's own, so that there is nothing missing. */
    @ParameterizedTest
    @CsvSource({
        "Anton, Grüße Łódź, ''",
        "Anton, Привет мир, Cyrillic: drawn in Oswald.",
        "Bodoni Moda, Привет мир, Cyrillic: drawn in Playfair Display.",
        "Anton, Ελληνικά, Greek: drawn in Roboto Condensed.",
        "Playfair Display, مرحبا بالعالم, Arabic: drawn in Noto Naskh Arabic.",
        "Rubik, مرحبا بالعالم, ''",
        "Anton, שלום עולם, Hebrew: drawn in Heebo.",
        "Baloo 2, नमस्ते दुनिया, ''",
        "Anton, नमस्ते दुनिया, Devanagari: drawn in Noto Sans Devanagari.",
        "Anton, สวัสดีชาวโลก, Thai: drawn in Noto Sans Thai.",
        "Anton, こんにちは世界！, Kana and Chinese characters: drawn in Noto Sans JP.",
        "Anton, 안녕하세요, Hangul: drawn in Noto Sans KR.",
        "Anton, 你好，世界, Chinese characters: drawn in Noto Sans SC.",
        "Permanent Marker, Łódź, Latin letters: drawn in Caveat.",
        "Rubik, Việt Nam, Latin letters: drawn in Inter.",
        "Anton, Go → ★, Other signs: drawn in Noto Sans Symbols and Noto Sans Symbols 2.",
        "Anton, Hi 🎉, 'Emoji: drawn in this device’s own, or else in Noto Emoji.'",
    })
    void everyScriptIsDrawnInBundledFontsAndTheHelperIsNamed(String family, String text, String note) {
        editor.open("photo.png", Pictures.noise(300, 200));
        editor.choose("family", family);
        editor.type(text);
        assertEquals(note, editor.page().innerText(".family-note"));
        editor.page().evaluate(asyncFunction("""
                const family = familyOf(given[0]);
                await loadFont(wanted(family.name, given[1]));
                const line = document.createElement('p');
                line.id = 'probe';
                line.style.font = `${family.weight} 40px ${stackOf(family, given[1])}`;
                line.textContent = given[1];
                document.body.append(line);
                // Asked before it is drawn, the browser names none.
                await document.fonts.ready;
                await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));"""), List.of(family, text));
        assertEquals(Set.of(), strangers());
    }

    @Test
    void fileWaitsForTheFont() throws IOException {
        editor.open("photo.png", Pictures.noise(600, 400));
        BufferedImage before = editor.export();
        List<Route> held = new CopyOnWriteArrayList<>();
        boolean[] mayCome = new boolean[1];
        editor.page().route("**/bangers/*.woff2", route -> {
            if (mayCome[0]) route.resume(); // The worker asks for it too, perhaps in this moment.
            else held.add(route);
        });
        editor.page().click(".family-button");
        editor.page().waitForRequest("**/bangers/*.woff2", () -> check("Bangers"));
        List<Download> files = new CopyOnWriteArrayList<>();
        editor.page().onDownload(files::add);
        editor.page().click("#export");
        editor.page().click("#export-save");
        assertEquals(0, files.size());
        Download file = editor.page().waitForDownload(() -> {
            mayCome[0] = true;
            held.forEach(Route::resume);
        });
        BufferedImage waited = Pictures.decode(Files.readAllBytes(file.path()));
        assertEquals(1, files.size());
        editor.settle();
        assertTrue(differ(before, waited));
        assertFalse(differ(editor.export(), waited));
    }

    @Test
    void withoutItsFontThereIsNoFileButAReasonAndALaterTrySucceeds() throws IOException {
        editor.open("photo.png", Pictures.noise(600, 400));
        editor.page().route("**/lobster/*.woff2", Route::abort);
        editor.page().click(".family-button");
        check("Lobster");
        String reason = "The font Lobster could not be loaded. Check your connection, or choose another one.";
        assertEquals(reason, editor.notice());
        editor.page().click("#export");
        editor.page().click("#export-save");
        editor.page()
                .waitForFunction(
                        "(reason) => document.querySelector('#export-dialog').innerText.includes(reason)", reason);
        editor.page().keyboard().press("Escape");
        editor.page().unroute("**/lobster/*.woff2");
        editor.page()
                .waitForFunction(
                        "() => [...document.fonts].some((font) => font.family === 'Lobster' && font.status === 'loaded')");
        editor.settle();
        assertFalse(differ(editor.export(), editor.screen()));
    }

    /** It has no document, and fonts of its own. */
    @Test
    void workerDrawsInTheSameFonts() {
        editor.page()
                .route(
                        "**/js/io/probe-worker.js",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/javascript")
                                .setBody("""
                        import { loadFontsFor } from './fonts.js';
                        self.onmessage = async ({ data: { layers, font } }) => {
                          await loadFontsFor({ layers });
                          const ctx = new OffscreenCanvas(500, 130).getContext('2d', { willReadFrequently: true });
                          ctx.font = font;
                          ctx.fillText(layers[0].text, 20, 90);
                          const pixels = new Uint32Array(ctx.getImageData(0, 0, 500, 130).data.buffer);
                          self.postMessage(pixels.reduce((sum, pixel) => (sum * 31 + pixel) | 0, 7));
                        };""")));
        Object same = run("""
                const layers = [wanted('Bangers', 'Wörld こんにちは 你')];
                const font = `60px ${stackOf(familyOf('Bangers'), layers[0].text)}`;
                const worker = new Worker(new URL('js/io/probe-worker.js', document.baseURI), { type: 'module' });
                const theirs = new Promise((resolve, reject) => {
                  worker.onmessage = ({ data }) => resolve(data);
                  worker.onerror = (event) => reject(new Error(event.message));
                });
                worker.postMessage({ layers, font });
                await loadFontsFor({ layers });
                const plain = draw('60px monospace', layers[0].text);
                const ours = draw(font, layers[0].text);
                worker.terminate;
                return [ours === (await theirs), ours === plain];""");
        assertEquals(List.of(true, false), same);
    }

    /** Nothing before a text or a look at the list asks for it, and then what its letters need. */
    @Test
    void onlyNeededFilesAreFetched() {
        List<String> fetched = new CopyOnWriteArrayList<>();
        editor.page().onRequest(request -> {
            if (request.url().endsWith(".woff2")) fetched.add(request.url().replaceFirst(".*/", ""));
        });
        editor.open("photo.png", Pictures.noise(300, 200));
        editor.page().waitForFunction("() => document.fonts.status === 'loaded'");
        assertTrue(fetched.contains("anton-latin-400-normal.woff2"), fetched::toString);
        fetched.clear();
        editor.type("日本");
        editor.page().waitForFunction("() => document.fonts.status === 'loaded'");
        Set<String> slices = new TreeSet<>(fetched);
        slices.removeIf(file -> !file.startsWith("noto-")); // Styles may still be fetching theirs.
        assertTrue(slices.stream().allMatch(file -> file.startsWith("noto-sans-sc-")), slices::toString);
        assertTrue(slices.size() == 1 || slices.size() == 2, slices::toString);
        fetched.clear();
        editor.page().click(".family-button");
        editor.page().waitForFunction("() => document.fonts.status === 'loaded'");
        Set<String> families =
                fetched.stream().map(file -> file.replaceFirst("-latin.*", "")).collect(Collectors.toSet());
        assertTrue(families.size() >= 2 && families.size() < 24, () -> "what is in sight: " + families);
    }

    @Test
    void arrowKeysTryFamiliesOnThePicture() {
        editor.open("photo.png", Pictures.noise(600, 400));
        BufferedImage anton = editor.screen();
        editor.page().click(".family-button");
        assertEquals("Anton", chosen());
        editor.page().keyboard().press("ArrowDown");
        editor.page().waitForFunction("() => document.fonts.status === 'loaded'");
        editor.settle();
        assertEquals("Bebas Neue", chosen());
        assertEquals("Family: Bebas Neue", editor.page().getAttribute(".family-button", "aria-label"));
        assertTrue(differ(anton, editor.screen()));
        editor.page().keyboard().press("Escape");
        assertTrue(editor.page().isHidden("#family-box"));
        assertEquals("Bebas Neue", editor.page().innerText(".family-button"));
        assertEquals(true, editor.page().evaluate("() => document.activeElement.matches('.family-button')"));
    }

    @Test
    void familiesAreFoundByNameKindAndScript() {
        editor.open("photo.png", Pictures.noise(300, 200));
        editor.page().click(".family-button");
        editor.page().fill(".family-search", "play");
        assertEquals(List.of("Playfair Display"), inSight());
        editor.page().fill(".family-search", "hebrew");
        assertEquals(List.of("Rubik", "Fredoka", "Amatic SC", "Heebo", "Noto Serif Hebrew"), inSight());
        editor.page().selectOption(".family-kind", "rounded");
        assertEquals(List.of("Fredoka"), inSight());
        editor.page().press(".family-search", "ArrowDown");
        assertEquals("Fredoka", chosen());
        editor.page().fill(".family-search", "xyz");
        assertEquals(List.of(), inSight());
        assertEquals("No family fits. Try fewer letters.", editor.page().innerText(".family-none"));
    }

    @Test
    void warHasTheFilesAndTheirLicences() throws IOException {
        List<String> families = new ArrayList<>();
        for (Object folder : (List<?>) run("return FAMILIES.map(({ folder }) => folder);"))
            families.add((String) folder);
        Path war;
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            war = built.filter(file -> file.toString().endsWith(".war"))
                    .findFirst()
                    .orElseThrow();
        }
        try (ZipFile zip = new ZipFile(war.toFile())) {
            Set<String> without = new TreeSet<>();
            for (String family : families) {
                String folder = "vendor/fonts/" + family + "/";
                boolean hasFiles = zip.stream()
                        .anyMatch(e ->
                                e.getName().startsWith(folder) && e.getName().endsWith(".woff2"));
                if (!hasFiles || zip.getEntry(folder + "LICENSE") == null) without.add(family);
            }
            assertEquals(Set.of(), without);
            Set<String> strange = zip.stream()
                    .map(entry -> entry.getName().split("/"))
                    .filter(path -> path.length > 3 && path[1].equals("fonts") && !families.contains(path[2]))
                    .map(path -> path[2])
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(Set.of(), strange);
        }
    }

    private void check(String family) {
        editor.page()
                .check(
                        "input[name=family][value='" + family + "']",
                        new com.microsoft.playwright.Page.CheckOptions().setForce(true));
    }

    private String chosen() {
        return (String) editor.page().evaluate("() => document.querySelector('input[name=family]:checked').value");
    }

    private List<?> inSight() {
        return (List<?>) editor.page()
                .evaluate("() => [...document.querySelectorAll('.family-row')]"
                        + ".filter((row) => row.checkVisibility()).map((row) => row.querySelector('input').value)");
    }

    private static boolean differ(BufferedImage one, BufferedImage other) {
        int[] ours = one.getRGB(0, 0, one.getWidth(), one.getHeight(), null, 0, one.getWidth());
        int[] theirs = other.getRGB(0, 0, other.getWidth(), other.getHeight(), null, 0, other.getWidth());
        return !Arrays.equals(ours, theirs);
    }

    /** Fonts that the probe is drawn in and that are not the page's own, apart from the device's coloured emoji. */
    private Set<String> strangers() {
        CDPSession session = editor.page().context().newCDPSession(editor.page());
        session.send("DOM.enable");
        session.send("CSS.enable");
        int root = session.send("DOM.getDocument")
                .getAsJsonObject("root")
                .get("nodeId")
                .getAsInt();
        JsonObject query = new JsonObject();
        query.addProperty("nodeId", root);
        query.addProperty("selector", "#probe");
        JsonObject node = new JsonObject();
        node.add("nodeId", session.send("DOM.querySelector", query).get("nodeId"));
        Set<String> strangers = new TreeSet<>();
        var fonts = session.send("CSS.getPlatformFontsForNode", node).getAsJsonArray("fonts");
        assertNotEquals(0, fonts.size());
        for (JsonElement font : fonts)
            if (!font.getAsJsonObject().get("isCustomFont").getAsBoolean()
                    && !font.toString().contains("Color Emoji")) strangers.add(font.toString());
        return strangers;
    }

    private Object run(String script) {
        return editor.page().evaluate(asyncFunction(script));
    }

    private static String asyncFunction(String script) {
        return "async (given) => {" + MODULES + script + "}";
    }
}
