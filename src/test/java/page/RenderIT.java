package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The renderer itself, in a browser: the same bytes wherever and however a picture is drawn, and no key without effect. */
@Tag("browser")
class RenderIT {
    @RegisterExtension
    static final GateServer server = new GateServer();

    private static Page page;

    @BeforeAll
    static void start() throws Exception {
        page = server.editor().page();
        page.evaluate(Files.readString(Path.of("src/test/resources/page/lab.js")));
    }

    @Test
    void pictureWithoutAVisibleTextIsThePhoto() {
        assertEquals(0, page.evaluate("""
                async () => {
                  const ctx = lab.surface(lab.width, lab.height).getContext('2d');
                  ctx.drawImage(lab.photo, 0, 0);
                  const photo = ctx.getImageData(0, 0, lab.width, lab.height).data;
                  const hidden = lab.RICH.map((layer) => ({ ...layer, hidden: true }));
                  return lab.differences(photo, lab.bytes(await lab.scene([...hidden, { text: ' ', box: true, shadow: true }])));
                }"""));
    }

    /** Each row, when it matters, must change what is drawn at every size; the rows are asked of the table. */
    @Test
    void everyRowOfTheTableChangesThePicture() {
        Object dead = page.evaluate("""
                async () => {
                  const { CONTROLS } = await lab.load('model/table.js');
                  const OTHER = { text: 'Other\\nwords', textCase: 'lower', direction: 'rtl', family: 'Unbounded' };
                  const dead = [];
                  for (const row of CONTROLS) {
                    const base = { text: 'Two\\nlines!', size: 90, strokeWidth: 6, depth: 'front' };
                    if (row.key === 'weight' || row.key === 'italic') Object.assign(base, { family: 'Montserrat' });
                    if (row.key === 'direction') Object.assign(base, { align: 'start' });
                    if (row.key === 'blend') Object.assign(base, { color: '#2f7df4' });
                    if (row.key === 'depth') Object.assign(base, { depth: 'behind' });
                    if (row.key === 'distance') Object.assign(base, { tiltX: 40 });
                    if (row.when) base[row.when.key] = row.when.is[row.when.is.length - 1];
                    const before = row.key in base ? base[row.key] : row.initial;
                    const values = {
                      lines: [OTHER.text],
                      family: [OTHER.family],
                      choice: (row.options ?? []).filter((option) => option !== before),
                      menu: row.key === 'direction' ? [OTHER.direction] : (row.options ?? []).filter((option) => option !== before),
                      slider: [before + Math.max(row.step, (row.max - before) * 0.2), before - Math.max(row.step, (before - row.min) * 0.3)].filter((v) => v !== before && v >= row.min && v <= row.max),
                      number: [before + 7],
                      color: ['#12ab34'],
                      switch: [!before],
                      corners: [[0, 0, 10, 0, 0, 0, 0, 0]],
                    }[row.kind];
                    for (const value of values) {
                      for (const scale of [1, 0.35]) {
                        const place = { x: 300, y: 200, ...base };
                        const [one, other] = [await lab.scene([place]), await lab.scene([{ ...place, [row.key]: value }])];
                        if (lab.differences(lab.bytes(one, { scale }), lab.bytes(other, { scale })) === 0) dead.push(`${row.key} ${value} at ${scale}`);
                      }
                    }
                    if (values.length === 0) dead.push(`${row.key} has no other value`);
                  }
                  return dead;
                }""");
        assertEquals(List.of(), dead);
    }

    /** A part that is looked at, or a strip of a file, must be what the whole has there. */
    @Test
    void everyPartIsThePartOfTheWhole() {
        Object different = page.evaluate("""
                async () => {
                  const scene = await lab.scene(lab.RICH);
                  const different = [];
                  for (const scale of [1, 0.5, 2, 3.5]) {
                    const whole = lab.bytes(scene, { scale });
                    const assets = lab.fresh();
                    for (const rect of [[0, 0, 600, 64], [0, 64, 600, 64], [0, 336, 600, 64], [100, 40, 300, 200], [302, 198, 90, 102]]) {
                      const [x, y, width, height] = rect;
                      const part = lab.bytes(scene, { scale, rect: { x, y, width, height } }, assets);
                      const [left, top, w, h] = rect.map((v) => v * scale);
                      const count = lab.differences(part, lab.part(whole, 600 * scale, { x: left, y: top, width: w, height: h }));
                      if (count !== 0) different.push(`${count} at ${scale} in ${rect}`);
                    }
                  }
                  return different;
                }""");
        assertEquals(List.of(), different);
    }

