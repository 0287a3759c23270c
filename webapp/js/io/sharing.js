// @ts-check
import { contextOf } from '../draw/assets.js';
import { emptySurface } from './surfaces.js';

/**
 * Pictures for another thread without a copy of their pixels: a bitmap is copied when it is handed on, a video frame is not. Browsers
 * may keep a frame's pixels otherwise than a canvas's, though, and not each has frames.
 *
 * @typedef {import('../draw/assets.js').Pixels} Pixels
 * @typedef {import('./export-source.js').Pictures} Pictures
 * @typedef {{photo: VideoFrame, matte: {core: VideoFrame, subject: VideoFrame} | null}} Shared
 */

/** What drawing 64 pixels of a picture may take if it does not depend on how large the picture is. */
const AT_HAND_MS = 3;

/** @param {Pictures} pictures which stay whose they are @returns {Shared | null} null where they cannot be shared */
export function share({ photo, matte }) {
  if (typeof VideoFrame !== 'function') return null; // As on an address without https.
  /** @type {VideoFrame[]} */
  const made = [];
  const frame = (/** @type {Pixels} */ pixels) => {
    made.push(new VideoFrame(pixels, { timestamp: 0 }));
    return made[made.length - 1];
  };
  try {
    return { photo: frame(photo), matte: matte && { core: frame(matte.core), subject: frame(matte.subject) } };
  } catch {
    made.forEach((one) => one.close());
    return null;
  }
}

/** What has to be handed over with them. @param {Shared | null} shared @returns {VideoFrame[]} */
export function framesOf(shared) {
  return shared ? [shared.photo, ...(shared.matte ? [shared.matte.core, shared.matte.subject] : [])] : [];
}

/** @param {Shared} shared @returns {Promise<{photo: ImageBitmap, matte: {core: ImageBitmap, subject: ImageBitmap} | null}>} */
export async function taken(shared) {
  const [photo, core, subject] = await Promise.all(framesOf(shared).map(bitmapOf));
  return { photo, matte: core && { core, subject } };
}

/** @param {VideoFrame} frame */
async function bitmapOf(frame) {
  try {
    return await createImageBitmap(frame);
  } finally {
    frame.close();
  }
}

/** Whether what comes out of a frame here is what went in, in all colours and half transparent. @returns {Promise<boolean>} */
export async function canTake() {
  try {
    const canvas = /** @type {OffscreenCanvas} */ (emptySurface(256, 4));
    const pixels = new ImageData(256, 4);
    pixels.data.forEach((_, i) => (pixels.data[i] = (i * 37 + (i >> 10) * 85) & 255));
    contextOf(canvas).putImageData(pixels, 0, 0);
    const before = contextOf(canvas).getImageData(0, 0, 256, 4).data;
    const after = await bitmapOf(new VideoFrame(canvas, { timestamp: 0 }));
    contextOf(canvas).clearRect(0, 0, 256, 4);
    contextOf(canvas).drawImage(after, 0, 0);
    after.close();
    return contextOf(canvas).getImageData(0, 0, 256, 4).data.every((value, i) => value === before[i]);
  } catch {
    return false;
  }
}

/**
 * Whether a part of a picture is drawn as quickly as if the picture had no more than that part. Not where its pixels lie in a graphics
 * card, so that for each part all of them are fetched anew.
 * @param {ImageBitmap} picture @param {PredefinedColorSpace} colorSpace
 */
export function isAtHand(picture, colorSpace) {
  const ctx = /** @type {import('../draw/assets.js').Context} */ (emptySurface(64, 1).getContext('2d', { colorSpace, willReadFrequently: true }));
  const draw = () => {
    const begun = performance.now();
    ctx.drawImage(picture, 0, 0);
    ctx.getImageData(0, 0, 1, 1); // Now it is drawn.
    return performance.now() - begun;
  };
  draw(); // The first time, its colours may be converted, which then is done.
  return draw() < AT_HAND_MS;
}
