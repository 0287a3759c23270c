// @ts-check
/**
 * PNG's filters (W3C PNG, third edition, 9): a row as differences from what is around each byte, which deflate packs better. Of
 * three that suit pictures of all kinds, each row gets the one whose differences are smaller in sum, as far as a sample of the row
 * tells.
 */

const UP = 2;
const AVERAGE = 3;
const PAETH = 4;
/** One pixel of so many is asked which filter suits. */
const SAMPLE = 16;
/** Paeth's takes twice as long as the others, so it has to be better by this factor. */
const WORTH = 0.97;

/**
 * @param {Uint8ClampedArray} rgba whole rows
 * @param {Uint8ClampedArray | null} before the row above them; null for the first ones
 * @param {number} width
 * @param {3 | 4} channels
 * @returns {Uint8Array<ArrayBuffer>} what is to be deflated
 */
export function filterRows(rgba, before, width, channels) {
  const length = 1 + width * channels;
  const pixels = wordsOf(rgba);
  const rows = pixels.length / width;
  const filtered = new Uint8Array(rows * length);
  let above = before ? wordsOf(before) : new Uint32Array(width);
  for (let y = 0; y < rows; y++) {
    const row = pixels.subarray(y * width, (y + 1) * width);
    const out = filtered.subarray(y * length, (y + 1) * length);
    out[0] = better(row, above);
    if (out[0] === UP) filterUp(row, above, out, channels);
    else if (out[0] === AVERAGE) filterAverage(row, above, out, channels);
    else filterPaeth(row, above, out, channels);
    above = row;
  }
  return filtered;
}

/** A pixel a number, red in its lowest bits: a processor on which a browser runs has it so. @param {Uint8ClampedArray} rgba */
function wordsOf({ buffer, byteOffset, byteLength }) {
  return new Uint32Array(buffer, byteOffset, byteLength / 4);
}

/** @param {Uint32Array} row @param {Uint32Array} above @returns {number} */
function better(row, above) {
  let ofUp = 0;
  let ofAverage = 0;
  let ofPaeth = 0;
  for (let x = 1; x < row.length; x += SAMPLE) {
    for (let shift = 0; shift < 24; shift += 8) {
      const value = row[x] >>> shift;
      const left = (row[x - 1] >>> shift) & 255;
      const upper = (above[x] >>> shift) & 255;
      ofUp += size(value - upper);
      ofAverage += size(value - ((left + upper) >> 1));
      ofPaeth += size(value - nearest(left, upper, (above[x - 1] >>> shift) & 255));
    }
  }
  if (ofPaeth < WORTH * Math.min(ofUp, ofAverage)) return PAETH;
  return ofUp <= ofAverage ? UP : AVERAGE;
}

/** Of a difference, as a byte with a sign. @param {number} difference */
function size(difference) {
  return Math.abs((difference << 24) >> 24);
}

/** @param {Uint32Array} row @param {Uint32Array} above @param {Uint8Array} out after its first byte @param {number} channels */
function filterUp(row, above, out, channels) {
  for (let x = 0, to = 1; x < row.length; x++, to += channels) put(out, to, minus(row[x], above[x]), channels);
}

/** @param {Uint32Array} row @param {Uint32Array} above @param {Uint8Array} out after its first byte @param {number} channels */
function filterAverage(row, above, out, channels) {
  let left = 0;
  for (let x = 0, to = 1; x < row.length; x++, to += channels) {
    const upper = above[x];
    const average = (left & upper) + (((left ^ upper) & 0xfefefefe) >>> 1); // of four bytes at once, rounded down
    put(out, to, minus(row[x], average), channels);
    left = row[x];
  }
}

/** Four bytes minus four others, each by itself. @param {number} one @param {number} other */
function minus(one, other) {
  return ((one | 0x80808080) - (other & 0x7f7f7f7f)) ^ ((one ^ ~other) & 0x80808080);
}

/** @param {Uint8Array} out @param {number} to @param {number} pixel @param {number} channels */
function put(out, to, pixel, channels) {
  out[to] = pixel;
  out[to + 1] = pixel >>> 8;
  out[to + 2] = pixel >>> 16;
  if (channels === 4) out[to + 3] = pixel >>> 24;
}

/** @param {Uint32Array} row @param {Uint32Array} above @param {Uint8Array} out after its first byte @param {number} channels */
function filterPaeth(row, above, out, channels) {
  let left = 0;
  let corner = 0;
  for (let x = 0, to = 1; x < row.length; x++, to += channels) {
    const pixel = row[x];
    const upper = above[x];
    out[to] = pixel - nearest(left & 255, upper & 255, corner & 255);
    out[to + 1] = (pixel >>> 8) - nearest((left >>> 8) & 255, (upper >>> 8) & 255, (corner >>> 8) & 255);
    out[to + 2] = (pixel >>> 16) - nearest((left >>> 16) & 255, (upper >>> 16) & 255, (corner >>> 16) & 255);
    if (channels === 4) out[to + 3] = (pixel >>> 24) - nearest(left >>> 24, upper >>> 24, corner >>> 24);
    left = pixel;
    corner = upper;
  }
}

/**
 * Paeth's predictor: of left, upper and corner, the one nearest to left + upper - corner; in doubt, in this order. That is the
 * larger of left and upper where the corner is less than a third of the way from the smaller to it; the smaller where it is more
 * than two thirds; the corner between. Without a branch, which on a photo would be guessed wrong every other time.
 * @param {number} left @param {number} upper @param {number} corner @returns {number}
 */
function nearest(left, upper, corner) {
  const differ = left ^ upper;
  const smaller = upper ^ (differ & ((left - upper) >> 31)); // All ones where left is the smaller.
  const larger = differ ^ smaller;
  const place = 3 * corner - left - upper;
  const inner = smaller ^ ((smaller ^ corner) & ((place - larger) >> 31));
  return larger ^ ((larger ^ inner) & ((smaller - place) >> 31));
}