    /** Near the photo a text may be larger than any surface; it is painted in tiles, which must meet without a seam. */
    @Test
    void viewsOfATextTooLargeForOneSurfaceAgree() {
        Object result = page.evaluate("""
                async () => {
                  const scene = await lab.scene([{ size: 160, rotation: 5, extrude: true, shadow: true, stroke: true, depth: 'front' }, { size: 150, tiltY: 30, glow: true, depth: 'front' }]);
                  const scale = 9;
                  const one = lab.bytes(scene, { scale, rect: { x: 100, y: 120, width: 200, height: 100 } });
                  const other = lab.bytes(scene, { scale, rect: { x: 200, y: 170, width: 150, height: 80 } });
                  const common = { width: 900, height: 450 };
                  const [a, b] = [lab.part(one, 1800, { x: 900, y: 450, ...common }), lab.part(other, 1350, { x: 0, y: 0, ...common })];
                  return [lab.differences(a, b), new Set(new Uint32Array(a.buffer)).size > 50];
                }""");
        assertEquals(List.of(0, true), result);
    }

    @Test
    void workerDrawsTheSameBytes() {
        page.route(
                "**/lab-worker.js",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript")
                        .setBody("""
                        import { render } from './js/draw/render.js';
                        import { loadFontsFor } from './js/io/fonts.js';
                        self.onmessage = async ({ data: { scene, photo, matte, rows } }) => {
                          await loadFontsFor(scene);
                          const surface = (w, h) => new OffscreenCanvas(w, h);
                          const assets = { levels: [{ scale: 1, photo, matte }], surface, memo: new Map() };
                          const { width, height } = photo;
                          const bytes = new Uint8ClampedArray(width * height * 4);
                          for (let y = 0; y < height; y += rows) {
                            const ctx = surface(width, rows).getContext('2d');
                            render(ctx, scene, assets, { scale: 1, rect: { x: 0, y, width, height: rows } });
                            bytes.set(ctx.getImageData(0, 0, width, Math.min(rows, height - y)).data, y * width * 4);
                          }
                          self.postMessage(bytes);
                        };""")));
        Object differences = page.evaluate("""
                async () => {
                  const scene = await lab.scene(lab.RICH);
                  const here = lab.bytes(scene);
                  const found = [];
                  for (const rows of [400, 48]) {
                    const worker = new Worker(new URL('lab-worker.js', document.baseURI), { type: 'module' });
                    const there = await new Promise((resolve, reject) => {
                      worker.onmessage = ({ data }) => resolve(data);
                      worker.onerror = (event) => reject(new Error(event.message));
                      worker.postMessage({ scene, photo: lab.photo, matte: lab.matte, rows });
                    });
                    worker.terminate();
                    found.push(lab.differences(here, there));
                  }
                  return found;
                }""");
        assertEquals(List.of(0, 0), differences);
    }

    /** What moves is drawn before: a frame of a drag lays pictures on each other, and does nothing else. */
    @Test
    void frameOfADragOnlyLaysPicturesOnEachOther() {
        Object result = page.evaluate("""
                async () => {
                  const { changeLayer } = await lab.load('model/scene.js');
                  let scene = await lab.scene(lab.RICH);
                  const assets = lab.fresh();
                  const counts = { drawImage: 0, getImageData: 0, putImageData: 0, fillText: 0, strokeText: 0, measureText: 0 };
                  const prototypes = [CanvasRenderingContext2D.prototype, OffscreenCanvasRenderingContext2D.prototype];
                  const originals = prototypes.map((prototype) => Object.keys(counts).map((name) => [name, prototype[name]]));
                  const ctx = lab.surface(lab.width, lab.height).getContext('2d');
                  const { render } = await lab.load('draw/render.js');
                  const view = { scale: 1, rect: { x: 0, y: 0, width: lab.width, height: lab.height } };
                  const frames = [];
                  try {
                    for (const prototype of prototypes) {
                      for (const name of Object.keys(counts)) {
                        const original = prototype[name];
                        prototype[name] = function (...args) {
                          counts[name]++;
                          return original.apply(this, args);
                        };
                      }
                    }
                    for (let i = 0; i < 6; i++) {
                      for (const name of Object.keys(counts)) counts[name] = 0;
                      scene = changeLayer(scene, 'text-3', { x: 300 + i * 7, y: 130 + i });
                      render(ctx, scene, assets, view);
                      frames.push({ ...counts });
                    }
                  } finally {
                    prototypes.forEach((prototype, i) => originals[i].forEach(([name, original]) => (prototype[name] = original)));
                  }
                  const same = lab.differences(ctx.getImageData(0, 0, lab.width, lab.height).data, lab.bytes(scene));
                  return { frames: frames.slice(3), same };
                }""");
        Map<?, ?> found = (Map<?, ?>) result;
        assertEquals(0, found.get("same"), "pixels that differ from a picture drawn at once");
        for (Object each : (List<?>) found.get("frames")) {
            Map<?, ?> frame = (Map<?, ?>) each;
            for (String slow : List.of("getImageData", "putImageData", "fillText", "strokeText"))
                assertEquals(0, frame.get(slow), slow + " in " + frame);
            assertTrue((int) frame.get("drawImage") <= 8, frame.toString());
        }
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

    /** A slider leaves a picture behind with each step; a page must not fill up with them, nor forget what it is showing. */
    @Test
    void picturesNoLongerShownAreForgotten() {
        Object result = page.evaluate("""
                async () => {
                  const { render } = await lab.load('draw/render.js');
                  const { changeLayer } = await lab.load('model/scene.js');
                  let scene = await lab.scene([{ size: 300, text: 'STEPS' }, { size: 300, text: 'STAYS', depth: 'front' }]);
                  let [most, alive] = [0, 0];
                  const registry = new Set();
                  const assets = { ...lab.fresh(), surface: (w, h) => (registry.add(w * h), lab.surface(w, h)) };
                  const ctx = lab.surface(lab.width, lab.height).getContext('2d');
                  for (let i = 0; i < 120; i++) {
                    scene = changeLayer(scene, 'text-1', { letterSpacing: i });
                    render(ctx, scene, assets, { scale: 1.5, rect: { x: 0, y: 0, width: 400, height: 260 } });
                    const { entries } = assets.memo.get('pictures');
                    alive = [...entries.values()].reduce((sum, { picture }) => sum + picture.width * picture.height, 0);
                    most = Math.max(most, alive);
                  }
                  const drawn = registry.size;
                  return [most < 12e6, drawn > 50, [...assets.memo.get('pictures').entries.keys()].some((key) => key.includes('STAYS'))];
                }""");
        assertEquals(List.of(true, true, true), result);
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

    /** The subject and the texts alone are what the picture has of them; what is not theirs is transparent. */
    @Test
    void subjectAndTextsAloneAreWhatThePictureHas() {
        Object wrong = page.evaluate("""
                async () => {
                  const scene = await lab.scene([{ text: 'MMMM', size: 150, color: '#2f7df4' }]);
                  const [all, text, subject] = ['all', 'text', 'subject'].map((what) => lab.bytes(scene, { what }));
                  const counts = { text: 0, subject: 0, wrong: 0 };
                  for (let i = 0; i < all.length; i += 4) {
                    const [x, y] = [(i / 4) % 600, Math.floor(i / 4 / 600)];
                    const far = Math.hypot(x - 300, y - 200);
                    const isIn = far < 117;
                    const isOut = far > 131;
                    const same = (other) => [0, 1, 2].every((c) => all[i + c] === other[i + c]);
                    if (text[i + 3] === 255) (counts.text++, counts.wrong += same(text) ? 0 : 1);
                    if (subject[i + 3] === 255) (counts.subject++, counts.wrong += same(subject) ? 0 : 1);
                    if (isIn && (text[i + 3] !== 0 || subject[i + 3] !== 255)) counts.wrong++;
                    if (isOut && subject[i + 3] !== 0) counts.wrong++;
                  }
                  return [counts.text > 10000, counts.subject > 40000, counts.wrong];
                }""");
        assertEquals(List.of(true, true, 0), wrong);
    }

    /** Inside the subject, a mask may be a step from white here and there; nothing of a text comes through, at any size. */
    @Test
    void textDoesNotShineThroughASubjectThatIsResampled() {
        Object wrong = page.evaluate("""
                async () => {
                  const { matteOf } = await lab.load('draw/matte.js');
                  const { smaller } = await lab.load('draw/assets.js');
                  const filled = (color) => {
                    const canvas = lab.surface(lab.width, lab.height);
                    const image = new ImageData(lab.width, lab.height);
                    for (let i = 0; i < lab.width * lab.height; i++) image.data.set([...color(i % lab.width, Math.floor(i / lab.width)), 255], i * 4);
                    canvas.getContext('2d').putImageData(image, 0, 0);
                    return canvas;
                  };
                  const photo = filled(() => [40, 60, 90]);
                  const isIn = (x, y) => Math.hypot(x - 300, y - 200) < 130;
                  const mask = filled((x, y) => Array(3).fill(isIn(x, y) ? 255 - ((x * 7 + y * 3) % 5 === 0) : 0));
                  const full = { scale: 1, photo, matte: matteOf(photo, mask, lab.surface) };
                  const scene = await lab.scene([{ text: '▇▇', family: 'Inter', size: 400, box: true, boxColor: '#ffffff', color: '#ffffff' }]);
                  const wrong = [];
                  for (const scale of [0.5, 0.43, 1, 1.7, 2]) {
                    const size = { width: Math.round(600 * scale), height: Math.round(400 * scale), scale };
                    const levels = scale < 1 ? [full, smaller(full, size, lab.surface)] : [full];
                    const bytes = lab.bytes(scene, { scale }, { ...lab.fresh(), levels });
                    let [most, seen] = [0, 0];
                    for (let y = 0; y < size.height; y++) {
                      for (let x = 0; x < size.width; x++) {
                        if (Math.hypot(x / scale - 300, y / scale - 200) > 120) continue;
                        most = Math.max(most, bytes[(y * size.width + x) * 4] - 40);
                        seen++;
                      }
                    }
                    const beside = bytes[(Math.round(200 * scale) * size.width + Math.round(160 * scale)) * 4];
                    if (most > 3 || seen < 1000 || beside < 250) wrong.push(`at ${scale}: ${most} of ${seen}, beside it ${beside}`);
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
