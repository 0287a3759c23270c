package page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Strokes go along the outline of all letters together, and nowhere else. */
@Tag("browser")
class StrokesIT {
    @RegisterExtension
    static final GateServer server = new GateServer();

    private static Page page;

    @BeforeAll
    static void start() {
        Editor editor = server.editor();
        editor.useLab();
        page = editor.page();
        page.evaluate("""
                () => {
                  const { width, height } = lab;
                  /** The alpha of a text of these values. */
                  const alphas = async (values, view) => {
                    const bytes = lab.bytes(await lab.scene([{ size: 90, depth: 'front', color: '#2f7df4', strokeColor: '#16181c', ...values }]), { what: 'text', ...view });
                    return Uint8Array.from({ length: bytes.length / 4 }, (_, i) => bytes[i * 4 + 3]);
                  };
                  /** How far each pixel that has a text is from one that has none, in pixels, by looking around; 99: beyond reach. */
                  const depths = (fill, reach) => {
                    const found = new Float32Array(fill.length);
                    for (let y = 0; y < height; y++) {
                      for (let x = 0; x < width; x++) {
                        if (fill[y * width + x] < 128) continue;
                        let least = 99;
                        for (let v = Math.max(0, y - reach); v <= Math.min(height - 1, y + reach); v++) {
                          for (let u = Math.max(0, x - reach); u <= Math.min(width - 1, x + reach); u++) {
                            if (fill[v * width + u] < 128) least = Math.min(least, Math.hypot(u - x, v - y));
                          }
                        }
                        found[y * width + x] = least;
                      }
                    }
                    return found;
                  };
                  Object.assign(lab, { alphas, depths });
                }""");
    }

    /** Contours that lie over each other, as in variable fonts, and letters that touch, leave no line inside. */
    @Test
    void innerEdgeIsAsFarFromTheOutlineAsTheStrokeIsWideInEveryFamily() {
        Object wrong = page.evaluate("""
                async () => {
                  const { FAMILIES } = await lab.load('model/families.js');
                  const wrong = [];
                  for (const { name, max } of FAMILIES) {
                    const look = { text: 'tA&R', family: name, weight: max, letterSpacing: -6 };
                    const fill = await lab.alphas(look);
                    const depths = lab.depths(fill, 9);
                    for (const [strokePlace, strokeWidth] of [['inside', 5], ['center', 10]]) {
                      const band = await lab.alphas({ ...look, fill: 'none', stroke: true, strokePlace, strokeWidth });
                      const reach = 4.5;
                      // Depths are counted from the middle of the first pixel outside, and its half is the text's.
                      let [within, beyond] = [0, 0];
                      depths.forEach((depth, i) => {
                        if (fill[i] === 255 && depth > 0 && depth < reach - 1 && band[i] < 250) within++;
                        if (depth > reach + 2.5 && band[i] > 5) beyond++;
                      });
                      if (within > 0 || beyond > 0) wrong.push(`${name} ${strokePlace}: ${within} pixels of the rim are missing, ${beyond} are too deep`);
                    }
                  }
                  return wrong;
                }""");
        assertEquals(List.of(), wrong);
    }

    /** To a tenth of a pixel, at every angle and at every place between pixels. */
    @Test
    void innerEdgeIsSmooth() {
        Object wrong = page.evaluate("""
                async () => {
                  const { inset } = await lab.load('draw/inset.js');
                  const size = 160;
                  const wrong = [];
                  for (const [r, by] of [[60, 0.6], [60.3, 3], [59.7, 12.5], [60, 40]]) {
                    const at = { x: 80.37, y: 79.81 };
                    const cover = (x, y, radius) => {
                      let inside = 0;
                      for (let k = 0; k < 256; k++) inside += Math.hypot(x + ((k & 15) + 0.5) / 16 - 0.5 - at.x, y + ((k >> 4) + 0.5) / 16 - 0.5 - at.y) < radius;
                      return (inside * 255) / 256;
                    };
                    const disc = new Uint8ClampedArray(size * size * 4);
                    for (let i = 0; i < size * size; i++) disc[i * 4 + 3] = cover(i % size, Math.floor(i / size), r);
                    const smaller = inset(disc, { width: size, height: size }, by);
                    let [most, sum, count] = [0, 0, 0];
                    for (let i = 0; i < size * size; i++) {
                      const off = smaller[i * 4 + 3] - cover(i % size, Math.floor(i / size), r - by);
                      most = Math.max(most, Math.abs(off));
                      if (off !== 0) [sum, count] = [sum + off, count + 1];
                    }
                    if (most > 32 || Math.abs(sum / count) > 10) wrong.push(`${by} within ${r}: off by up to ${most}, on average ${sum / count}`);
                  }
                  return wrong;
                }""");
        assertEquals(List.of(), wrong);
    }

