// @ts-check
import { contextOf } from './assets.js';
import { outwards, padded } from './geometry.js';
import { inset } from './inset.js';
import { apply, around, cornersOf, invert, multiply, scaling } from './matrix.js';
import { cover, mask, onSheet } from './sheet.js';
import { intersect } from '../model/view.js';

/**
 * The inner side of a stroke.
 *
 * @typedef {import('./assets.js').Surface} Surface
 * @typedef {import('./sheet.js').Sheet} Sheet
 */

/** Beyond a stroke's width, what may still have to do with a pixel. */
const SURROUNDINGS = 4;
/** What is measured before it is slanted is measured so much finer, for it is drawn a second time. */
const FINER = 1.5;

/** What a shape has beyond the letters' inside. @param {Sheet} sheet @param {Surface} shape @param {number} times stroke widths @returns {Surface} */
export function rimOf(sheet, shape, times) {
  cover(shape, 'destination-out', insideOf(sheet, sheet.layer.strokeWidth * times));
  return shape;
}

/**
 * The letters, smaller all around. They are made so before they are slanted, as the pen of the outer side is slanted with them.
 * @param {Sheet} sheet @param {number} by in the layer's own space @returns {Surface}
 */
function insideOf(sheet, by) {
  const { layout, matrix, region, assets } = sheet;
  const result = assets.surface(region.width, region.height);
  const [a, c, , b, d] = matrix;
  const unit = Math.sqrt(Math.abs(a * d - b * c));
  const isUpright = Math.hypot(a - d, b + c) < 1e-6 * unit;
  const straight = isUpright ? matrix : scaling(FINER * unit);
  const far = by * (isUpright ? unit : FINER * unit);
  const ink = layout.ink && padded(around(cornersOf(layout.ink).map((corner) => apply(straight, corner))), 2);
  if (!ink) return result;
  const back = isUpright ? null : invert(multiply(matrix, scaling(1 / (FINER * unit))));
  const wanted = back ? around(cornersOf(region).map((corner) => apply(back, corner))) : region;
  const room = outwards(intersect(padded(wanted, far + SURROUNDINGS), ink));
  if (room.width <= 0 || room.height <= 0) return result;
  const shape = mask({ ...sheet, matrix: straight, region: room }, 'fill', 1, true);
  const ctx = contextOf(shape);
  const { data } = ctx.getImageData(0, 0, room.width, room.height);
  ctx.putImageData(new ImageData(inset(data, room, far), room.width, room.height), 0, 0);
  const to = contextOf(result);
  to.imageSmoothingQuality = 'high';
  if (back) {
    onSheet(to, sheet, () => {
      to.scale(1 / (FINER * unit), 1 / (FINER * unit));
      to.drawImage(shape, room.x, room.y);
    });
  } else to.drawImage(shape, room.x - region.x, room.y - region.y);
  return result;
}
