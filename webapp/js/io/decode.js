// @ts-check
import { contextOf } from '../draw/assets.js';
import { sizeSaid } from './picture-size.js';
import { chunksIn } from './png-chunks.js';
import { Problem } from './problem.js';
import { colorsOf } from './profile.js';
import { emptySurface, encode, surfacesIn } from './surfaces.js';

/** Longer ones not every browser draws: Firefox ends here, Chromium at 65 535. */
const MAX_SIDE = 32767;
const MAX_PIXELS = 120e6;
/** Formats in which a camera says how it was held; PNG does so in a chunk of its own. */
const CAMERA = ['jpeg', 'webp', 'avif', 'heic'];
/** What every server of this kind reads. The rest is handed over as JPEG, or as PNG where it is transparent. */
const UPLOADED_AS_IT_IS = ['jpeg', 'png'];
/** Formats without transparency. */
const OPAQUE = ['jpeg', 'bmp'];

/**
 * @typedef {object} Photo
 * @property {ImageBitmap} bitmap upright: the browser applies EXIF orientation
 * @property {File} file
 * @property {string} format by its first bytes, '' if unknown
 * @property {boolean} isOpaque whether it surely has no transparent pixel
 * @property {import('./profile.js').ColorFacts} colors
 */

/** A folder cannot be read, nor what is not any more where it was when it was chosen. @param {File} file */
export async function mustBeReadable(file) {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch (cause) {
    throw new Problem('unreadable', { name: file.name, cause });
  }
}

/** @param {File} file @returns {Promise<Photo>} */
export async function decode(file) {
  const name = file.name;
  if (file.size === 0) throw new Problem('empty', { name });
  const format = formatOf(new Uint8Array(await file.slice(0, 32).arrayBuffer()));
  const said = await sizeSaid(file, format);
  if (said) checkSize(said, name); // A browser that tried might take the whole page down with it.
  let bitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch (cause) {
    throw new Problem(format === 'heic' ? 'heic' : format === '' ? 'not-image' : 'damaged', { name, cause });
  }
  try {
    checkSize(bitmap, name);
    if (await isCutShort(file, format)) throw new Problem('damaged', { name });
  } catch (error) {
    bitmap.close();
    throw error;
  }
  const isOpaque = OPAQUE.includes(format);
  const colors = drawable(await colorsOf(file, format));
  return { bitmap: await turned(bitmap, file, format, colors.space), file, format, isOpaque, colors };
}

/** Not every canvas has wide colours; where it has none, the browser converts them as it does others. @param {import('./profile.js').ColorFacts} colors */
function drawable(colors) {
  if (colors.space === 'srgb') return colors;
  const ctx = document.createElement('canvas').getContext('2d', { colorSpace: colors.space });
  return ctx?.getContextAttributes().colorSpace === colors.space ? colors : { space: /** @type {const} */ ('srgb'), converted: 'Display P3' };
}

/** @param {import('../model/types.js').Size} size @param {string} name */
function checkSize({ width, height }, name) {
  if (width <= MAX_SIDE && height <= MAX_SIDE && width * height <= MAX_PIXELS) return;
  throw new Problem('too-many-pixels', { name, detail: `${width} × ${height}` });
}

/**
 * The same picture with its pixels upright. Chromium keeps those of a camera that was held upright as they lie in the file and
 * turns them when it draws; but a part of such a bitmap is cut out before that, from elsewhere.
 * @param {ImageBitmap} bitmap @param {File} file @param {string} format @param {PredefinedColorSpace} colorSpace
 */
async function turned(bitmap, file, format, colorSpace) {
  const mayBeTurned = format === 'png' ? (await chunksIn(file))?.some(({ type }) => type === 'eXIf') : CAMERA.includes(format);
  if (!mayBeTurned) return bitmap;
  const upright = surfacesIn(colorSpace)(bitmap.width, bitmap.height);
  contextOf(upright).drawImage(bitmap, 0, 0);
  bitmap.close();
  return 'transferToImageBitmap' in upright ? upright.transferToImageBitmap() : createImageBitmap(upright);
}

/** The file that the server gets: it reads fewer formats than the browser. @param {Photo} photo @returns {Promise<File>} */
export async function forServer({ bitmap, file, format, isOpaque }) {
  if (UPLOADED_AS_IT_IS.includes(format)) return file;
  const surface = emptySurface(bitmap.width, bitmap.height);
  contextOf(surface).drawImage(bitmap, 0, 0);
  // What is transparent already would be black in a JPEG, and might be taken for the subject.
  const kind = isOpaque || !hasHoles(surface) ? 'jpeg' : 'png';
  const blob = await encode(surface, `image/${kind}`, 0.95);
  if (!blob) throw new Problem('too-many-pixels', { name: file.name });
  return new File([blob], `${file.name.replace(/\.[^.]*$/, '')}.${kind === 'jpeg' ? 'jpg' : kind}`, { type: blob.type });
}

/** @param {import('../draw/assets.js').Surface} surface @returns {boolean} whether a pixel is transparent */
function hasHoles(surface) {
  const rows = 256;
  for (let y = 0; y < surface.height; y += rows) {
    const { data } = contextOf(surface).getImageData(0, y, surface.width, Math.min(rows, surface.height - y));
    for (let i = 3; i < data.length; i += 4) if (data[i] < 255) return true;
  }
  return false;
}

/** @param {Uint8Array} head @returns {string} */
function formatOf(head) {
  const text = String.fromCharCode(...head);
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('\x89PNG')) return 'png';
  if (text.startsWith('GIF8')) return 'gif';
  if (text.startsWith('BM')) return 'bmp';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
  if (text.slice(4, 8) === 'ftyp') return /avif|avis/.test(text.slice(8, 32)) ? 'avif' : 'heic';
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return 'tiff';
  return '';
}

/** Browsers show what there is of a file that ends too early. @param {File} file @param {string} format */
async function isCutShort(file, format) {
  if (format === 'png') return (await chunksIn(file)) === null; // A design's has another whole PNG within.
  if (format !== 'jpeg') return false;
  const bytes = new Uint8Array(await file.arrayBuffer());
  return !hasPair(bytes, firstScan(bytes), 0xff, 0xd9);
}

/** Where the pixels begin: before them, a thumbnail may have an end marker of its own. @param {Uint8Array} jpeg */
function firstScan(jpeg) {
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda) {
    at += jpeg[at + 1] === 0xff ? 1 : 2 + jpeg[at + 2] * 256 + jpeg[at + 3];
  }
  return at;
}

/** Looks from the end, where it is found at once. @param {Uint8Array} bytes @param {number} from @param {number} a @param {number} b */
function hasPair(bytes, from, a, b) {
  for (let i = bytes.length - 2; i >= Math.max(0, from); i--) {
    if (bytes[i] === a && bytes[i + 1] === b) return true;
  }
  return false;
}
