// @ts-check
/**
 * A shape without the rim along its outline. How far each pixel is from the outline is known to a fraction of a pixel: a smooth edge
 * says by its cover where in the pixel the outline runs (Gustavson and Strand 2011, "Anti-aliased Euclidean distance transform"). The
 * outline is that of everything together, whatever contours and letters lie over each other inside.
 *
 * @typedef {import('../model/types.js').Size} Size
 *
 * @typedef {object} Grid pixels row by row, with one of nothing all around
 * @property {number} width
 * @property {number} height
 * @property {Uint8Array} cover
 * @property {Int32Array} at number of the piece of the outline that runs through a pixel, 0: none
 * @property {number[]} pieces five numbers each: x and y of its middle, from the pixel's centre; x and y of the unit vector into the
 *     shape; half its length
 */

/** From this cover on, a pixel belongs to the shape. */
const HALF = 128;
/** A distance between pixels is off by less than this, in pixels. */
const ROUGH = 1.25;
/** How far around the nearest piece of the outline there may be one that is nearer. */
const AROUND = 2;

/**
 * @param {Uint8ClampedArray} shape RGBA, of which alpha counts
 * @param {Size} size
 * @param {number} by pixels
 * @returns {Uint8ClampedArray<ArrayBuffer>} RGBA, black
 */
export function inset(shape, { width, height }, by) {
  const grid = outlineOf(shape, width, height);
  const most = Math.min(65000, Math.ceil(by + ROUGH) + AROUND);
  const heights = heightsIn(grid, most);
  const result = new Uint8ClampedArray(shape.length);
  const [within, beyond] = [by < ROUGH ? -1 : (by - ROUGH) ** 2, (by + ROUGH) ** 2];
  const nearest = new Int32Array(grid.width);
  const squares = new Float64Array(grid.width);
  for (let y = 1; y <= height; y++) {
    const row = y * grid.width;
    envelope(heights, row, grid.width, most, nearest, squares);
    for (let x = 1, i = (y - 1) * width * 4 + 3; x <= width; x++, i += 4) {
      const cover = shape[i];
      if (cover === 0) continue;
      const square = squares[x];
      if (square > beyond) result[i] = 255; // Whatever its cover: it may be in a seam.
      else if (cover < HALF) result[i] = cover - 255 * by; // So near the outline, cover is as good as distance.
      else if (square > within) result[i] = 255 * (distance(grid, heights, x, y, nearest[x]) - by + 0.5);
    }
  }
  return result;
}

/** @param {Uint8ClampedArray} shape @param {number} across @param {number} down @returns {Grid} */
function outlineOf(shape, across, down) {
  const [width, height] = [across + 2, down + 2];
  const cover = new Uint8Array(width * height);
  for (let y = 0, from = 3; y < down; y++) {
    for (let x = 0, to = (y + 1) * width + 1; x < across; x++, to++, from += 4) cover[to] = shape[from];
  }
  const at = new Int32Array(width * height);
  const pieces = [0, 0, 0, 0, 0];
  for (let i = width + 1; i < cover.length - width - 1; i++) {
    const here = cover[i];
    if (here === 0) continue;
    const [n, e, s, w] = [cover[i - width], cover[i + 1], cover[i + width], cover[i - 1]];
    // Not where two contours meet in a thin light seam: there, no pixel has less than half. And a full pixel beside a partly covered
    // one does not know where in that the outline is.
    const most = here === 255 ? 1 : HALF;
    if (here < HALF ? Math.max(n, e, s, w) < HALF : Math.min(n, e, s, w) >= most) continue;
    at[i] = pieces.length;
    const [nw, ne, sw, se] = [cover[i - width - 1], cover[i - width + 1], cover[i + width - 1], cover[i + width + 1]];
    const slopeX = ne + se - nw - sw + Math.SQRT2 * (e - w);
    const slopeY = sw + se - nw - ne + Math.SQRT2 * (s - n);
    const steep = Math.hypot(slopeX, slopeY);
    if (steep < 1) pieces.push(0, 0, 0, 0, 0); // As thin as the pixel: its centre will do.
    else {
      const [inX, inY] = [slopeX / steep, slopeY / steep];
      const way = wayOut(inX, inY, here / 255);
      pieces.push(-inX * way, -inY * way, inX, inY, (Math.abs(inX) + Math.abs(inY)) / 2);
    }
  }
  return { width, height, cover, at, pieces };
}

