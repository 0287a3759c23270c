// @ts-check
import { NEAR, apply, invert, multiply, translation } from './matrix.js';

/**
 * Draws a flat picture in perspective, by asking for each pixel of the result where it comes from: smooth between the pixels,
 * and by the mean of several where the picture gets smaller.
 *
 * @typedef {import('../model/types.js').Rect} Rect
 * @typedef {import('./matrix.js').Matrix} Matrix
 * @typedef {{data: Uint8ClampedArray, rect: Rect, colorSpace: PredefinedColorSpace}} Flat RGBA, alpha multiplied in
 */

/** Per axis; more are needed only where a text runs into the distance. */
const MOST_TAPS = 4;
/** A pixel of the result may be this many of the flat picture without the mean of several. */
const ONE_TAP = 1.75;
/** Pixels of a row that are taken to reach equally far. */
const RUN = 16;
/** The bits of every other channel. */
const PAIR = 0xff00ff;

/** Multiplies alpha in. @param {ImageData} image @param {Rect} rect where it is @returns {Flat} */
export function flatOf({ data, colorSpace }, rect) {
  const texels = new Uint32Array(data.buffer);
  for (let pixel = 0, i = 0; pixel < texels.length; pixel++, i += 4) {
    const texel = texels[pixel];
    const alpha = texel >>> 24;
    if (alpha === 255 || texel === 0) continue;
    data[i] = (data[i] * alpha) / 255;
    data[i + 1] = (data[i + 1] * alpha) / 255;
    data[i + 2] = (data[i + 2] * alpha) / 255;
  }
  return { data, rect, colorSpace };
}

/**
 * @param {Flat} flat
 * @param {Matrix} matrix from the flat picture's plane to the result's
 * @param {Rect} region of the result
 * @returns {Uint8ClampedArray<ArrayBuffer>} RGBA
 */
export function warp({ data, rect }, matrix, region) {
  const result = new Uint8ClampedArray(region.width * region.height * 4);
  const back = invert(multiply(matrix, translation(rect.x, rect.y)));
  if (!back) return result;
  const { width, height } = rect;
  const texels = new Int32Array(data.buffer);
  const drawn = new Int32Array(result.buffer);
  const [a, b, c, d, e, f, g, h, i] = back;
  // Plain whole numbers and no lists from here on: this runs for every pixel.
  for (let row = 0; row < region.height; row++) {
    const y = region.y + row + 0.5;
    const [uy, vy, wy] = [b * y + c, e * y + f, h * y + i];
    const [from, to] = part(region, [
      [g, wy], // before the eye
      [-g, 1 / NEAR - wy], // and not too near: w is one over the depth
      [a, uy],
      [width * g - a, width * wy - uy],
      [d, vy],
      [height * g - d, height * wy - vy],
    ]);
    let [across, down, count] = [1, 1, 1];
    let [aslantU, aslantV, downU, downV] = [0, 0, 0, 0];
    for (let column = from; column < to; column++) {
      const x = region.x + column + 0.5;
      const depth = 1 / (g * x + wy);
      const u = (a * x + uy) * depth;
      const v = (d * x + vy) * depth;
      if (column % RUN === 0 || column === from) {
        // How far one pixel of the result reaches on the flat picture; the next few reach nearly as far.
        aslantU = (a - u * g) * depth;
        downU = (b - u * h) * depth;
        aslantV = (d - v * g) * depth;
        downV = (e - v * h) * depth;
        across = tapsFor(Math.abs(aslantU) + Math.abs(aslantV));
        down = tapsFor(Math.abs(downU) + Math.abs(downV));
        count = across * down;
      }
      let red = 0;
      let green = 0;
      let blue = 0;
      let alpha = 0;
      for (let q = 0; q < down; q++) {
        const t = (q + 0.5) / down - 0.5;
        for (let p = 0; p < across; p++) {
          const s = (p + 0.5) / across - 0.5;
          const su = u + aslantU * s + downU * t - 0.5;
          const sv = v + aslantV * s + downV * t - 0.5;
          // The picture has an empty margin, so its outermost pixels need no neighbours.
          if (su < 0 || sv < 0 || su >= width - 1 || sv >= height - 1) continue;
          const left = su | 0;
          const top = sv | 0;
          const first = top * width + left;
          const t0 = texels[first];
          const t1 = texels[first + 1];
          const t2 = texels[first + width];
          const t3 = texels[first + width + 1];
          if (t0 === t1 && t0 === t2 && t0 === t3) {
            if (t0 === 0) continue;
            red += (t0 & 255) << 8;
            green += t0 & 0xff00;
            blue += (t0 >>> 8) & 0xff00;
            alpha += (t0 >>> 16) & 0xff00;
            continue;
          }
          // Weights of 256 in all: two channels at a time have room in one number.
          const fu = ((su - left) * 256) | 0;
          const fv = ((sv - top) * 256) | 0;
          const w3 = (fu * fv + 128) >> 8;
          const w1 = fu - w3;
          const w2 = fv - w3;
          const w0 = 256 - fu - w2;
          const even = (((Math.imul(t0 & PAIR, w0) + Math.imul(t1 & PAIR, w1)) | 0) + ((Math.imul(t2 & PAIR, w2) + Math.imul(t3 & PAIR, w3)) | 0)) | 0;
          const odd = (((Math.imul((t0 >>> 8) & PAIR, w0) + Math.imul((t1 >>> 8) & PAIR, w1)) | 0) + ((Math.imul((t2 >>> 8) & PAIR, w2) + Math.imul((t3 >>> 8) & PAIR, w3)) | 0)) | 0;
          red += even & 0xffff;
          blue += even >>> 16;
          green += odd & 0xffff;
          alpha += odd >>> 16;
        }
      }
      if (alpha === 0) continue;
      const share = 255 / alpha;
      const opacity = (alpha / (count * 256) + 0.5) | 0;
      // Little-endian, as every machine with a browser is.
      drawn[row * region.width + column] = (opacity << 24) | ((blue * share + 0.5) << 16) | ((green * share + 0.5) << 8) | ((red * share + 0.5) | 0);
    }
  }
  return result;
}

/**
 * The columns of a row in which all of some lines are above nothing.
 * @param {Rect} region @param {Array<[number, number]>} lines slope and height of each, along x @returns {[number, number]} the first one and the one after the last
 */
function part({ x, width }, lines) {
  let [from, to] = [x, x + width];
  for (const [slope, start] of lines) {
    if (slope > 0) from = Math.max(from, -start / slope);
    else if (slope < 0) to = Math.min(to, -start / slope);
    else if (start <= 0) return [0, 0];
  }
  // One more on either side, for what a pixel reaches; but none on the other side of the eye.
  return [Math.max(0, Math.floor(from - x)), Math.min(width, Math.ceil(to - x))];
}

/** @param {number} reach flat pixels */
function tapsFor(reach) {
  return Math.min(MOST_TAPS, Math.max(1, Math.ceil(reach / ONE_TAP)));
}

/** How much larger a small area gets at a point. @param {Matrix} m @param {import('../model/types.js').Point} point */
export function stretchAt(m, point) {
  const step = 0.01;
  const here = apply(m, point);
  const right = apply(m, { x: point.x + step, y: point.y });
  const below = apply(m, { x: point.x, y: point.y + step });
  const area = (right.x - here.x) * (below.y - here.y) - (right.y - here.y) * (below.x - here.x);
  return Math.sqrt(Math.abs(area)) / step;
}
