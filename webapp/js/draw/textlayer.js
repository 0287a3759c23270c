// @ts-check
import { contextOf } from './assets.js';
import { boundsOf } from './geometry.js';
import { EM, layOut, write } from './layout.js';
import { intersect } from '../model/view.js';

/**
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {import('../model/types.js').Rect} Rect
 * @typedef {import('./assets.js').Assets} Assets
 *
 * @typedef {{image: import('./assets.js').Surface, box: Rect}} TextImage a drawn text and where it goes, in target pixels
 */

/** Beyond this a text is drawn only where it is seen, anew in each frame, instead of being kept whole. */
const MAX_KEPT_PIXELS = 16e6;
/** Sizes tried while a slider moves are not worth keeping. */
const MAX_KEPT_IMAGES = 4;

/**
 * The layer's text as it stands, before anything hides it. A text that only moves is not drawn again.
 * @param {TextLayer} layer
 * @param {number} scale
 * @param {Rect} target what of it can be seen: photo times scale, whole pixels
 * @param {Assets} assets
 * @returns {TextImage | null} null where nothing of it is seen
 */
export function textImage(layer, scale, target, assets) {
  const ctx = /** @type {import('./assets.js').Context} */ (kept(assets.memo, 'ruler', () => contextOf(assets.surface(1, 1))));
  // Whole pixels: the same picture at the same scale, wherever the corner of the view is.
  const at = { x: Math.round(layer.x * scale), y: Math.round(layer.y * scale) };
  const box = whole(boundsOf({ ...layer, x: 0, y: 0 }, ctx), scale, at);
  const seen = intersect(box, target);
  if (seen.width === 0 || seen.height === 0) return null;
  if (box.width * box.height > MAX_KEPT_PIXELS) return { image: paint(layer, scale, seen, at, assets), box: seen };
  const key = JSON.stringify(['text', layer.text, layer.family, layer.size, layer.color, scale]);
  const image = /** @type {import('./assets.js').Surface} */ (kept(assets.memo, key, () => paint(layer, scale, box, at, assets)));
  return { image, box };
}

/** @param {TextLayer} layer @param {number} scale @param {Rect} box @param {{x: number, y: number}} at @param {Assets} assets */
function paint(layer, scale, box, at, assets) {
  const image = assets.surface(box.width, box.height);
  const ctx = contextOf(image);
  ctx.fillStyle = layer.color;
  const k = (layer.size * scale) / EM;
  ctx.setTransform(k, 0, 0, k, at.x - box.x, at.y - box.y);
  write(ctx, layOut(ctx, layer), 'fill');
  return image;
}

/** @param {Map<string, unknown>} memo @param {string} key @param {() => unknown} make */
function kept(memo, key, make) {
  const old = memo.get(key);
  if (old) return old;
  const fresh = make();
  memo.set(key, fresh);
  const images = [...memo.keys()].filter((k) => k.startsWith('["text"'));
  if (images.length > MAX_KEPT_IMAGES) memo.delete(images[0]);
  return fresh;
}

/** @param {Rect} rect @param {number} scale @param {{x: number, y: number}} at @returns {Rect} */
function whole(rect, scale, at) {
  const x = Math.floor(rect.x * scale) - 2;
  const y = Math.floor(rect.y * scale) - 2;
  const right = Math.ceil((rect.x + rect.width) * scale) + 2;
  const bottom = Math.ceil((rect.y + rect.height) * scale) + 2;
  return { x: x + at.x, y: y + at.y, width: right - x, height: bottom - y };
}
