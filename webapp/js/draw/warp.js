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

/** Multiplies alpha in. @param {ImageData} image @param {Rect} rect where it is @returns {Flat} */
export function flatOf({ data, colorSpace }, rect) {
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3];
    if (alpha === 255) continue;
    const share = alpha / 255;
    data[i] *= share;
    data[i + 1] *= share;
    data[i + 2] *= share;
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
  const stride = width * 4;
  const texels = new Uint32Array(data.buffer);
  const drawn = new Uint32Array(result.buffer);
  const [a, b, c, d, e, f, g, h, i] = back;
  // Plain numbers and no lists from here on: this runs for every pixel.
  let across = 1;
  let down = 1;
  let ux = 0;
  let uy = 0;
  let vx = 0;
  let vy = 0;
  for (let row = 0, pixel = 0; row < region.height; row++) {
    const y = region.y + row + 0.5;
    for (let column = 0; column < region.width; column++, pixel++) {
      const x = region.x + column + 0.5;
      const w = g * x + h * y + i;
      if (w <= 0 || w > 1 / NEAR) continue; // Behind the eye, or too near: w is one over the depth.
      const depth = 1 / w;
      const u = (a * x + b * y + c) * depth;
      const v = (d * x + e * y + f) * depth;
      if (u < -1 || v < -1 || u > width + 1 || v > height + 1) continue;
      if (column % RUN === 0 || across === 0) {
        // How far one pixel of the result reaches on the flat picture; the next few reach nearly as far.
        ux = (a - u * g) * depth;
        uy = (b - u * h) * depth;
        vx = (d - v * g) * depth;
        vy = (e - v * h) * depth;
        across = tapsFor(Math.abs(ux) + Math.abs(vx));
        down = tapsFor(Math.abs(uy) + Math.abs(vy));
      }
      let red = 0;
      let green = 0;
      let blue = 0;
      let alpha = 0;
      for (let q = 0; q < down; q++) {
        const t = (q + 0.5) / down - 0.5;
        for (let p = 0; p < across; p++) {
          const s = (p + 0.5) / across - 0.5;
          const su = u + ux * s + uy * t - 0.5;
          const sv = v + vx * s + vy * t - 0.5;
          // The picture has an empty margin, so its outermost pixels need no neighbours.
          if (su < 0 || sv < 0 || su >= width - 1 || sv >= height - 1) continue;
          const left = su | 0;
          const top = sv | 0;
          const first = top * width + left;
          const texel = texels[first];
          const k = first * 4;
          if (texel === texels[first + 1] && texel === texels[first + width] && texel === texels[first + width + 1]) {
            if (texel === 0) continue;
            red += data[k];
            green += data[k + 1];
            blue += data[k + 2];
            alpha += data[k + 3];
            continue;
          }
          const fu = su - left;
          const fv = sv - top;
          const s0 = (1 - fu) * (1 - fv);
          const s1 = fu * (1 - fv);
          const s2 = (1 - fu) * fv;
          const s3 = fu * fv;
          const l = k + stride;
          red += data[k] * s0 + data[k + 4] * s1 + data[l] * s2 + data[l + 4] * s3;
          green += data[k + 1] * s0 + data[k + 5] * s1 + data[l + 1] * s2 + data[l + 5] * s3;
          blue += data[k + 2] * s0 + data[k + 6] * s1 + data[l + 2] * s2 + data[l + 6] * s3;
          alpha += data[k + 3] * s0 + data[k + 7] * s1 + data[l + 3] * s2 + data[l + 7] * s3;
        }
      }
      if (alpha === 0) continue;
      const share = 255 / alpha;
      const opacity = (alpha / (across * down) + 0.5) | 0;
      // Little-endian, as every machine with a browser is.
      drawn[pixel] =
        (opacity << 24) | ((blue * share + 0.5) << 16) | ((green * share + 0.5) << 8) | ((red * share + 0.5) | 0);
    }
    across = 0; // The next row begins elsewhere.
  }
  return result;
}

/** @param {number} reach flat pixels */
function tapsFor(reach) {
  return reach <= ONE_TAP ? 1 : Math.min(MOST_TAPS, Math.ceil(reach));
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
