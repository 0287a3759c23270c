// @ts-check
import { contextOf } from './assets.js';
import { idOf, kept } from './kept.js';
import { intersect } from '../model/view.js';

/**
 * @typedef {import('../model/types.js').Rect} Rect
 * @typedef {import('./assets.js').Assets} Assets
 * @typedef {import('./assets.js').Context} Context
 * @typedef {import('./assets.js').Level} Level
 * @typedef {import('./assets.js').Pixels} Pixels
 */

/** Enlarged more than this, the photo shows its pixels as they are. */
const SMOOTH_UP_TO = 2;
/** Wide and low, as strips of a file are. */
const TILE = { width: 1024, height: 256 };

/**
 * The part of a picture that belongs on `target`, laid at the context's corner. Resampled, it is put together from tiles of a
 * fixed grid, so that neighbouring views have the same bytes along their seam.
 * @param {Context} ctx
 * @param {Pixels} pixels
 * @param {Level} level to which they belong
 * @param {number} scale of the target
 * @param {Rect} target pixels of the whole picture at that scale
 * @param {Assets} assets
 */
export function drawPart(ctx, pixels, level, scale, target, assets) {
  const { x: left, y: top } = level.origin ?? { x: 0, y: 0 };
  if (level.scale === scale) {
    const { x, y, width, height } = target;
    ctx.drawImage(pixels, x - left, y - top, width, height, 0, 0, width, height);
    return;
  }
  const factor = scale / level.scale;
  const whole = { x: 0, y: 0, width: Math.round((left + pixels.width) * factor), height: Math.round((top + pixels.height) * factor) };
  for (const tile of tilesOn(intersect(target, whole), whole, TILE)) {
    const key = `part ${idOf(assets, pixels)} ${factor} ${tile.x} ${tile.y}`;
    const image = kept(assets, key, () => {
      const surface = assets.surface(tile.width, tile.height);
      const inner = contextOf(surface);
      inner.imageSmoothingEnabled = factor <= SMOOTH_UP_TO;
      inner.imageSmoothingQuality = 'high';
      inner.drawImage(pixels, left * factor - tile.x, top * factor - tile.y, pixels.width * factor, pixels.height * factor);
      return surface;
    });
    const seen = intersect(tile, target);
    const { x, y, width, height } = seen;
    ctx.drawImage(image, x - tile.x, y - tile.y, width, height, x - target.x, y - target.y, width, height);
  }
}

/** The tiles of `whole` that meet `seen`, counted from its corner. @param {Rect} seen @param {Rect} whole @param {{width: number, height: number}} tile @returns {Rect[]} */
export function tilesOn(seen, whole, tile) {
  /** @type {Rect[]} */
  const tiles = [];
  if (seen.width <= 0 || seen.height <= 0) return tiles;
  const left = Math.floor((seen.x - whole.x) / tile.width);
  const top = Math.floor((seen.y - whole.y) / tile.height);
  for (let y = whole.y + top * tile.height; y < seen.y + seen.height; y += tile.height) {
    for (let x = whole.x + left * tile.width; x < seen.x + seen.width; x += tile.width) {
      tiles.push(intersect({ x, y, ...tile }, whole));
    }
  }
  return tiles;
}
