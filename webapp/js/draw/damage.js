// @ts-check
import { outwards } from './geometry.js';
import { idOf } from './kept.js';
import { piecesOf } from './textlayer.js';
import { intersect } from '../model/view.js';

/**
 * What of the picture is another one than in the frame before, so that a text that moves costs what it covers and not what the
 * screen has.
 *
 * @typedef {import('../model/types.js').Rect} Rect
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {import('./assets.js').Context} Context
 * @typedef {import('./assets.js').Surface} Surface
 * @typedef {import('./render.js').Frame} Frame
 *
 * @typedef {object} Drawn a frame
 * @property {Context} ctx
 * @property {import('./assets.js').Level} level
 * @property {string} view
 * @property {Surface | null} below what its texts were drawn upon
 * @property {Array<{sign: string, box: Rect}>} texts what each looks like, and where
 */

const NOTHING = { x: 0, y: 0, width: 0, height: 0 };

/**
 * @param {Context} ctx
 * @param {Frame} frame
 * @param {TextLayer[]} layers that are to be drawn
 * @param {Surface | null} below upon which
 * @returns {Rect} whole pixels of the frame's target: all of it, unless less is known to have changed
 */
export function damageOf(ctx, { level, assets, scale, target, what, detail }, layers, below) {
  const view = `${scale} ${Object.values(target)} ${what}`;
  const texts = layers.map((layer) => {
    const { pieces } = piecesOf(layer, scale, target, assets, detail);
    return { sign: `${idOf(assets, layer)} ${pieces.map(({ key }) => key)}`, box: pieces.map(({ box }) => intersect(outwards(box), target)).reduce(union, NOTHING) };
  });
  const last = /** @type {Drawn | undefined} */ (assets.memo.get('drawn'));
  assets.memo.set('drawn', { ctx, level, view, below, texts });
  const isLike = last && last.ctx === ctx && last.level === level && last.view === view && last.below === below;
  if (!isLike || last.texts.length !== texts.length) return target;
  return texts.flatMap((text, i) => (text.sign === last.texts[i].sign ? [] : [text.box, last.texts[i].box])).reduce(union, NOTHING);
}

/** @param {Rect} a @param {Rect} b @returns {Rect} around both */
function union(a, b) {
  if (a.width <= 0 || a.height <= 0) return b;
  if (b.width <= 0 || b.height <= 0) return a;
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}
