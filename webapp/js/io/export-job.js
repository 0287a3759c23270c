// @ts-check
import { contextOf } from '../draw/assets.js';
import { render } from '../draw/render.js';
import { targetSize, wayTo } from '../model/export.js';
import { loadFontsFor } from './fonts.js';
import { createPngEncoder } from './png-encoder.js';
import { findChunk } from './png-chunks.js';
import { Problem } from './problem.js';
import { emptySurface, encode, surfacesIn } from './surfaces.js';

/**
 * From a scene to a file, on the page as in a worker.
 *
 * @typedef {import('../draw/assets.js').Assets} Assets
 * @typedef {import('../draw/assets.js').Matte} Matte
 * @typedef {import('../model/types.js').Size} Size
 *
 * @typedef {object} Job
 * @property {import('../model/types.js').Scene} scene
 * @property {ImageBitmap} photo
 * @property {Matte | null} matte
 * @property {import('../model/export.js').ExportOptions} options
 * @property {PredefinedColorSpace} colorSpace
 * @property {boolean} isOpaque whether the photo has no transparent pixel
 * @property {boolean} canStream whether there is a CompressionStream
 *
 * @typedef {{stage: 'drawing' | 'packing', fraction?: number}} Progress
 *
 * @typedef {object} Host where the job is done
 * @property {FontFaceSet} fonts
 * @property {boolean} inStrips even if a canvas would do: it holds the thread for a shorter time
 * @property {(progress: Progress) => void} onProgress
 * @property {() => void | Promise<void>} breathe gives way to what else the thread has to do; throws when nobody wants the file
 */

/** Rows of a strip: as many as the renderer's parts have, or a share of them where the thread must not be held for long. */
const STRIP_ROWS = 256;
const LOW_STRIP_ROWS = 64;
/** A strip is drawn in parts no wider than this, so that its width has no limit. */
const TILE_WIDTH = 8192;
/** The size of a file is told from so many squares of it, in both directions. */
const SAMPLES = 3;
const SAMPLE_SIDE = 256;

/** @param {Job} job @param {Host} host @returns {Promise<Blob>} */
export async function makeFile(job, host) {
  await loadFontsFor(job.scene, host.fonts);
  const size = targetSize(job.photo, job.options.scale);
  const way = wayOf(job, host, size);
  const whole = way === 'canvas' ? await byCanvas(job, size, host) : null;
  if (whole) return whole;
  if (job.options.format !== 'png' || !job.canStream) throw tooLarge(job, size);
  return inStrips(job, size, host);
}

/** About how many bytes the file will have. @param {Job} job @param {Host} host @returns {Promise<number>} */
export async function guessBytes(job, host) {
  await loadFontsFor(job.scene, host.fonts);
  const size = targetSize(job.photo, job.options.scale);
  const way = wayOf(job, host, size);
  const sheet = sampled(job, size);
  const blob =
    way === 'canvas'
      ? await encode(sheet, `image/${job.options.format}`, job.options.quality / 100)
      : await streamed(job, sheet, ({ x, y, width, height }) => contextOf(sheet).getImageData(x, y, width, height).data, host);
  return Math.round(((blob?.size ?? 0) * size.width * size.height) / (sheet.width * sheet.height));
}

/** @param {Job} job @param {Host} host @param {Size} size */
function wayOf({ options, canStream }, host, size) {
  const way = wayTo(size, options.format, canStream);
  return way === 'canvas' && host.inStrips && options.format === 'png' && canStream ? 'strips' : way;
}

/** @param {Job} job @param {Size} size @returns {Problem} */
function tooLarge({ options, canStream }, { width, height }) {
  const detail = `${width} × ${height}`;
  const isOtherwise = options.format !== 'png' && canStream;
  return isOtherwise ? new Problem('too-large-for-format', { detail, name: options.format.toUpperCase() }) : new Problem('no-room', { detail });
}

/** @param {Job} job @returns {Assets} */
function assetsOf({ photo, matte, colorSpace }) {
  return { levels: [{ scale: 1, photo, matte }], surface: surfacesIn(colorSpace), memo: new Map() };
}

/** Whether every pixel of the file is opaque. @param {Job} job */
function isSolid({ isOpaque, options }) {
  return isOpaque && options.what === 'all';
}

/** @param {import('../draw/assets.js').Context} ctx @param {Job} job @param {Assets} assets @param {import('../model/types.js').Rect} part of the file */
function paint(ctx, { scene, options }, assets, { x, y, width, height }) {
  const scale = options.scale / 100;
  ctx.globalCompositeOperation = 'source-over';
  ctx.clearRect(0, 0, width, height);
  const rect = { x: x / scale, y: y / scale, width: width / scale, height: height / scale };
  render(ctx, scene, assets, { scale, rect, what: options.what });
  if (options.format !== 'jpeg') return;
  ctx.globalCompositeOperation = 'destination-over'; // JPEG has no transparency.
  ctx.fillStyle = '#ffffff';
  ctx.fillRect(0, 0, width, height);
}

/** @param {Job} job @param {Size} size @param {Host} host @returns {Promise<Blob | null>} null if the browser has no canvas of this size */
async function byCanvas(job, size, host) {
  host.onProgress({ stage: 'drawing' });
  const canvas = emptySurface(size.width, size.height);
  const ctx = canvasContext(canvas, { colorSpace: job.colorSpace, alpha: !isSolid(job) });
  if (!ctx || !holds(ctx, size)) return null;
  const assets = assetsOf(job);
  paint(ctx, job, assets, { x: 0, y: 0, ...size });
  assets.memo.clear();
  release(job);
  await host.breathe();
  host.onProgress({ stage: 'packing' });
  const type = `image/${job.options.format}`;
  const blob = await encode(canvas, type, job.options.quality / 100);
  canvas.width = 0; // Browsers are slow to see that a canvas is not needed any more.
  if (blob?.type !== type) throw tooLarge(job, size);
  return blob;
}

