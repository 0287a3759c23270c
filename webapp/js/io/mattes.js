// @ts-check
import { ownSource } from './export-source.js';
import { answerTo } from './matte-job.js';
import { NoWorker, askers } from './workers.js';

/**
 * What is made of a mask, beside the page's own thread where the browser can.
 *
 * @typedef {import('../draw/assets.js').Pixels} Pixels
 * @typedef {import('../model/types.js').Size} Size
 * @typedef {import('../model/types.js').Subject} Subject
 * @typedef {import('./matte-job.js').MatteAnswer} MatteAnswer
 */

const askWorker = askers(new URL('./matte-worker.js', import.meta.url));
/** @type {WeakMap<Blob, number>} */
const ids = new WeakMap();
let lastId = 0;

/**
 * @param {Pixels} photo at the size that is wanted
 * @param {Blob} mask as it came
 * @param {Subject} subject
 * @param {{scale: number, own: Size, sizes?: Size[], colorSpace?: PredefinedColorSpace}} how scale: pixels of the photo here to the photo's own; own: the photo's own size; sizes: of copies that are wanted too
 * @returns {Promise<MatteAnswer>}
 */
export function makeMatte(photo, mask, subject, { scale, own, sizes = [], colorSpace = 'srgb' }) {
  return ask({ kind: 'matte', found: found(mask, own), subject, size: sizeOf(photo), scale, sizes, colorSpace }, photo);
}

/** The mask as the subject's controls and the brush leave it, as a PNG of the photo's size. @param {Size} photo @param {Blob} mask @param {Subject} subject @returns {Promise<Blob>} */
export function makeMask(photo, mask, subject) {
  return ask({ kind: 'mask', found: found(mask, photo), subject, size: sizeOf(photo) });
}

/** Somebody's own mask as one of ours: grey, of the photo's size. @param {File} file @param {Size} photo @returns {Promise<Blob>} PNG */
export function importMask(file, photo) {
  return ask({ kind: 'import', file, size: sizeOf(photo) });
}

/** @param {import('./matte-job.js').Question} question @param {Pixels} [photo] @returns {Promise<any>} */
async function ask(question, photo) {
  const onPage = () => answerTo(question, async () => /** @type {Pixels} */ (photo));
  if (typeof OffscreenCanvas !== 'function') return onPage();
  try {
    return await askWorker(question, async (wanted) => {
      const given = await ownSource({ photo: /** @type {Pixels} */ (photo), matte: null }).piece(wanted);
      return { given, transfer: [/** @type {ImageBitmap} */ (given.photo)] };
    });
  } catch (error) {
    if (error instanceof NoWorker) return onPage();
    throw error;
  }
}

/** @param {Blob} file @param {Size} photo @returns {import('./matte-job.js').Found} */
function found(file, photo) {
  const id = ids.get(file) ?? ++lastId;
  ids.set(file, id);
  return { file, id, photo: sizeOf(photo) };
}

/** @param {Size} of @returns {Size} */
function sizeOf({ width, height }) {
  return { width, height };
}
