// @ts-check
import { contextOf } from '../draw/assets.js';
import { canMake, targetSize } from '../model/export.js';
import { isSolid, parts, samples } from './export-parts.js';
import { loadFontsFor } from './fonts.js';
import { ownPacker } from './packers.js';
import { createPngEncoder } from './png-encoder.js';
import { findChunk } from './png-chunks.js';
import { Problem } from './problem.js';
import { emptySurface, encode, surfacesIn } from './surfaces.js';

/**
 * From a scene to a file, on the page as in a worker.
 *
 * @typedef {import('../model/types.js').Size} Size
 * @typedef {import('../model/types.js').Rect} Rect
 * @typedef {import('./export-source.js').Source} Source
 *
 * @typedef {object} Job
 * @property {import('../model/types.js').Scene} scene
 * @property {Size} photo
 * @property {import('../model/export.js').ExportOptions} options
 * @property {PredefinedColorSpace} colorSpace
 * @property {boolean} isOpaque whether the photo has no transparent pixel
 *
 * @typedef {{stage: 'drawing' | 'packing', fraction?: number}} Progress
 *
 * @typedef {object} Host where the job is done
 * @property {FontFaceSet} fonts
 * @property {Source} source the pictures that it is drawn from
 * @property {boolean} isPage whether a person waits for the thread
 * @property {(progress: Progress) => void} onProgress
 * @property {import('./packers.js').Packer | null} packer of a PNG's rows, if there is somebody else for that
 * @property {() => void | Promise<void>} breathe gives way to what else the thread has to do; throws when nobody wants the file
 */

/** Rows of a sample that are packed in one go. */
const GUESS_ROWS = 64;

/** @param {Job} job @param {Host} host @returns {Promise<Blob>} */
export async function makeFile(job, host) {
  await loadFontsFor(job.scene, host.fonts);
  const size = targetSize(job.photo, job.options.scale);
  if (job.options.format === 'png') return inStrips(job, size, host);
  const whole = canMake(size, job.options.format) ? await byCanvas(job, size, host) : null;
  if (!whole) throw new Problem('too-large-for-format', { detail: `${size.width} × ${size.height}`, name: job.options.format.toUpperCase() });
  return whole;
}

/** About how many bytes the file will have. @param {Job} job @param {Host} host @returns {Promise<number>} */
export async function guessBytes(job, host) {
  await loadFontsFor(job.scene, host.fonts);
  const size = targetSize(job.photo, job.options.scale);
  const sheet = await samples(job, size, host.source);
  const { format, quality } = job.options;
  const blob =
    format === 'png'
      ? await streamed(job, sheet, host, rowsOf(sheet))
      : await encode(sheet, `image/${format}`, quality / 100);
  return Math.round(((blob?.size ?? 0) * size.width * size.height) / (sheet.width * sheet.height));
}

/** A few at a time, so that each of a file's packers has some: it then is quick by the time the file is made. @param {import('../draw/assets.js').Surface} sheet */
function* rowsOf(sheet) {
  for (let y = 0; y < sheet.height; y += GUESS_ROWS) yield contextOf(sheet).getImageData(0, y, sheet.width, Math.min(GUESS_ROWS, sheet.height - y)).data;
}

/** @param {Job} job @param {Size} size @param {Host} host @returns {Promise<Blob | null>} null if the browser has no canvas of this size, or does not write the format */
async function byCanvas(job, size, host) {
  const canvas = emptySurface(size.width, size.height);
  const settings = { colorSpace: job.colorSpace, alpha: !isSolid(job) };
  const ctx = /** @type {import('../draw/assets.js').Context | null} */ (canvas.getContext('2d', settings));
  if (!ctx || !holds(ctx, size)) return null;
  for await (const { tile, part } of parts(job, size, host)) {
    host.onProgress({ stage: 'drawing', fraction: part.y / size.height });
    const { x, y, width, height } = part;
    ctx.drawImage(tile, 0, 0, width, height, x, y, width, height);
    await host.breathe();
  }
  host.onProgress({ stage: 'packing' });
  const type = `image/${job.options.format}`;
  const blob = await encode(canvas, type, job.options.quality / 100);
  canvas.width = 0; // Browsers are slow to see that a canvas is not needed any more.
  return blob?.type === type ? blob : null;
}

/** @param {Job} job @param {Size} size @param {Host} host */
function inStrips(job, size, host) {
  return streamed(job, size, host, rows());

  /** Rows of the whole width, from the tiles that they are drawn in. */
  async function* rows() {
    let strip = new Uint8ClampedArray();
    for await (const { tile, part } of parts(job, size, host)) {
      const { x, y, width, height } = part;
      host.onProgress({ stage: 'packing', fraction: y / size.height });
      const pixels = contextOf(tile).getImageData(0, 0, width, height).data;
      if (width === size.width) {
        yield pixels;
        continue;
      }
      if (x === 0) strip = new Uint8ClampedArray(size.width * height * 4);
      for (let row = 0; row < height; row++) {
        strip.set(pixels.subarray(row * width * 4, (row + 1) * width * 4), (row * size.width + x) * 4);
      }
      if (x + width === size.width) yield strip;
    }
  }
}

/** @param {Job} job @param {Size} size @param {Host} host @param {Iterable<Uint8ClampedArray> | AsyncIterable<Uint8ClampedArray>} strips */
async function streamed(job, { width, height }, { packer, breathe }, strips) {
  const head = await colorChunks(job.colorSpace);
  const encoder = createPngEncoder({ width, height, isOpaque: isSolid(job), head }, packer ?? ownPacker(breathe));
  for await (const rows of strips) await encoder.write(rows);
  return encoder.finish();
}

/** What says which colours the numbers mean. For Display P3 it is what this browser itself would write. @param {PredefinedColorSpace} colorSpace */
async function colorChunks(colorSpace) {
  if (colorSpace === 'srgb') return [{ type: 'sRGB', data: Uint8Array.of(0) }];
  const png = await encode(surfacesIn(colorSpace)(1, 1), 'image/png');
  const iccp = png && (await findChunk(png, 'iCCP'));
  return [iccp ? { type: 'iCCP', data: iccp } : { type: 'cICP', data: Uint8Array.of(12, 13, 0, 1) }];
}

/** Too large a canvas takes everything and shows nothing. @param {import('../draw/assets.js').Context} ctx @param {Size} size */
function holds(ctx, { width, height }) {
  ctx.fillStyle = '#010203';
  ctx.fillRect(width - 1, height - 1, 1, 1);
  const isThere = ctx.getImageData(width - 1, height - 1, 1, 1).data[2] === 3;
  ctx.clearRect(width - 1, height - 1, 1, 1);
  return isThere;
}
