// Sets up `lab`: a photo of noise with a disc in the middle as its subject, and pictures of scenes as bytes.
async () => {
  /** @param {string} path */
  const load = (path) => import(new URL(`js/${path}`, document.baseURI).href);
  const { render } = await load('draw/render.js');
  const { matteOf } = await load('draw/matte.js');
  const { newLayer, newSubject } = await load('model/scene.js');
  const { loadFont } = await load('io/fonts.js');
  const width = 600;
  const height = 400;
  const surface = (w, h) => new OffscreenCanvas(w, h);

  /** @param {(x: number, y: number) => number[]} color */
  function picture(color) {
    const canvas = surface(width, height);
    const image = new ImageData(width, height);
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) image.data.set([...color(x, y), 255], (y * width + x) * 4);
    canvas.getContext('2d').putImageData(image, 0, 0);
    return canvas.transferToImageBitmap();
  }
  let seed = 7;
  const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) >> 16 & 255;
  const photo = picture(() => [random(), random(), random()]);
  const mask = picture((x, y) => {
    const cover = Math.round(255 * Math.min(1, Math.max(0, (130 - Math.hypot(x - 300, y - 200)) / 12)));
    return [cover, cover, cover];
  });
  const { core, subject, around } = matteOf(photo, mask, surface);
  const matte = { core: core.transferToImageBitmap(), subject: subject.transferToImageBitmap(), around };
  const fresh = () => ({ levels: [{ scale: 1, photo, matte }], surface, memo: new Map() });

  /** Texts with everything that a text can have. */
  const RICH = [
    { text: 'Ágy\nmond', family: 'Pacifico', size: 90, y: 150, extrude: true, shadow: true, stroke: true, rotation: 12 },
    { text: 'TILTED', size: 120, y: 220, tiltX: 30, tiltY: -35, glow: true, fill: 'linear', box: true, boxColor: '#16181c80', opacity: 80 },
    { text: 'Over', size: 90, x: 420, y: 120, blend: 'multiply', color: '#ff8a00', skewX: 20, stroke: true, strokePlace: 'inside' },
    { text: 'front', size: 80, y: 330, depth: 'front', fill: 'none', stroke: true, strokePlace: 'center', strokeColor: '#ffffff80', letterSpacing: 9 },
    { text: 'Pull', size: 90, x: 140, y: 320, corners: [-20, -10, 15, 5, 30, 20, 0, -15], fill: 'radial', extrude: true, extrudeAngle: 200 },
  ];

  /** @param {object[]} values @returns {Promise<object>} a scene, whose fonts are there */
  async function scene(values) {
    const layers = values.map((value, i) => newLayer(`text-${i + 1}`, { x: 300, y: 200, ...value }));
    await Promise.all(layers.map((layer) => loadFont(layer)));
    return { layers, subject: newSubject() };
  }

  /** @param {object} of a scene @param {object} [view] @param {object} [assets] @returns {Uint8ClampedArray} */
  function bytes(of, view = {}, assets = fresh()) {
    const whole = { scale: 1, rect: { x: 0, y: 0, width, height }, ...view };
    const [w, h] = [Math.round(whole.rect.width * whole.scale), Math.round(whole.rect.height * whole.scale)];
    const ctx = surface(w, h).getContext('2d');
    render(ctx, of, assets, whole);
    return ctx.getImageData(0, 0, w, h).data;
  }

  /** How many pixels differ. @param {Uint8ClampedArray} one @param {Uint8ClampedArray} other */
  function differences(one, other) {
    if (one.length !== other.length) return -1;
    const [a, b] = [one, other].map(({ buffer }) => new Uint32Array(buffer));
    return a.reduce((count, pixel, i) => count + (pixel === b[i] ? 0 : 1), 0);
  }

  /** A part of a picture. @param {Uint8ClampedArray} from @param {number} stride pixels of its rows */
  function part(from, stride, { x, y, width: w, height: h }) {
    const rows = new Uint8ClampedArray(w * h * 4);
    for (let row = 0; row < h; row++) rows.set(from.subarray(((y + row) * stride + x) * 4, ((y + row) * stride + x + w) * 4), row * w * 4);
    return rows;
  }

  /** Around what is at least half opaque. @param {Uint8ClampedArray} image @param {number} stride */
  function ink(image, stride) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 3, pixel = 0; i < image.length; i += 4, pixel++) {
      if (image[i] < 128) continue;
      const [x, y] = [pixel % stride, Math.floor(pixel / stride)];
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x + 1), Math.max(bottom, y + 1)];
    }
    return [left, top, right, bottom];
  }

  Object.assign(window, { lab: { load, width, height, surface, photo, matte, fresh, RICH, scene, bytes, differences, part, ink } });
}
