package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A text by itself: where its lines, letters and ink are, in perspective too, and which colours they have. */
@Tag("browser")
class TextIT {
    @RegisterExtension
    static final GateServer server = new GateServer();

    private static Page page;

    @BeforeAll
    static void start() {
        Editor editor = server.editor();
        editor.useLab();
        page = editor.page();
    }

    /** The browser's own perspective is the measure: the same flat text, tilted by CSS, on a screenshot. */
    @Test
    void perspectiveIsThatOfCss() {
        page.evaluate("""
                async () => {
                  // So large that no glyph is moved to a whole pixel first, which neither of the two could help.
                  const layer = { text: 'TILT', size: 190, color: '#2f7df4', depth: 'front' };
                  const tilt = { tiltX: 24, tiltY: -33, rotation: 9, skewX: 8, distance: 450 };
                  const draw = async (values, scale) => {
                    const canvas = document.createElement('canvas');
                    Object.assign(canvas, { width: lab.width * scale, height: lab.height * scale });
                    const bytes = lab.bytes(await lab.scene([values]), { what: 'text', scale });
                    canvas.getContext('2d').putImageData(new ImageData(bytes, canvas.width, canvas.height), 0, 0);
                    Object.assign(canvas.style, { position: 'absolute', left: '0', top: '0', width: '600px', height: '400px' });
                    return canvas;
                  };
                  const canvases = [await draw(layer, 2), await draw({ ...layer, ...tilt }, 1)];
                  canvases[0].style.transform = 'perspective(855px) rotateX(24deg) rotateY(-33deg) rotate(9deg) skewX(8deg)';
                  const sheet = document.createElement('div');
                  sheet.id = 'sheet';
                  Object.assign(sheet.style, { position: 'fixed', inset: '0', zIndex: '99', background: '#ffffff', overflow: 'hidden' });
                  sheet.append(...canvases);
                  document.body.append(sheet);
                  canvases[1].style.visibility = 'hidden';
                }""");
        BufferedImage css = screenshot();
        page.evaluate("() => { const [css, own] = document.querySelectorAll('#sheet canvas');"
                + " css.style.visibility = 'hidden'; own.style.visibility = 'visible'; }");
        BufferedImage own = screenshot();
        page.evaluate("() => document.getElementById('sheet').remove()");
        double sum = 0;
        int inked = 0;
        for (int y = 0; y < 400; y++) {
            for (int x = 0; x < 600; x++) {
                for (int shift = 0; shift < 24; shift += 8)
                    sum += Math.abs((css.getRGB(x, y) >> shift & 0xff) - (own.getRGB(x, y) >> shift & 0xff));
                if ((own.getRGB(x, y) & 0xffffff) == 0x2f7df4) inked++;
            }
        }
        double error = sum / (600 * 400 * 3);
        assertTrue(inked > 5000, inked + " pixels of text");
        assertTrue(error < 0.2, "mean absolute error " + error);
    }

    /** On a photo of wider colours, a text still has the colour that was chosen, whichever way it is painted. */
    @Test
    void coloursAreTheChosenOnesOnSurfacesOfWiderColours() {
        Object colors = page.evaluate("""
                async () => {
                  const surface = (w, h) => {
                    const canvas = lab.surface(w, h);
                    const getContext = canvas.getContext.bind(canvas);
                    canvas.getContext = (kind, options) => getContext(kind, { ...options, colorSpace: 'display-p3' });
                    return canvas;
                  };
                  const { render } = await lab.load('draw/render.js');
                  const found = [];
                  for (const look of [{}, { tiltY: 10 }, { fill: 'none', extrude: true, extrudeAngle: 90, extrudeDepth: 1, extrudeColor: '#2f7df4' }]) {
                    const scene = await lab.scene([{ text: 'III', size: 200, color: '#2f7df4', depth: 'front', ...look }]);
                    const ctx = surface(lab.width, lab.height).getContext('2d');
                    render(ctx, scene, { ...lab.fresh(), surface }, { scale: 1, rect: { x: 0, y: 0, width: lab.width, height: lab.height }, what: 'text' });
                    const { data } = ctx.getImageData(0, 0, lab.width, lab.height, { colorSpace: 'srgb' });
                    let near = 0;
                    for (let i = 0; i < data.length; i += 4) {
                      if (data[i + 3] === 255 && Math.abs(data[i] - 0x2f) + Math.abs(data[i + 1] - 0x7d) + Math.abs(data[i + 2] - 0xf4) <= 3) near++;
                    }
                    found.push(near > 60);
                  }
                  return found;
                }""");
        assertEquals(List.of(true, true, true), colors);
    }

