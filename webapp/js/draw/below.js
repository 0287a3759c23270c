// @ts-check
import { contextOf, release } from './assets.js';

/**
 * What is below the layer that changes, as one picture: in a row of frames that differ in one layer, which is what a drag is, all
 * that is below it need not be put together again. Layers are replaced and never edited, so the same object is the same look.
 *
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {import('./assets.js').Surface} Surface
 * @typedef {import('./render.js').Frame} Frame
 * @typedef {{level: import('./assets.js').Level, view: string, layers: TextLayer[]}} Shown
 */

/**
 * @param {Frame} frame
 * @param {TextLayer[]} layers bottom to top
 * @returns {{done: {image: Surface | null, count: number}, changed: number, keep: (ctx: import('./assets.js').Context, count: number) => void}}
 *     done: the picture of the lowest `count` layers, if there is one; changed: the first layer that was another one in the frame
 *     before, or -1; keep: to be called when all below the changed layer is drawn
 */
export function below({ level, assets, scale, target, what }, layers) {
  const view = `${scale} ${Object.values(target)} ${what}`;
  /** @param {Shown | undefined} shown */
  const isSame = (shown) => shown !== undefined && shown.level === level && shown.view === view;
  const before = /** @type {Shown | undefined} */ (assets.memo.get('before'));
  const stored = /** @type {(Shown & {image: Surface}) | undefined} */ (assets.memo.get('below'));
  assets.memo.set('before', { level, view, layers });

  const changed = isSame(before) ? firstDifference(before?.layers ?? [], layers) : -1;
  const fits = stored && isSame(stored) && stored.layers.every((layer, i) => layer === layers[i]);
  const done = stored && fits ? { image: stored.image, count: stored.layers.length } : { image: null, count: 0 };
  return {
    done,
    changed,
    keep(ctx, count) {
      if (count <= done.count) return;
      if (stored) release(stored.image);
      const image = assets.surface(target.width, target.height);
      contextOf(image).drawImage(ctx.canvas, 0, 0);
      assets.memo.set('below', { level, view, layers: layers.slice(0, count), image });
    },
  };
}

/** @param {TextLayer[]} one @param {TextLayer[]} other @returns {number} -1 if they are the same */
function firstDifference(one, other) {
  const most = Math.max(one.length, other.length);
  for (let i = 0; i < most; i++) if (one[i] !== other[i]) return i;
  return -1;
}
