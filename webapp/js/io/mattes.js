// @ts-check
import { contextOf } from '../draw/assets.js';
import { Problem } from './problem.js';
import { emptySurface, encode } from './surfaces.js';
import { askers } from './workers.js';

/**
 * What is computed from a mask, beside the page's own thread.
 *
 * @typedef {import('../draw/assets.js').Matte & {coverage: number}} Found coverage: the subject's share of the photo, 0 to 1
 * @typedef {import('../model/types.js').Subject} Subject
 */

/** Masks may come at another resolution, but never of another picture. */
const MAX_SHAPE_ERROR = 0.02;

const ask = askers(new URL('./matte-worker.js', import.meta.url));

/**
 * A mask as it came, checked.
 * @param {Blob} file
 * @param {import('../model/types.js').Size} photo
 * @returns {Promise<ImageBitmap>}
 */
export async function readMask(file, photo) {
  const mask = await createImageBitmap(file, { colorSpaceConversion: 'none' }).catch((cause) => {
    throw new Problem('server', { detail: 'The server sent a mask that is no picture', cause });
  });
  const shape = (mask.width / mask.height) * (photo.height / photo.width);
  if (Math.abs(shape - 1) <= MAX_SHAPE_ERROR) return mask;
  mask.close();
  throw new Problem('other-shape');
}

/**
 * @param {ImageBitmap | OffscreenCanvas} photo at the size that is wanted
 * @param {ImageBitmap} mask
 * @param {Subject} subject
 * @param {number} scale pixels of the photo here to the photo's own
 * @param {PredefinedColorSpace} [colorSpace]
 * @returns {Promise<Found>}
 */
export async function makeMatte(photo, mask, subject, scale, colorSpace = 'srgb') {
  const copies = await Promise.all([createImageBitmap(photo), createImageBitmap(mask)]);
  return ask({ photo: copies[0], mask: copies[1], subject, scale, colorSpace, isMask: false }, copies);
}

/** The mask as the subject's controls and the brush leave it, as a PNG of the photo's size. @param {ImageBitmap} photo @param {ImageBitmap} mask @param {Subject} subject @returns {Promise<Blob>} */
export async function makeMask(photo, mask, subject) {
  const copy = await createImageBitmap(mask);
  const size = await createImageBitmap(photo);
  return ask({ photo: size, mask: copy, subject, scale: 1, colorSpace: 'srgb', isMask: true }, [copy, size]);
}

/**
 * Somebody's own mask as one of ours: grey, of the photo's size. What is transparent is background; without transparency, what is
 * dark.
 * @param {File} file
 * @param {import('../model/types.js').Size} photo
 * @returns {Promise<Blob>} PNG
 */
export async function importMask(file, photo) {
  const picture = await createImageBitmap(file).catch((cause) => {
    throw new Problem('not-image', { name: file.name, cause });
  });
  const shape = (picture.width / picture.height) * (photo.height / photo.width);
  if (Math.abs(shape - 1) > MAX_SHAPE_ERROR) throw new Problem('mask-shape', { name: file.name });
  const mask = emptySurface(photo.width, photo.height);
  const ctx = contextOf(mask);
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(picture, 0, 0, photo.width, photo.height);
  picture.close();
  const pixels = ctx.getImageData(0, 0, photo.width, photo.height);
  const { data } = pixels;
  let isOpaque = true;
  for (let i = 3; i < data.length && isOpaque; i += 4) isOpaque = data[i] === 255;
  for (let i = 0; i < data.length; i += 4) {
    const level = isOpaque ? 0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2] : data[i + 3];
    data[i] = data[i + 1] = data[i + 2] = level;
    data[i + 3] = 255;
  }
  ctx.putImageData(pixels, 0, 0);
  const png = await encode(mask, 'image/png');
  if (!png) throw new Problem('no-room');
  return png;
}