    @Test
    void ofAHollowTextOnlyTheStrokeIsSeen() {
        Object wrong = page.evaluate("""
                async () => {
                  const wrong = [];
                  for (const family of ['Montserrat', 'Pacifico', 'Anton']) {
                    const look = { text: 'tAke', family, weight: 800, size: 150, letterSpacing: -5 };
                    const fill = await lab.alphas(look);
                    const depths = lab.depths(fill, 9);
                    for (const hollow of [{ fill: 'none' }, { color: '#ffffff00' }]) {
                      for (const strokePlace of ['outside', 'center']) {
                        const band = await lab.alphas({ ...look, ...hollow, stroke: true, strokePlace, strokeWidth: 4 });
                        const deepest = strokePlace === 'outside' ? 2.5 : 3 + 2.5;
                        const count = (is) => depths.reduce((sum, depth, i) => sum + (is(depth, band[i]) ? 1 : 0), 0);
                        const inside = count((depth, alpha) => depth > deepest && alpha > 5);
                        const outside = count((depth, alpha) => depth === 0 && alpha === 255);
                        if (inside > 0 || outside < 500) wrong.push(`${family} ${JSON.stringify(hollow)} ${strokePlace}: ${inside} inside, ${outside} outside`);
                      }
                    }
                  }
                  return wrong;
                }""");
        assertEquals(List.of(), wrong);
    }

    /** The rim is of the letters: the block behind them keeps its colour. */
    @Test
    void strokeInsideLeavesTheBlockAsItIs() {
        Object changed = page.evaluate("""
                async () => {
                  const look = { text: 'TE', size: 150, depth: 'front', extrude: true, extrudeColor: '#ff0000' };
                  const stroked = { ...look, stroke: true, strokePlace: 'inside', strokeWidth: 6, strokeColor: '#00ff00' };
                  const fill = await lab.alphas({ ...look, extrude: false });
                  const [without, with_] = [lab.bytes(await lab.scene([look])), lab.bytes(await lab.scene([stroked]))];
                  let [beside, green] = [0, 0];
                  for (let i = 0; i < without.length; i += 4) {
                    const differs = [0, 1, 2].some((c) => without[i + c] !== with_[i + c]);
                    if (fill[i / 4] === 0 && differs) beside++;
                    if (with_[i] === 0 && with_[i + 1] === 255 && with_[i + 2] === 0) green++;
                  }
                  return [beside, green > 1000];
                }""");
        assertEquals(List.of(0, true), changed);
    }

    /** The pen is slanted with the letters, inside as outside. */
    @Test
    void rimOfASlantedTextIsSlantedWithIt() {
        Object widths = page.evaluate("""
                async () => {
                  const look = { text: 'I', family: 'Archivo Black', size: 260, fill: 'none', stroke: true, strokeWidth: 5 };
                  const across = async (values) => {
                    const band = await lab.alphas({ ...look, ...values });
                    const row = band.slice(200 * lab.width, 201 * lab.width);
                    const middle = row.findIndex((alpha, x) => alpha === 0 && row.slice(0, x).some((before) => before === 255));
                    return row.slice(0, middle).reduce((sum, alpha) => sum + alpha / 255, 0);
                  };
                  const off = [];
                  for (const strokePlace of ['inside', 'center', 'outside']) {
                    const [upright, slanted] = [await across({ strokePlace }), await across({ strokePlace, skewX: 40 })];
                    if (!(Math.abs(upright - 13) < 0.3 && Math.abs(slanted - 13) < 0.3)) off.push(`${strokePlace}: ${upright}, slanted ${slanted}`);
                  }
                  return off;
                }""");
        assertEquals(List.of(), widths);
    }

    /** Where a text is painted in tiles, a rim has no seam; and parts have the bytes of the whole. */
    @Test
    void viewsOfAWideRimAgree() {
        Object result = page.evaluate("""
                async () => {
                  const look = { size: 160, text: 'HOLE', depth: 'front', stroke: true, strokeWidth: 7, fill: 'none', family: 'Montserrat', weight: 800 };
                  const scene = await lab.scene([{ ...look, strokePlace: 'inside' }, { ...look, strokePlace: 'center', skewX: 25, strokeColor: '#ffffff' }]);
                  const scale = 9;
                  const one = lab.bytes(scene, { scale, rect: { x: 100, y: 120, width: 200, height: 100 } });
                  const other = lab.bytes(scene, { scale, rect: { x: 200, y: 170, width: 150, height: 80 } });
                  const common = { width: 900, height: 450 };
                  const [a, b] = [lab.part(one, 1800, { x: 900, y: 450, ...common }), lab.part(other, 1350, { x: 0, y: 0, ...common })];
                  // Painted in one piece it is the same, but for a pixel where letters come near each other: a seam would be hundreds of them.
                  const [large, small] = [await lab.alphas({ ...look, strokePlace: 'inside' }, { scale, rect: { x: 60, y: 100, width: 480, height: 200 } }),
                    await lab.alphas({ ...look, strokePlace: 'inside' }, { scale: 3, rect: { x: 60, y: 100, width: 480, height: 200 } })];
                  let seams = 0;
                  for (let y = 0; y < 600; y++) {
                    for (let x = 0; x < 1440; x++) {
                      let sum = 0;
                      for (let k = 0; k < 9; k++) sum += large[(y * 3 + Math.floor(k / 3)) * 4320 + x * 3 + (k % 3)];
                      if (Math.abs(sum / 9 - small[y * 1440 + x]) > 140) seams++;
                    }
                  }
                  return [lab.differences(a, b), new Set(new Uint32Array(a.buffer)).size > 20, seams < 10];
                }""");
        assertEquals(List.of(0, true, true), result);
    }