/** @param {Job} job @param {Size} size @param {Host} host */
async function inStrips(job, size, host) {
  const assets = assetsOf(job);
  const tile = emptySurface(Math.min(size.width, TILE_WIDTH), Math.min(size.height, rowsOf(host)));
  const ctx = canvasContext(tile, { colorSpace: job.colorSpace, alpha: !isSolid(job), willReadFrequently: true });
  if (!ctx) throw tooLarge(job, size);
  const blob = await streamed(job, size, (strip) => rowsBy(strip, tile.width, (part) => {
    paint(ctx, job, assets, part);
    return ctx.getImageData(0, 0, part.width, part.height).data;
  }), host);
  assets.memo.clear();
  release(job);
  tile.width = 0;
  return blob;
}

/**
 * @param {Job} job
 * @param {Size} size
 * @param {(strip: import('../model/types.js').Rect) => Uint8ClampedArray} pixelsOf
 * @param {Host} host
 */
async function streamed(job, size, pixelsOf, host) {
  const head = await colorChunks(job.colorSpace);
  const encoder = createPngEncoder({ ...size, isOpaque: isSolid(job), head }, host.breathe);
  const rows = rowsOf(host);
  try {
    for (let y = 0; y < size.height; y += rows) {
      host.onProgress({ stage: 'packing', fraction: y / size.height });
      await encoder.write(pixelsOf({ x: 0, y, width: size.width, height: Math.min(rows, size.height - y) }));
    }
    return await encoder.finish();
  } catch (error) {
    void encoder.abort(error);
    throw error;
  }
}

/** @param {Host} host */
function rowsOf({ inStrips }) {
  return inStrips ? LOW_STRIP_ROWS : STRIP_ROWS;
}

/** Rows of a strip from the parts that it is drawn in. @param {import('../model/types.js').Rect} strip @param {number} most width of a part @param {(part: import('../model/types.js').Rect) => Uint8ClampedArray} draw */
function rowsBy(strip, most, draw) {
  if (strip.width <= most) return draw(strip);
  const rows = new Uint8ClampedArray(strip.width * strip.height * 4);
  for (let x = 0; x < strip.width; x += most) {
    const width = Math.min(most, strip.width - x);
    const pixels = draw({ ...strip, x, width });
    for (let y = 0; y < strip.height; y++) {
      rows.set(pixels.subarray(y * width * 4, (y + 1) * width * 4), (y * strip.width + x) * 4);
    }
  }
  return rows;
}

/** Squares from all over the file on one sheet; the whole file if it is small. @param {Job} job @param {Size} size */
function sampled(job, size) {
  const assets = assetsOf(job);
  const width = Math.min(size.width, SAMPLES * SAMPLE_SIDE);
  const height = Math.min(size.height, SAMPLES * SAMPLE_SIDE);
  const sheet = emptySurface(width, height);
  const ctx = canvasContext(sheet, { colorSpace: job.colorSpace, alpha: !isSolid(job) });
  const [w, h] = [Math.ceil(width / SAMPLES), Math.ceil(height / SAMPLES)];
  for (let i = 0; i < SAMPLES * SAMPLES; i++) {
    const [column, row] = [i % SAMPLES, Math.floor(i / SAMPLES)];
    const part = {
      x: Math.round(((size.width - w) * column) / (SAMPLES - 1)),
      y: Math.round(((size.height - h) * row) / (SAMPLES - 1)),
      width: w,
      height: h,
    };
    const square = assets.surface(w, h);
    paint(contextOf(square), job, assets, part);
    ctx?.drawImage(square, Math.min(column * w, width - w), Math.min(row * h, height - h));
  }
  release(job);
  return sheet;
}

/** What says which colours the numbers mean. For Display P3 it is what this browser itself would write. @param {PredefinedColorSpace} colorSpace */
async function colorChunks(colorSpace) {
  if (colorSpace === 'srgb') return [{ type: 'sRGB', data: Uint8Array.of(0) }];
  const png = await encode(surfacesIn(colorSpace)(1, 1), 'image/png');
  const iccp = png && (await findChunk(png, 'iCCP'));
  return [iccp ? { type: 'iCCP', data: iccp } : { type: 'cICP', data: Uint8Array.of(12, 13, 0, 1) }];
}

/** @param {import('../draw/assets.js').Surface} canvas @param {CanvasRenderingContext2DSettings} settings @returns {import('../draw/assets.js').Context | null} */
function canvasContext(canvas, settings) {
  return /** @type {import('../draw/assets.js').Context | null} */ (canvas.getContext('2d', settings));
}

/** Too large a canvas takes everything and shows nothing. @param {import('../draw/assets.js').Context} ctx @param {Size} size */
function holds(ctx, { width, height }) {
  ctx.fillStyle = '#010203';
  ctx.fillRect(width - 1, height - 1, 1, 1);
  return ctx.getImageData(width - 1, height - 1, 1, 1).data[2] === 3;
}

/** @param {Job} job whose pictures are copies for it alone */
function release({ photo, matte }) {
  for (const pixels of [photo, ...Object.values(matte ?? {})]) if (pixels instanceof ImageBitmap) pixels.close();
}
