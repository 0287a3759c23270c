// @ts-check
/**
 * A silhouette drawn out along a direction, as a block has it whose front it is. Each pixel takes the greatest cover that lies
 * up to the block's depth before it (a running maximum by van Herk 1992, along slanted lines that are interpolated), so that
 * edges stay as smooth as the letters' own and the depth costs nothing.
 *
 * @typedef {import('../model/types.js').Point} Point
 * @typedef {import('../model/types.js').Size} Size
 */

/** More cover than this is the silhouette itself, from where its distance is counted. */
const SOLID = 128;

/**
 * @param {Uint8ClampedArray} silhouette RGBA, of which alpha counts
 * @param {Size} size
 * @param {Point} by pixels
 * @param {Uint8ClampedArray} ramp RGBA of 256 colours from the front of the block to its end; its alpha counts too
 * @returns {Uint8ClampedArray<ArrayBuffer>} RGBA
 */
export function sweep(silhouette, { width, height }, by, ramp) {
  const isAcross = Math.abs(by.x) >= Math.abs(by.y);
  // "Along" is the axis of which the direction has more, "beside" the other one.
  const [along, beside] = isAcross ? [width, height] : [height, width];
  const [alongStep, besideStep] = isAcross ? [4, 4 * width] : [4 * width, 4];
  const [far, aside] = isAcross ? [by.x, by.y] : [by.y, by.x];
  const slope = aside / far;
  const reach = Math.max(1, Math.round(Math.abs(far)));
  const slack = Math.ceil(Math.abs(slope) * (along - 1)) + 1;
  // One line more for each pixel that the slanted ones shift from the first to the last; a margin for the interpolation.
  const lines = beside + slack + 2;
  const base = slope > 0 ? slack + 1 : 1;
  const result = new Uint8ClampedArray(silhouette.length);
  let block = new Uint8Array(lines * reach);
  let before = new Uint8Array(lines * reach);
  const inBlock = new Uint8Array(lines);
  const age = new Uint16Array(lines).fill(reach);
  const most = new Uint8Array(lines);
  const shade = 255 / Math.max(1, reach - 1);

  for (let step = 0; step < along; step++) {
    const at = far > 0 ? step : along - 1 - step;
    const shift = slope * at;
    const whole = Math.floor(shift);
    const part = shift - whole;
    const place = step % reach;
    if (place === 0) {
      if (step > 0) {
        runBack(block, lines, reach);
        [block, before] = [before, block];
      }
      inBlock.fill(0);
    }
    const row = place * lines;
    const next = place + 1 < reach ? row + lines : -1;
    const first = at * alongStep + 3;
    // Line j is at `j - base + shift` beside: between pixel b = j - offset and the one after it.
    const offset = base - whole;
    // Without the pixel itself: under the smooth edge of the letters, the block would be a thin line around them.
    for (let b = 0, i = first - 3; b < beside; b++, i += besideStep) {
      const j = b + offset;
      const one = most[j] * (1 - part);
      const other = most[j - 1] * part;
      const cover = one + other;
      if (cover < 0.5) continue;
      const years = (age[j] * one + age[j - 1] * other) / cover;
      const color = 4 * Math.min(255, Math.round(years * shade));
      result[i] = ramp[color];
      result[i + 1] = ramp[color + 1];
      result[i + 2] = ramp[color + 2];
      result[i + 3] = (cover * ramp[color + 3]) / 255;
    }
    block.fill(0, row, row + lines);
    for (let b = -1, i = first - besideStep, here = 0; b < beside; b++, i += besideStep) {
      const there = b + 1 < beside ? silhouette[i + besideStep] : 0;
      if (here > 0 || there > 0) block[row + b + offset] = here * (1 - part) + there * part + 0.5;
      here = there;
    }
    for (let j = 0; j < lines; j++) {
      const cover = block[row + j];
      if (cover > inBlock[j]) inBlock[j] = cover;
      if (cover >= SOLID || (cover > 0 && age[j] === reach)) age[j] = 0;
      else if (age[j] < reach) age[j]++;
      const earlier = next < 0 ? 0 : before[next + j];
      most[j] = earlier > inBlock[j] ? earlier : inBlock[j];
    }
  }
  return result;
}

/** Running maxima from the last row of a block to its first. @param {Uint8Array} block @param {number} lines @param {number} rows */
function runBack(block, lines, rows) {
  for (let i = (rows - 1) * lines - 1; i >= 0; i--) {
    if (block[i + lines] > block[i]) block[i] = block[i + lines];
  }
}
