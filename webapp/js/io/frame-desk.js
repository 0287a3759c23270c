// @ts-check
/**
 * The worker that draws frames, from the page's side.
 *
 * @typedef {import('../draw/assets.js').Level} Level
 * @typedef {import('../draw/assets.js').Pixels} Pixels
 * @typedef {import('../model/types.js').Rect} Rect
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 *
 * @typedef {{number: number, ms: number, isSharp: boolean}} Drawn a frame: when it was asked for, and what drawing it took
 * @typedef {ReturnType<typeof createFrameDesk>} FrameDesk
 */

/** Pixels around what is seen, that smoothing looks at. */
const MARGIN = 16;

/** @returns {boolean} whether this browser may have such a worker */
export function canDrawElsewhere() {
  return typeof Worker === 'function' && typeof HTMLCanvasElement.prototype.transferControlToOffscreen === 'function';
}

/**
 * @param {HTMLCanvasElement} canvas that nobody has drawn on; from now on the worker's own
 * @param {PredefinedColorSpace} colorSpace
 * @param {{onDrawn: (drawn: Drawn) => void, onBroken: () => void}} on
 */
export function createFrameDesk(canvas, colorSpace, { onDrawn, onBroken }) {
  const worker = new Worker(new URL('./frame-worker.js', import.meta.url), { type: 'module' });
  const theirs = canvas.transferControlToOffscreen();
  worker.onmessage = ({ data }) => (data.isBroken ? onBroken() : onDrawn(data));
  worker.onerror = (event) => {
    event.preventDefault();
    onBroken();
  };
  worker.postMessage({ canvas: theirs, colorSpace }, [theirs]);
  /** @type {WeakMap<TextLayer, number>} */
  const ids = new WeakMap();
  /** @type {Set<number>} what the worker knows */
  let told = new Set();
  let [lastId, lastNumber] = [0, 0];

  /** @param {TextLayer} layer */
  function idOf(layer) {
    const id = ids.get(layer) ?? ++lastId;
    ids.set(layer, id);
    return id;
  }

  return {
    /** What frames are drawn from, from the next one on: a copy, and no more of it than is seen. @param {Level} level @param {import('../model/view.js').Shown} shown */
    async look(level, { view, pixels }) {
      const part = await cut(level, view.rect);
      const { photo, matte } = /** @type {{photo: ImageBitmap, matte: {core: ImageBitmap, subject: ImageBitmap} | null}} */ (part);
      worker.postMessage({ level: part, view, size: pixels }, matte ? [photo, matte.core, matte.subject] : [photo]);
    },
    /** Asks for a frame; one that is not yet begun is left out. @param {TextLayer[]} layers @param {number} detail @returns {number} which one it is */
    draw(layers, detail) {
      const order = layers.map(idOf);
      const fresh = layers.flatMap((layer, i) => (told.has(order[i]) ? [] : [[order[i], layer]]));
      told = new Set(order);
      worker.postMessage({ number: ++lastNumber, order, fresh, detail });
      return lastNumber;
    },
    close: () => worker.terminate(),
  };
}

/** @param {Level} level @param {Rect} rect of the photo @returns {Promise<Level>} */
async function cut({ scale, photo, matte }, rect) {
  const [x, y] = [rect.x, rect.y].map((at) => Math.max(0, Math.floor(at * scale) - MARGIN));
  const width = Math.min(photo.width, Math.ceil((rect.x + rect.width) * scale) + MARGIN) - x;
  const height = Math.min(photo.height, Math.ceil((rect.y + rect.height) * scale) + MARGIN) - y;
  const copy = (/** @type {Pixels} */ pixels) => createImageBitmap(pixels, x, y, width, height);
  const [own, core, subject] = await Promise.all([photo, ...(matte ? [matte.core, matte.subject] : [])].map(copy));
  return { scale, origin: { x, y }, photo: own, matte: matte && { core, subject, around: within(matte.around, photo, { x, y, width, height }) } };
}

/** What was told in parts of the whole, in parts of a part of it. @param {Rect | undefined} around @param {import('../model/types.js').Size} whole @param {Rect} part @returns {Rect | undefined} */
function within(around, whole, part) {
  if (!around) return undefined;
  return {
    x: (around.x * whole.width - part.x) / part.width,
    y: (around.y * whole.height - part.y) / part.height,
    width: (around.width * whole.width) / part.width,
    height: (around.height * whole.height) / part.height,
  };
}
