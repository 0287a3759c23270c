// @ts-check
/**
 * What a file is to be, as data.
 *
 * @typedef {import('./types.js').Size} Size
 * @typedef {'all' | 'subject' | 'text'} What
 * @typedef {'png' | 'jpeg' | 'webp'} Format
 *
 * @typedef {object} ExportOptions
 * @property {What} what
 * @property {Format} format
 * @property {number} quality % of JPEG and WebP
 * @property {number} scale % of the photo's size
 * @property {boolean} isEditable the PNG takes the photo and the scene with it; nobody is to post a photo's place unasked
 */

/** @type {What[]} */
export const WHATS = ['all', 'subject', 'text'];
/** @type {Format[]} */
export const FORMATS = ['png', 'jpeg', 'webp'];
export const QUALITY = { min: 1, max: 100, step: 1 };
export const SCALE = { min: 25, max: 400, step: 1 };
/** Scales at hand. */
export const SCALES = [25, 50, 100, 200, 400];

/** @type {ExportOptions} */
export const DEFAULTS = { what: 'all', format: 'png', quality: 90, scale: 100, isEditable: false };

/** A longer canvas is not drawn by every browser, and some do not say so. */
const MAX_SIDE = 16384;
/** More pixels on one canvas are more than many machines have. */
const MAX_WHOLE = 120e6;
/** WebP has 14 bits for a side. */
const MAX_WEBP_SIDE = 16383;

/** @param {Size} photo @param {number} scale % @returns {Size} of the file; as the renderer rounds */
export function targetSize(photo, scale) {
  const of = (/** @type {number} */ side) => Math.max(1, Math.round((side * scale) / 100));
  return { width: of(photo.width), height: of(photo.height) };
}

/** Whether a file can be made: of what is not written row by row, the browser needs the whole on a canvas. @param {Size} size @param {Format} format */
export function canMake({ width, height }, format) {
  const longest = format === 'webp' ? MAX_WEBP_SIDE : MAX_SIDE;
  return format === 'png' || (width <= longest && height <= longest && width * height <= MAX_WHOLE);
}

/** Whether a file can take its scene with it, to be opened again. @param {ExportOptions} options */
export function canEmbed({ format, what }) {
  return format === 'png' && what === 'all';
}

/** What a file is called if nobody says otherwise, without its ending. @param {string} photo @param {What} what @returns {string} */
export function stemOf(photo, what) {
  const stem = photo.replace(/\.[^.]*$/, '') || 'photo';
  return `${stem}-${what === 'all' ? 'text-behind' : what}`;
}

/** @param {string} typed @param {string} otherwise @param {Format | 'tbi'} format tbi: a project @returns {string} a name that every system takes */
export function fileName(typed, otherwise, format) {
  const stem = typed.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '-').replace(/^[.\s]+|[.\s]+$/g, '').slice(0, 180);
  const ending = format === 'jpeg' ? 'jpg' : format;
  return `${(stem || otherwise).replace(new RegExp(`\\.${ending}$`, 'i'), '')}.${ending}`;
}
