package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
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
    static void start() {
        Editor editor = server.editor();
        editor.useLab();
        page = editor.page();
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

    /** Knowing where there is nothing of the subject saves work, and changes nothing. */
    @Test
    void textBesideTheSubjectIsDrawnAsIfItWereBeforeIt() {
        Object different = page.evaluate("""
                async () => {
                  const { core, subject, around } = lab.matte;
                  const scene = await lab.scene(lab.RICH.map((layer, i) => (i === 1 ? { ...layer, opacity: 100 } : layer)));
                  const different = [around.width < 0.5 && around.height < 0.8 ? '' : 'the disc is larger'];
                  for (const scale of [1, 0.5, 2, 3.5]) {
                    const one = lab.bytes(scene, { scale });
                    const other = lab.bytes(scene, { scale }, { ...lab.fresh(), levels: [{ scale: 1, photo: lab.photo, matte: { core, subject } }] });
                    different.push(lab.differences(one, other));
                  }
                  return different.join(' ');
                }""");
        assertEquals(" 0 0 0 0", different);
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
            assertTrue((int) frame.get("drawImage") <= 12, frame.toString());
        }
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
}
