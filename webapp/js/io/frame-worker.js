// @ts-check
import { render } from '../draw/render.js';
import { loadFontsFor } from './fonts.js';
import { surfacesIn } from './surfaces.js';

/**
 * Draws the picture on a canvas of the page while a hand is at it. It knows the pictures of one view at a time, and the layers by
 * the numbers that the page gave them: a layer that stays is the same object in every frame, as on the page.
 *
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 *
 * @typedef {{canvas: OffscreenCanvas, colorSpace: PredefinedColorSpace}} Begin
 * @typedef {{level: import('../draw/assets.js').Level, view: import('../model/types.js').View, size: import('../model/types.js').Size}} Look what frames are drawn from
 * @typedef {{number: number, order: number[], fresh: Array<[number, TextLayer]>, detail: number}} Order a frame; fresh: layers that are told for the first time
 */

const worker = /** @type {{fonts: FontFaceSet} & typeof self} */ (/** @type {unknown} */ (self));
if (!worker.fonts) throw new Error('No fonts in workers here'); // The page then draws itself.
/** @type {import('../draw/assets.js').Context | null} */
let ctx = null;
/** @type {import('../draw/assets.js').Assets} */
let assets;
/** @type {import('../model/types.js').View} */
let view;
let isKept = false;
/** @type {Map<number, TextLayer>} */
const known = new Map();
/** @type {Order | null} the last one; those before it that are not yet drawn never will be */
let wanted = null;
let isDrawing = false;

worker.onmessage = (/** @type {MessageEvent<Partial<Begin & Look & Order>>} */ { data }) => {
  if (data.canvas) begin(/** @type {Begin} */ (data));
  else if (data.level) look(/** @type {Look} */ (data));
  else take(/** @type {Order} */ (data)).catch(() => worker.postMessage({ isBroken: true }));
};

/** @param {Begin} begin */
function begin({ canvas, colorSpace }) {
  ctx = /** @type {import('../draw/assets.js').Context | null} */ (canvas.getContext('2d', { colorSpace }));
  if (!ctx) throw new Error('No drawing in workers here');
  assets = { levels: [], surface: surfacesIn(colorSpace), memo: new Map() };
}

/** @param {Look} look */
function look({ level, view: next, size }) {
  if (!ctx) return;
  for (const { photo, matte } of assets.levels) {
    for (const pixels of [photo, matte?.core, matte?.subject]) if (pixels instanceof ImageBitmap) pixels.close();
  }
  assets.levels = [level];
  view = next;
  ctx.canvas.width = size.width;
  ctx.canvas.height = size.height;
  isKept = false;
}

/** @param {Order} order */
async function take(order) {
  for (const [id, layer] of order.fresh) known.set(id, layer);
  wanted = order;
  if (isDrawing) return;
  isDrawing = true;
  while (wanted) {
    await draw(wanted);
    await new Promise((resolve) => setTimeout(resolve)); // For the canvas to be shown, and what came meanwhile to be heard.
  }
  isDrawing = false;
}

/** @param {Order} order */
async function draw(order) {
  const layers = order.order.map((id) => /** @type {TextLayer} */ (known.get(id)));
  if (order.fresh.length > 0) await loadFontsFor({ layers });
  if (wanted !== order || !ctx) return;
  wanted = null;
  for (const id of known.keys()) if (!order.order.includes(id)) known.delete(id);
  const begun = performance.now();
  const isSharp = render(ctx, { layers }, assets, { ...view, detail: order.detail, isKept });
  isKept = true;
  worker.postMessage({ number: order.number, ms: performance.now() - begun, isSharp });
}
