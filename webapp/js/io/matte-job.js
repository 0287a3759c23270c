// @ts-check
import { contextOf, shrunk } from '../draw/assets.js';
import { maskOf } from '../draw/mask.js';
import { matteOf } from '../draw/matte.js';
import { Problem } from './problem.js';
import { emptySurface, encode, surfacesIn } from './surfaces.js';

/**
 * What is made of a mask: in a worker, or on the page where workers have no canvases.
 *
 * @typedef {import('../draw/assets.js').Matte} Matte
 * @typedef {import('../draw/assets.js').Pixels} Pixels
 * @typedef {import('../draw/assets.js').Surface} Surface
 * @typedef {import('../model/types.js').Size} Size
 * @typedef {import('../model/types.js').Subject} Subject
 *
 * @typedef {object} Found a mask as it came
 * @property {Blob} file
 * @property {number} id the same file has the same
 * @property {Size} photo the own size of the photo that it is of
 *
 * @typedef {{kind: 'matte', found: Found, subject: Subject, size: Size, scale: number, colorSpace: PredefinedColorSpace, sizes: Size[]}} MatteQuestion
 *     what the renderer needs; size: of the photo that is given, which has `scale` pixels for one of the photo's own; sizes: of the
 *     smaller copies that are wanted too
 * @typedef {{kind: 'mask', found: Found, subject: Subject, size: Size}} MaskQuestion the mask that counts, as a PNG
 * @typedef {{kind: 'import', file: File, size: Size}} ImportQuestion somebody's own mask as one of ours, as a PNG
 * @typedef {MatteQuestion | MaskQuestion | ImportQuestion} Question
 *
 * @typedef {Matte & {coverage: number, copies: Matte[]}} MatteAnswer coverage: the subject's share of the photo, 0 to 1
 */

/** Masks may come at another resolution, but never of another picture. */
const MAX_SHAPE_ERROR = 0.02;
/** Rows that are looked at in one go. */
const ROWS = 256;

/** Decoding is a good part of the work, and the next question is likely to be about the same one. @type {{id: number, mask: ImageBitmap} | null} */
let last = null;

/** @param {Question} question @param {() => Promise<Pixels>} photo the one that is asked about, which stays whose it is @returns {Promise<MatteAnswer | Blob>} */
export async function answerTo(question, photo) {
  if (question.kind === 'import') return toPng(await imported(question));
  const { found, subject, size } = question;
  if (question.kind === 'mask') return toPng(maskOf(await read(found), subject, 1, size, emptySurface));
  const { scale, colorSpace, sizes } = question;
  const surface = surfacesIn(colorSpace);
  const mask = maskOf(await read(found), subject, scale, size, emptySurface);
  const matte = matteOf(await photo(), mask, surface);
  const { coverage, around } = matte;
  /** @param {(pixels: Surface) => Pixels} take */
  const taken = (take) => ({ core: take(matte.core), subject: take(matte.subject), around });
  const copies = sizes.map((one) => taken((whole) => pixelsOf(shrunk(whole, one, surface))));
  return { ...taken(pixelsOf), coverage, copies };
}

/** @param {Found} found @returns {Promise<ImageBitmap>} which stays here */
async function read({ file, id, photo }) {
  if (last?.id === id) return last.mask;
  last?.mask.close();
  last = null;
  const mask = await createImageBitmap(file, { colorSpaceConversion: 'none' }).catch((cause) => {
    throw new Problem('server', { detail: 'The server sent a mask that is no picture', cause });
  });
  mustBeLike(mask, photo, new Problem('other-shape'));
  last = { id, mask };
  return mask;
}

/** What is transparent is background; without transparency, what is dark. @param {ImportQuestion} question @returns {Promise<Surface>} grey */
async function imported({ file, size: { width, height } }) {
  const picture = await createImageBitmap(file).catch((cause) => {
    throw new Problem('not-image', { name: file.name, cause });
  });
  mustBeLike(picture, { width, height }, new Problem('mask-shape', { name: file.name }));
  const mask = emptySurface(width, height);
  const ctx = contextOf(mask, { willReadFrequently: true });
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(picture, 0, 0, width, height);
  picture.close();
  /** @param {(data: Uint8ClampedArray, rows: ImageData, y: number) => boolean} look whether to go on */
  const strips = (look) => {
    for (let y = 0, goesOn = true; y < height && goesOn; y += ROWS) {
      const rows = ctx.getImageData(0, y, width, Math.min(ROWS, height - y));
      goesOn = look(rows.data, rows, y);
    }
  };
  let isOpaque = true;
  strips((data) => {
    for (let i = 3; i < data.length && isOpaque; i += 4) isOpaque = data[i] === 255;
    return isOpaque;
  });
  strips((data, rows, y) => {
    for (let i = 0; i < data.length; i += 4) {
      const level = isOpaque ? 0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2] : data[i + 3];
      data[i] = data[i + 1] = data[i + 2] = level;
      data[i + 3] = 255;
    }
    ctx.putImageData(rows, 0, y);
    return true;
  });
  return mask;
}

/** @param {ImageBitmap} mask is closed if it is not of the photo's shape @param {Size} photo @param {Problem} problem */
function mustBeLike(mask, photo, problem) {
  if (Math.abs((mask.width / mask.height) * (photo.height / photo.width) - 1) <= MAX_SHAPE_ERROR) return;
  mask.close();
  throw problem;
}

/** @param {Surface} surface @returns {Promise<Blob>} */
async function toPng(surface) {
  const png = await encode(surface, 'image/png');
  if (!png) throw new Problem('no-room');
  return png;
}

/** What can leave a worker. @param {Surface} surface is used up @returns {Pixels} */
function pixelsOf(surface) {
  return 'transferToImageBitmap' in surface ? surface.transferToImageBitmap() : surface;
}
