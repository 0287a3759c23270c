// @ts-check
import { render } from '../draw/render.js';
import { boxOf } from '../draw/textlayer.js';
import { intersect } from '../model/view.js';
import { emptySurface, surfacesIn } from './surfaces.js';

/**
 * A file's picture, drawn a part at a time from parts of its sources: nothing large is held but what the file itself needs.
 *
 * @typedef {import('./export-job.js').Job} Job
 * @typedef {import('./export-job.js').Host} Host
 * @typedef {import('./export-source.js').Source} Source
 * @typedef {import('../draw/assets.js').Assets} Assets
 * @typedef {import('../draw/assets.js').Context} Context
 * @typedef {import('../draw/assets.js').Level} Level
 * @typedef {import('../draw/assets.js').Surface} Surface
 * @typedef {import('../model/types.js').Rect} Rect
 * @typedef {import('../model/types.js').Size} Size
 */

/** Rows of a part: what can be copied without anybody noticing, and less where a person waits for the drawing as well. */
const ROWS = 128;
const ROWS_ON_PAGE = 64;
/** No part is wider than this, so that a file's width has no limit. */
const TILE_WIDTH = 8192;
/** The size of a file is told from so many squares of it, in both directions. */
const SAMPLES = 3;
const SAMPLE_SIDE = 256;
/** Around a square of a scaled picture, in photo pixels: what smoothing looks at. */
const MARGIN = 16;

/** Whether every pixel of the file is opaque. @param {Job} job */
export function isSolid({ isOpaque, options }) {
  return isOpaque && options.what === 'all';
}

/**
 * From left to right and from top to bottom. The tile is the same one for all, and bears one part until the next is asked for.
 * @param {Job} job @param {Size} size of the file @param {Host} host
 * @returns {AsyncGenerator<{tile: Surface, part: Rect}>}
 */
export async function* parts(job, size, { source, isPage }) {
  const rows = isPage ? ROWS_ON_PAGE : ROWS;
  const all = gridOf(size, TILE_WIDTH, rows);
  const { tile, ctx } = tileOf(job, Math.min(size.width, TILE_WIDTH), Math.min(size.height, rows));
  const assets = assetsOf(job);
  const whole = job.options.scale === 100 && !source.isAtHand ? null : await source.whole();
  const levelAt = (/** @type {number} */ i) => (whole ? { scale: 1, ...whole } : pieceOf(source, { ...all[i], isBare: !meetsSubject(job, all[i], assets) }));
  try {
    // The next one's pixels come while this one is drawn and packed.
    let next = Promise.resolve(levelAt(0));
    for (let i = 0; i < all.length; i++) {
      const level = await next;
      if (i + 1 < all.length) next = Promise.resolve(levelAt(i + 1));
      next.catch(() => {}); // It is asked for in its turn, or nobody cares any more.
      assets.levels = [level];
      paint(ctx, job, assets, all[i]);
      if (!whole) release(level);
      yield { tile, part: all[i] };
    }
  } finally {
    if (whole) release(whole);
    tile.width = 0;
  }
}

/** Squares from all over the file on one sheet, by which its size can be told. @param {Job} job @param {Size} size @param {Source} source */
export async function samples(job, size, source) {
  const w = Math.min(SAMPLE_SIDE, Math.ceil(size.width / SAMPLES));
  const h = Math.min(SAMPLE_SIDE, Math.ceil(size.height / SAMPLES));
  const { tile: sheet, ctx } = tileOf(job, w * SAMPLES, h * SAMPLES);
  const { tile, ctx: square } = tileOf(job, w, h);
  for (let i = 0; i < SAMPLES * SAMPLES; i++) {
    const [column, row] = [i % SAMPLES, Math.floor(i / SAMPLES)];
    const x = Math.round(((size.width - w) * column) / (SAMPLES - 1));
    const y = Math.round(((size.height - h) * row) / (SAMPLES - 1));
    const part = { x, y, width: w, height: h };
    const level = await pieceOf(source, around(part, job));
    paint(square, job, { ...assetsOf(job), levels: [level] }, part);
    release(level);
    ctx.drawImage(tile, column * w, row * h);
  }
  return sheet;
}

/** @param {Size} size @param {number} width @param {number} height @returns {Rect[]} */
function gridOf(size, width, height) {
  const all = [];
  for (let y = 0; y < size.height; y += height) {
    for (let x = 0; x < size.width; x += width) {
      all.push({ x, y, width: Math.min(width, size.width - x), height: Math.min(height, size.height - y) });
    }
  }
  return all;
}

/** What of the photo a part of the file shows. @param {Rect} part @param {Job} job @returns {Rect} */
function around(part, { options, photo }) {
  const scale = options.scale / 100;
  if (scale === 1) return part;
  const x = Math.max(0, Math.floor(part.x / scale) - MARGIN);
  const y = Math.max(0, Math.floor(part.y / scale) - MARGIN);
  const width = Math.min(photo.width - x, Math.ceil(part.width / scale) + 2 * MARGIN);
  const height = Math.min(photo.height - y, Math.ceil(part.height / scale) + 2 * MARGIN);
  return { x, y, width, height };
}

/** @param {Source} source @param {import('./export-source.js').Wanted} wanted photo pixels @returns {Promise<Level>} */
async function pieceOf(source, wanted) {
  return { scale: 1, origin: { x: wanted.x, y: wanted.y }, ...(await source.piece(wanted)) };
}

/** Whether the subject may have a part in what is drawn there at full size: alone, or before a text. @param {Job} job @param {Rect} part @param {Assets} assets */
function meetsSubject({ scene, options }, part, assets) {
  if (options.what === 'subject') return true;
  const texts = scene.layers.filter(({ hidden, depth }) => !hidden && depth === 'behind');
  return texts.some((layer) => {
    const { width, height } = intersect(boxOf(layer, 1, assets), part);
    return width > 0 && height > 0;
  });
}

/** @param {Job} job @returns {Assets} */
function assetsOf({ colorSpace }) {
  return { levels: [], surface: surfacesIn(colorSpace), memo: new Map() };
}

/** @param {Job} job @param {number} width @param {number} height */
function tileOf(job, width, height) {
  const tile = emptySurface(width, height);
  const settings = { colorSpace: job.colorSpace, alpha: !isSolid(job), willReadFrequently: true };
  return { tile, ctx: /** @type {Context} */ (tile.getContext('2d', settings)) };
}

/** @param {Context} ctx @param {Job} job @param {Assets} assets @param {Rect} part of the file */
function paint(ctx, { scene, options }, assets, { x, y, width, height }) {
  const scale = options.scale / 100;
  const rect = { x: x / scale, y: y / scale, width: width / scale, height: height / scale };
  render(ctx, scene, assets, { scale, rect, what: options.what });
  if (options.format !== 'jpeg') return;
  ctx.globalCompositeOperation = 'destination-over'; // JPEG has no transparency.
  ctx.fillStyle = '#ffffff';
  ctx.fillRect(0, 0, width, height);
  ctx.globalCompositeOperation = 'source-over';
}

/** @param {import('./export-source.js').Pictures} pictures */
function release({ photo, matte }) {
  for (const pixels of [photo, matte?.core, matte?.subject]) if (pixels instanceof ImageBitmap) pixels.close();
}
