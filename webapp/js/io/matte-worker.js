// @ts-check
import { maskOf } from '../draw/mask.js';
import { matteOf } from '../draw/matte.js';

/**
 * @typedef {object} Question
 * @property {ImageBitmap} photo at the size that is wanted
 * @property {ImageBitmap} mask grey, of any size
 * @property {import('../model/types.js').Subject} subject
 * @property {number} scale pixels of the photo here to the photo's own
 * @property {PredefinedColorSpace} colorSpace
 * @property {boolean} isMask whether the mask itself is wanted, as a PNG
 */

self.onmessage = async ({ data: { id, question } }) => {
  try {
    const { answer, transfer } = await answerTo(question);
    self.postMessage({ id, answer }, { transfer });
  } catch (error) {
    self.postMessage({ id, error });
  }
};

/** @param {Question} question @returns {Promise<{answer: unknown, transfer: Transferable[]}>} */
async function answerTo({ photo, mask, subject, scale, colorSpace, isMask }) {
  const surface = (/** @type {number} */ width, /** @type {number} */ height) => {
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d', { colorSpace });
    return canvas;
  };
  const grey = (/** @type {number} */ width, /** @type {number} */ height) => new OffscreenCanvas(width, height);
  const effective = /** @type {OffscreenCanvas} */ (maskOf(mask, subject, scale, photo, grey));
  mask.close();
  if (isMask) return { answer: await effective.convertToBlob({ type: 'image/png' }), transfer: [] };
  const matte = matteOf(photo, effective, surface);
  photo.close();
  const answer = {
    core: /** @type {OffscreenCanvas} */ (matte.core).transferToImageBitmap(),
    subject: /** @type {OffscreenCanvas} */ (matte.subject).transferToImageBitmap(),
    coverage: matte.coverage,
  };
  return { answer, transfer: [answer.core, answer.subject] };
}