    /** Case, direction, joined scripts and emoji, as the lines are set before anything is drawn. */
    @Test
    void linesAreSetByTheRulesOfTheirScripts() {
        Object wrong = page.evaluate("""
                async () => {
                  const { layOut } = await lab.load('draw/layout.js');
                  const ruler = lab.surface(1, 1).getContext('2d');
                  const set = async (values) => layOut(ruler, (await lab.scene([values])).layers[0]);
                  const words = async (values) => (await set(values)).pieces.map(({ text }) => text).join('|');
                  const wrong = [];
                  const expect = (what, is) => is || wrong.push(what);
                  expect('title', (await words({ text: "it's NOW ünder", textCase: 'title' })) === "It's Now Ünder");
                  expect('upper', (await words({ text: 'straße', textCase: 'upper' })) === 'STRASSE');
                  const emoji = await set({ text: 'a😀👩‍👧b', letterSpacing: 10 });
                  expect('emoji apart', emoji.pieces.map(({ text, isPicture }) => text + isPicture).join() === 'afalse,😀👩‍👧true,bfalse');
                  expect('emoji in order', emoji.pieces.every(({ x }, i, all) => i === 0 || x > all[i - 1].x));
                  const hebrew = await set({ text: 'שלום שלום\\nאב', align: 'start' });
                  expect('Hebrew begins at the right', hebrew.direction === 'rtl' && hebrew.pieces[1].x > hebrew.pieces[0].x + 20);
                  const latin = await set({ text: 'Lines lines\\nof', align: 'start' });
                  expect('Latin begins at the left', Math.abs(latin.pieces[1].x - latin.pieces[0].x) < 1);
                  const forced = await set({ text: 'Lines lines\\nof', align: 'start', direction: 'rtl' });
                  expect('direction can be chosen', forced.pieces[1].x > forced.pieces[0].x + 20);
                  const [joined, apart] = [await set({ text: 'سلام', letterSpacing: 0 }), await set({ text: 'سلام', letterSpacing: 50 })];
                  expect('Arabic stays joined', joined.block.width === apart.block.width);
                  const [near, far] = [await set({ text: 'HIJ' }), await set({ text: 'HIJ', letterSpacing: 50 })];
                  expect('spacing is between letters only', Math.abs(far.block.width - near.block.width - 100) < 0.1);
                  expect('spacing keeps the middle', Math.abs(far.ink.x + far.ink.width / 2 - near.ink.x - near.ink.width / 2) < 0.5);
                  return wrong;
                }""");
        assertEquals(List.of(), wrong);
    }

    /** Browsers of before 2025 have no letter spacing on a canvas. */
    @Test
    void lettersAreSpacedWithoutTheBrowsersHelp() {
        Object error = page.evaluate("""
                async () => {
                  const scenes = [];
                  for (const text of ['AVATAR', 'שלום', 'a😀b']) scenes.push(await lab.scene([{ text, size: 80, letterSpacing: 25, depth: 'front' }]));
                  const inks = () => scenes.map((scene) => lab.ink(lab.bytes(scene, { what: 'text' }), lab.width));
                  const native = inks();
                  const prototypes = [CanvasRenderingContext2D.prototype, OffscreenCanvasRenderingContext2D.prototype];
                  const saved = prototypes.map((prototype) => Object.getOwnPropertyDescriptor(prototype, 'letterSpacing'));
                  try {
                    for (const prototype of prototypes) delete prototype.letterSpacing;
                    const own = inks();
                    return native.flatMap((ink, k) => ink.map((v, i) => Math.abs(v - own[k][i]))).filter((off) => !(off <= 1));
                  } finally {
                    prototypes.forEach((prototype, i) => Object.defineProperty(prototype, 'letterSpacing', saved[i]));
                  }
                }""");
        assertEquals(List.of(), error);
    }

    /** What the handles are drawn around is what is drawn, whatever is done to a text, and it grows with the scale. */
    @Test
    void boundsAreThoseOfTheInkAtEveryScale() {
        Object wrong = page.evaluate("""
                async () => {
                  const { boundsOf, hit } = await lab.load('draw/geometry.js');
                  const ruler = lab.surface(1, 1).getContext('2d');
                  const wrong = [];
                  const looks = { plain: {}, turned: { rotation: 30 }, slanted: { skewX: 25, skewY: -10 }, tilted: { tiltX: 35, tiltY: 20, distance: 300 },
                    pulled: { corners: [-10, -20, 20, 10, 5, 25, -15, 0] }, spaced: { letterSpacing: 30, text: 'HH\\nH', align: 'end' }, boxed: { box: true, boxRadius: 0 } };
                  for (const [name, look] of Object.entries(looks)) {
                    const scene = await lab.scene([{ text: 'HH', family: 'Archivo Black', size: 90, depth: 'front', x: 290, y: 190, ...look }]);
                    const { x, y, width, height } = boundsOf(scene.layers[0], ruler);
                    for (const scale of [0.5, 1, 2.5]) {
                      const ink = lab.ink(lab.bytes(scene, { scale, what: 'text' }), 600 * scale);
                      const expected = [x, y, x + width, y + height].map((v) => v * scale);
                      // Half a pixel for the place, half for what "at least half opaque" means at a slanted corner, and one for hinting.
                      if (ink.some((v, i) => !(Math.abs(v - expected[i]) <= 2))) wrong.push(`${name} at ${scale}: ${ink} for ${expected}`);
                    }
                    const there = hit(scene, { x: x + width / 2, y: y + height / 2 }, ruler, 0);
                    if (there !== 'text-1') wrong.push(`${name} is not hit in its middle`);
                    if (hit(scene, { x: x - 5, y: y - 5 }, ruler, 0)) wrong.push(`${name} is hit beside`);
                    const hidden = { ...scene, layers: scene.layers.map((layer) => ({ ...layer, hidden: true })) };
                    if (hit(hidden, { x: x + width / 2, y: y + height / 2 }, ruler, 0)) wrong.push(`${name} is hit though hidden`);
                  }
                  return wrong;
                }""");
        assertEquals(List.of(), wrong);
    }