    /** In lines of both directions as well, they are drawn as they are, and where the browser itself has them. */
    @Test
    void emojiAreNoLettersInLinesOfBothDirections() {
        Object wrong = page.evaluate("""
                async () => {
                  const { layOut } = await lab.load('draw/layout.js');
                  const { directionOf } = await lab.load('draw/words.js');
                  const ruler = lab.surface(1, 1).getContext('2d');
                  const wrong = [];
                  const lines = ['שלום 😀 abc', 'abc 😀 שלום', 'سلام 2024 😀 ok', 'אב😀גד 12, 5', 'Hi 🎉 שלום (abc 😀) 30%', 'אב 😀 A (B) 😀', '😀 x שלום 😀', 'שלום!😀', 'مرحبا 😀😁 a+b', 'abc 😀 def',
                    '[שלום 😀] abc', 'אב abc 😀 12 גד', 'שלום 👩‍👧 x 1️⃣ y 🇩🇪', '😀 - 5$ שלום', 'x (שלום) 😀 y'];
                  for (const text of lines) {
                    for (const direction of ['auto', 'ltr', 'rtl']) {
                      const values = { text, family: 'Rubik', size: 40, direction, depth: 'front', color: '#000000' };
                      const scene = await lab.scene([values]);
                      const [layer] = scene.layers;
                      const { pieces, font, block } = layOut(ruler, layer);
                      const pictures = pieces.filter(({ isPicture }) => isPicture).map((piece) => piece.text).join('');
                      const letters = pieces.filter(({ isPicture }) => !isPicture).map((piece) => piece.text).join('');
                      if (!pictures || /\\p{Emoji_Presentation}/u.test(letters)) wrong.push(`${text}: ${pictures} and ${letters}`);
                      const ctx = lab.surface(lab.width, lab.height).getContext('2d');
                      Object.assign(ctx, { font, textRendering: 'geometricPrecision', direction: directionOf(layer), textAlign: 'left' });
                      const zoom = layer.size / 250;
                      ctx.setTransform(zoom, 0, 0, zoom, layer.x, layer.y);
                      ctx.fillText(text, block.x * 2.5, pieces[0].y * 2.5);
                      const native = ctx.getImageData(0, 0, lab.width, lab.height).data;
                      const own = lab.bytes(scene, { what: 'text' });
                      let [off, inked] = [0, 0];
                      for (let i = 3; i < own.length; i += 4) {
                        if (native[i] > 127) inked++;
                        if (Math.abs(own[i] - native[i]) > 127) off++;
                      }
                      if (!(inked > 500 && off < inked / 25)) wrong.push(`${text} ${direction}: ${off} of ${inked} pixels are elsewhere`);
                    }
                  }
                  const bare = { text: 'שלום 😀 abc', size: 60, letterSpacing: 8, fill: 'none', family: 'Rubik' };
                  const scene = await lab.scene([bare]);
                  const { pieces } = layOut(ruler, scene.layers[0]);
                  const before = Object.getOwnPropertyDescriptor(OffscreenCanvasRenderingContext2D.prototype, 'strokeText');
                  const stroked = [];
                  OffscreenCanvasRenderingContext2D.prototype.strokeText = function (text) {
                    stroked.push(text);
                  };
                  try {
                    await lab.alphas({ ...bare, stroke: true, strokePlace: 'outside' });
                  } finally {
                    Object.defineProperty(OffscreenCanvasRenderingContext2D.prototype, 'strokeText', before);
                  }
                  if (stroked.length === 0 || stroked.some((text) => text.includes('😀'))) wrong.push(`stroked: ${stroked}`);
                  if (!pieces.every(({ x }, i) => i === 0 || x > pieces[i - 1].x)) wrong.push(`${pieces.map(({ x }) => x)}`);
                  return wrong;
                }""");
        assertEquals(List.of(), wrong);
    }
}
