// @ts-check
import { contextOf } from './assets.js';
import { cleanPlate } from './plate.js';

/**
 * @typedef {import('./assets.js').Matte} Matte
 * @typedef {import('./assets.js').Pixels} Pixels
 * @typedef {import('./assets.js').Surface} Surface
 * @typedef {import('./assets.js').Assets['surface']} MakeSurface
 */

/** The plate is a blur; it need not be finer than this. */
const PLATE_SIDE = 640;
/** Rows at a time, so that a large photo does not need several copies of itself. */
const STRIP = 256;

/**
 * The subject by its mask, and where it hides a text whole. It is whole there too: resampled, two halves of it would let the text
 * through where they meet.
 * @param {Pixels} photo
 * @param {Pixels} mask grey, white is subject; of the photo's size
 * @param {MakeSurface} surface
 * @returns {{core: Surface, subject: Surface, coverage: number, around: import('../model/types.js').Rect}} coverage is the subject's
 *     share of the photo, 0 to 1; around as in Matte
 */
export function matteOf(photo, mask, surface) {
  const { width, height } = photo;
  const plate = plateOf(photo, mask, surface);
  const core = surface(width, height);
  const subject = surface(width, height);
  let covered = 0;
  const edges = { left: width, right: 0, top: height, bottom: 0 };
  for (let y = 0; y < height; y += STRIP) {
    const rows = Math.min(STRIP, height - y);
    /** @param {Pixels} pixels */
    const strip = (pixels) => readRows(pixels, y, rows, { width, height }, surface);
    const cut = divide(strip(photo), strip(mask), strip(plate));
    covered += cut.covered;
    widen(edges, cut.subject, width, y);
    put(core, cut.core, rows, y);
    put(subject, cut.subject, rows, y);
  }
  const { left, top } = edges;
  const around = { x: left / width, y: top / height, width: Math.max(0, edges.right - left) / width, height: Math.max(0, edges.bottom - top) / height };
  return { core, subject, coverage: covered / (width * height), around };
}

/** @param {{left: number, right: number, top: number, bottom: number}} edges of what is known so far @param {Uint8ClampedArray} subject more rows @param {number} width @param {number} y of the first row */
function widen(edges, subject, width, y) {
  for (let i = 3, x = 0, row = y; i < subject.length; i += 4, x++) {
    if (x === width) [x, row] = [0, row + 1];
    if (subject[i] === 0) continue;
    if (x < edges.left) edges.left = x;
    if (x >= edges.right) edges.right = x + 1;
    if (row < edges.top) edges.top = row;
    edges.bottom = row + 1;
  }
}

/** @param {Uint8ClampedArray} photo @param {Uint8ClampedArray} mask @param {Uint8ClampedArray} plate */
function divide(photo, mask, plate) {
  const core = new Uint8ClampedArray(photo.length);
  const subject = new Uint8ClampedArray(photo.length);
  let covered = 0;
  for (let i = 0; i < photo.length; i += 4) {
    const alpha = mask[i];
    covered += alpha / 255;
    if (alpha === 0) continue;
    const a = alpha / 255;
    // photo = a·subject + (1-a)·background, solved for the subject.
    for (let c = i; c < i + 3; c++) subject[c] = (photo[c] - (1 - a) * plate[c]) / a;
    subject[i + 3] = alpha;
    if (alpha === 255) core[i + 3] = 255;
  }
  return { core, subject, covered };
}

/** @param {Pixels} photo @param {Pixels} mask @param {MakeSurface} surface @returns {Surface} */
function plateOf(photo, mask, surface) {
  const shrink = Math.min(1, PLATE_SIDE / Math.max(photo.width, photo.height));
  const width = Math.max(1, Math.round(photo.width * shrink));
  const height = Math.max(1, Math.round(photo.height * shrink));
  const plate = surface(width, height);
  const pixels = cleanPlate(
    readRows(photo, 0, height, { width, height }, surface),
    readRows(mask, 0, height, { width, height }, surface),
    width,
    height,
  );
  put(plate, pixels, height, 0);
  return plate;
}

/** In the surface's own colours, which need not be sRGB. @param {Surface} surface @param {Uint8ClampedArray} pixels @param {number} rows @param {number} y */
function put(surface, pixels, rows, y) {
  const ctx = contextOf(surface);
  const image = ctx.createImageData(surface.width, rows);
  image.data.set(pixels);
  ctx.putImageData(image, 0, y);
}

/**
 * @param {Pixels} pixels
 * @param {number} y first row
 * @param {number} rows
 * @param {{width: number, height: number}} size to which the picture is stretched first
 * @param {MakeSurface} surface
 * @returns {Uint8ClampedArray}
 */
function readRows(pixels, y, rows, size, surface) {
  const ctx = contextOf(surface(size.width, rows));
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(pixels, 0, -y, size.width, size.height);
  return ctx.getImageData(0, 0, size.width, rows).data;
}