    /**
     * Of every row: half a pixel for the place, and half for the grid on which the ink is measured. Chromium puts the baseline of small
     * letters on a whole pixel, which may be half a pixel more.
     */
    @Test
    void inkIsLargerByTheScaleWhicheverRowIsChanged() {
        Object wrong = page.evaluate("""
                async () => {
                  const { CONTROLS } = await lab.load('model/table.js');
                  const inkOf = async (look, scale) => lab.ink(lab.bytes(await lab.scene([look]), { scale, what: 'text' }), lab.width * scale);
                  const wrong = [];
                  for (const row of CONTROLS) {
                    const base = { text: 'HH\\nHHH', family: 'Archivo Black', size: 48, x: 120, y: 75 }; // Beside the subject.
                    if (row.key === 'distance') Object.assign(base, { tiltX: 40 });
                    if (row.when) base[row.when.key] = row.when.is[row.when.is.length - 1];
                    const before = row.key in base ? base[row.key] : row.initial;
                    const value = {
                      lines: 'EH',
                      family: 'Bungee',
                      choice: row.options?.find((option) => option !== before && option !== 'none'),
                      menu: row.options?.findLast((option) => option !== before),
                      slider: before + (row.curve === 'log' ? Math.round(before / 3) : before < row.max ? Math.round((row.max - before) / 5) : -20),
                      number: before + 7,
                      color: '#12ab34',
                      switch: !before,
                      corners: [-10, -8, 10, 5, 0, 12, 0, 4],
                    }[row.kind];
                    const look = { ...base, [row.key]: value };
                    const measured = (await inkOf(look, 8)).map((edge) => edge / 8);
                    for (const scale of [0.5, 1, 2, 3]) {
                      const off = (await inkOf(look, scale)).map((edge, i) => Math.abs(edge - measured[i] * scale));
                      if (off.some((far, i) => !(far <= (i % 2 === 1 && scale < 1 ? 1.5 : 1)))) wrong.push(`${row.key} ${value} at ${scale}: ${off}`);
                    }
                  }
                  return wrong;
                }""");
        assertEquals(List.of(), wrong);
    }

    /** Half transparent, letters that overlap and strokes that meet fills must not be seen through each other. */
    @Test
    void halfTransparentPartsDoNotDouble() {
        Object alphas = page.evaluate("""
                async () => {
                  const look = { text: 'OOOO', size: 150, letterSpacing: -20, depth: 'front', color: '#ffffff80' };
                  const found = {};
                  for (const [name, values] of Object.entries({
                    fill: look,
                    outside: { ...look, fill: 'none', stroke: true, strokeWidth: 10, strokeColor: '#00000080' },
                    center: { ...look, fill: 'none', stroke: true, strokePlace: 'center', strokeWidth: 10, strokeColor: '#00000080' },
                    inside: { ...look, fill: 'none', stroke: true, strokePlace: 'inside', strokeWidth: 10, strokeColor: '#00000080' },
                    both: { ...look, stroke: true, strokeWidth: 10, strokeColor: '#00000080' },
                  })) {
                    const bytes = lab.bytes(await lab.scene([values]), { what: 'text' });
                    found[name] = bytes.reduce((most, value, i) => (i % 4 === 3 ? Math.max(most, value) : most), 0);
                  }
                  return found;
                }""");
        // Where two smooth edges meet, a pixel may be of both.
        ((Map<?, ?>) alphas)
                .forEach((name, alpha) -> assertTrue((int) alpha >= 128 && (int) alpha <= 160, name + " " + alpha));
    }

    private static BufferedImage screenshot() {
        return Pictures.decode(page.screenshot(new Page.ScreenshotOptions().setClip(0, 0, 600, 400)));
    }
}