/** How far from its centre a straight edge of a direction leaves a pixel so much cover. @param {number} inX @param {number} inY @param {number} cover 0 to 1 @returns {number} */
function wayOut(inX, inY, cover) {
  if (cover < 0.5) return -wayOut(inX, inY, 1 - cover);
  const [long, short] = [Math.max(Math.abs(inX), Math.abs(inY)), Math.min(Math.abs(inX), Math.abs(inY))];
  // The edge cuts off a triangle where it passes through a corner of the pixel.
  if (1 - cover < short / long / 2) return (long + short) / 2 - Math.sqrt(2 * long * short * (1 - cover));
  return (cover - 0.5) * long;
}

/** How many pixels the outline is above or below, up to `most`. @param {Grid} grid @param {number} most @returns {Uint16Array} */
function heightsIn({ at, width }, most) {
  const heights = new Uint16Array(at.length).fill(most);
  for (let i = width; i < heights.length; i++) {
    if (at[i] > 0) heights[i] = 0;
    else if (heights[i - width] < most) heights[i] = heights[i - width] + 1;
  }
  for (let i = heights.length - 1 - width; i >= 0; i--) if (heights[i + width] + 1 < heights[i]) heights[i] = heights[i + width] + 1;
  return heights;
}

/**
 * For each pixel of a row, the column in which the outline is nearest: the lower envelope of one parabola a column (Felzenszwalb and
 * Huttenlocher 2012, "Distance Transforms of Sampled Functions").
 * @param {Uint16Array} heights @param {number} row its first pixel @param {number} width @param {number} most
 * @param {Int32Array} nearest @param {Float64Array} squares of the distances, Infinity where nothing is near enough
 */
function envelope(heights, row, width, most, nearest, squares) {
  let count = 0;
  const [columns, starts] = scratch(width);
  for (let x = 0; x < width; x++) {
    const height = heights[row + x];
    if (height >= most) continue;
    const value = height * height + x * x;
    let start = -Infinity;
    for (; count > 0; count--) {
      const column = columns[count - 1];
      const other = heights[row + column];
      start = (value - other * other - column * column) / (2 * (x - column));
      if (start > starts[count - 1]) break;
    }
    columns[count] = x;
    starts[count] = count > 0 ? start : -Infinity;
    count++;
  }
  if (count === 0) return void squares.fill(Infinity);
  for (let x = 0, k = 0; x < width; x++) {
    while (k + 1 < count && starts[k + 1] < x) k++;
    const column = columns[k];
    const height = heights[row + column];
    nearest[x] = column;
    squares[x] = (x - column) * (x - column) + height * height;
  }
}

/** @type {[Int32Array, Float64Array]} */
let kept = [new Int32Array(0), new Float64Array(0)];

/** @param {number} length */
function scratch(length) {
  if (kept[0].length < length) kept = [new Int32Array(length), new Float64Array(length)];
  return kept;
}

/** From a pixel's centre to the outline, negative outside. @param {Grid} grid @param {Uint16Array} heights @param {number} x @param {number} y @param {number} column */
function distance(grid, heights, x, y, column) {
  const { at, width, height } = grid;
  let least = Infinity;
  for (let cx = Math.max(1, column - AROUND); cx <= Math.min(width - 2, column + AROUND); cx++) {
    const far = heights[y * width + cx];
    // Along an upright outline, the nearest piece in the column is not the nearest one.
    for (let up = far; up <= far + AROUND; up++) {
      if (y - up > 0 && at[(y - up) * width + cx] > 0) least = Math.min(least, toPiece(grid.pieces, at[(y - up) * width + cx], x - cx, up));
      if (y + up < height - 1 && at[(y + up) * width + cx] > 0) least = Math.min(least, toPiece(grid.pieces, at[(y + up) * width + cx], x - cx, -up));
    }
  }
  return least;
}

/** @param {number[]} pieces @param {number} k @param {number} byX from the piece's pixel @param {number} byY */
function toPiece(pieces, k, byX, byY) {
  const [x, y, inX, inY, half] = [byX - pieces[k], byY - pieces[k + 1], pieces[k + 2], pieces[k + 3], pieces[k + 4]];
  const across = x * inX + y * inY;
  const beyond = Math.abs(x * inY - y * inX) - half;
  if (beyond > 0) return Math.hypot(across, beyond);
  // Only in its own pixel may the outline be on the other side of the centre.
  return byX === 0 && byY === 0 ? across : Math.abs(across);
}
