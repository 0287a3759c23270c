// @ts-check
/**
 * Growing and softening of grey pictures, in a time that does not depend on how far.
 */

/**
 * The greatest level within an octagon of a radius: a square's and a diamond's sum, which is nearly a disc. The soft edge keeps
 * its shape and moves outwards.
 * @param {Uint8ClampedArray} levels row by row
 * @param {number} width
 * @param {number} height
 * @param {number} radius pixels
 * @returns {Uint8ClampedArray<ArrayBuffer>}
 */
export function dilate(levels, width, height, radius) {
  const diamond = Math.round((radius * (2 - Math.SQRT2)) / 2);
  const square = radius - 2 * diamond;
  // Two diagonal lines of n steps make a diamond that reaches 2n pixels along the axes, with holes that the square closes.
  const out = new Uint8ClampedArray(levels);
  if (square > 0 || diamond > 0) {
    rows(out, width, height, Math.max(1, square));
    columns(out, width, height, Math.max(1, square));
  }
  if (diamond > 0) {
    diagonals(out, width, height, diamond, 1);
    diagonals(out, width, height, diamond, -1);
  }
  return out;
}

/** @param {Uint8ClampedArray} levels @param {number} width @param {number} height @param {number} radius */
function rows(levels, width, height, radius) {
  for (let y = 0; y < height; y++) line(levels, y * width, 1, width, radius);
}

/** @param {Uint8ClampedArray} levels @param {number} width @param {number} height @param {number} radius */
function columns(levels, width, height, radius) {
  for (let x = 0; x < width; x++) line(levels, x, width, height, radius);
}

/** @param {Uint8ClampedArray} levels @param {number} width @param {number} height @param {number} radius @param {1 | -1} way down to the right or to the left */
function diagonals(levels, width, height, radius, way) {
  for (let start = 0; start < width + height - 1; start++) {
    const y = Math.max(0, start - width + 1);
    const x = way === 1 ? Math.max(0, width - 1 - start) : Math.min(start, width - 1);
    const length = Math.min(height - y, way === 1 ? width - x : x + 1);
    line(levels, y * width + x, width + way, length, radius);
  }
}

let forward = new Uint8Array(0);
let backward = new Uint8Array(0);

/**
 * Maximum over 2·radius + 1 neighbours by running maxima of blocks from both sides (van Herk 1992, Gil and Werman 1993): three
 * comparisons a pixel.
 * @param {Uint8ClampedArray} levels
 * @param {number} start
 * @param {number} step
 * @param {number} length
 * @param {number} radius
 */
function line(levels, start, step, length, radius) {
  const span = 2 * radius + 1;
  const padded = Math.ceil((length + 2 * radius) / span) * span;
  if (forward.length < padded) [forward, backward] = [new Uint8Array(padded), new Uint8Array(padded)];
  for (let i = 0; i < padded; i++) {
    const at = i - radius;
    const level = at >= 0 && at < length ? levels[start + at * step] : 0;
    forward[i] = i % span === 0 ? level : Math.max(forward[i - 1], level);
    backward[i] = level;
  }
  for (let i = padded - 2; i >= 0; i--) if ((i + 1) % span !== 0) backward[i] = Math.max(backward[i], backward[i + 1]);
  for (let i = 0; i < length; i++) levels[start + i * step] = Math.max(backward[i], forward[i + span - 1]);
}

/**
 * A Gaussian, by three means in a row (as SVG's feGaussianBlur has it); beyond its edge the picture goes on as it ends.
 * @param {Uint8ClampedArray} levels
 * @param {number} width
 * @param {number} height
 * @param {number} sigma pixels
 * @returns {Uint8ClampedArray<ArrayBuffer>}
 */
export function feather(levels, width, height, sigma) {
  const size = Math.max(1, Math.round((sigma * 3 * Math.sqrt(2 * Math.PI)) / 4));
  const out = Float32Array.from(levels);
  const buffer = new Float32Array(Math.max(width, height));
  const radii = size % 2 === 1 ? [[size >> 1, size >> 1], [size >> 1, size >> 1], [size >> 1, size >> 1]] : [[size / 2, size / 2 - 1], [size / 2 - 1, size / 2], [size / 2, size / 2]];
  for (const [before, after] of radii) {
    for (let y = 0; y < height; y++) mean(out, y * width, 1, width, before, after, buffer);
    for (let x = 0; x < width; x++) mean(out, x, width, height, before, after, buffer);
  }
  return new Uint8ClampedArray(out);
}

/** @param {Float32Array} levels @param {number} start @param {number} step @param {number} length @param {number} before @param {number} after @param {Float32Array} buffer */
function mean(levels, start, step, length, before, after, buffer) {
  const last = length - 1;
  const at = (/** @type {number} */ i) => levels[start + Math.min(last, Math.max(0, i)) * step];
  let sum = 0;
  for (let i = -before; i <= after; i++) sum += at(i);
  for (let i = 0; i < length; i++) {
    buffer[i] = sum / (before + after + 1);
    sum += at(i + after + 1) - at(i - before);
  }
  for (let i = 0; i < length; i++) levels[start + i * step] = buffer[i];
}
