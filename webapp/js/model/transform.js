// @ts-check
import { clamp, rowOf } from './controls.js';
import { snapAngle } from './snap.js';

/**
 * What hands do to a text, as values for it. Each function starts from the layer as the gesture found it, so that nothing adds up
 * on the way. Places are on the photo.
 *
 * @typedef {import('./types.js').TextLayer} TextLayer
 * @typedef {import('./types.js').Point} Point
 * @typedef {import('./types.js').Corners} Corners
 * @typedef {Partial<TextLayer>} Values
 *
 * @typedef {object} Shape as it is drawn
 * @property {Point[]} corners left top, right top, right bottom, left bottom of its own
 * @property {Point} centre
 * @property {import('./types.js').Rect} frame the box in hundredths of the font size
 * @typedef {(layer: TextLayer) => Shape} Measure
 *
 * @typedef {object} Drag
 * @property {Point} from
 * @property {Point} to
 * @property {boolean} isFromCentre
 *
 * @typedef {object} Pinch two fingers
 * @property {Point} centre
 * @property {number} distance
 * @property {number} angle degrees
 */

/** Handles are counted clockwise from the left top corner, 0, over the top side, 1, to the left side, 7. @param {Point[]} corners @param {number} handle @returns {Point} */
export function spotOf(corners, handle) {
  const one = corners[handle >> 1];
  return handle % 2 === 0 ? one : between(one, corners[((handle >> 1) + 1) % 4]);
}

/**
 * Larger or smaller; the opposite handle, or the centre, stays where it is.
 * @param {TextLayer} layer @param {number} handle @param {Drag} drag @param {Measure} measure
 */
export function resize(layer, handle, drag, measure) {
  const { anchor, factor } = pullOf(measure(layer), handle, drag);
  return scaled(layer, anchor, factor);
}

/** Letters further apart, until the side is where it was dragged to. @param {TextLayer} layer @param {number} handle @param {Drag} drag @param {Measure} measure @returns {Values} */
export function track(layer, handle, drag, measure) {
  return stretch(layer, 'letterSpacing', handle, drag, measure);
}

/** Lines further apart. @param {TextLayer} layer @param {number} handle @param {Drag} drag @param {Measure} measure @returns {Values} */
export function lead(layer, handle, drag, measure) {
  return stretch(layer, 'lineHeight', handle, drag, measure);
}

/**
 * A side slides along itself. As the text is rotated after it is slanted, what counts is the way along its own axis.
 * @param {TextLayer} layer @param {number} handle of a side @param {Drag} drag @param {Measure} measure @returns {Values}
 */
export function slant(layer, handle, { from, to, isFromCentre }, measure) {
  const shape = measure(layer);
  const isX = handle === 1 || handle === 5;
  const turn = radians(layer.rotation + (isX ? 0 : 90));
  const way = (to.x - from.x) * Math.cos(turn) + (to.y - from.y) * Math.sin(turn);
  const length = ((isX ? shape.frame.height : shape.frame.width) * layer.size) / 100 / (isFromCentre ? 2 : 1);
  const key = isX ? 'skewX' : 'skewY';
  const sign = handle === 1 || handle === 7 ? -1 : 1;
  const slope = Math.tan(radians(layer[key])) + (sign * way) / Math.max(1, length);
  const values = { [key]: clamp(rowOf(key), degrees(Math.atan(slope))) };
  return anchored(layer, values, isFromCentre ? null : opposite(handle), measure);
}

/** Around the layer's centre. @param {TextLayer} layer @param {Drag} drag @param {{isStepped: boolean, isFree: boolean}} how @returns {Values} */
export function rotate(layer, { from, to }, how) {
  const turned = degrees(Math.atan2(to.y - layer.y, to.x - layer.x) - Math.atan2(from.y - layer.y, from.x - layer.x));
  return { rotation: snapAngle(layer.rotation + turned, how) };
}

/**
 * One corner elsewhere, for perspective; with `isMirrored`, the one beside it the other way, as a floor or a wall has it. Where the
 * corners would cross, nothing is to be changed.
 * @param {TextLayer} layer @param {number} corner 0 to 3 @param {Drag & {isMirrored: boolean}} drag @param {Measure} measure @returns {Values | null}
 */
export function pullCorner(layer, corner, { from, to, isMirrored }, measure) {
  const by = { x: ((to.x - from.x) * 100) / layer.size, y: ((to.y - from.y) * 100) / layer.size };
  const corners = /** @type {Corners} */ ([...layer.corners]);
  corners[2 * corner] += by.x;
  corners[2 * corner + 1] += by.y;
  if (isMirrored) {
    const mate = corner ^ 1;
    corners[2 * mate] -= by.x;
    corners[2 * mate + 1] += by.y;
  }
  const allowed = /** @type {Corners} */ (clamp(rowOf('corners'), corners));
  const plain = measure({ ...layer, corners: [0, 0, 0, 0, 0, 0, 0, 0] }).corners;
  const quad = plain.map(({ x, y }, i) => ({
    x: x + (allowed[2 * i] * layer.size) / 100,
    y: y + (allowed[2 * i + 1] * layer.size) / 100,
  }));
  return isConvex(quad, layer.size / 20) ? { corners: allowed } : null;
}

/** Moves, turns and scales at once, as two fingers do. @param {TextLayer} layer @param {Pinch} from @param {Pinch} to @returns {Values} */
export function pinch(layer, from, to) {
  const rotation = snapAngle(layer.rotation + to.angle - from.angle, { isStepped: false, isFree: false });
  const turn = radians(rotation - layer.rotation);
  const size = /** @type {number} */ (clamp(rowOf('size'), (layer.size * to.distance) / Math.max(1, from.distance)));
  const factor = size / layer.size;
  const [dx, dy] = [(layer.x - from.centre.x) * factor, (layer.y - from.centre.y) * factor];
  return {
    size,
    rotation,
    x: to.centre.x + dx * Math.cos(turn) - dy * Math.sin(turn),
    y: to.centre.y + dx * Math.sin(turn) + dy * Math.cos(turn),
  };
}

/** What stays where it is while a handle is dragged. @param {Shape} shape @param {number} handle @param {boolean} isFromCentre @returns {Point} */
export function anchorOf({ corners, centre }, handle, isFromCentre) {
  return isFromCentre ? centre : spotOf(corners, opposite(handle));
}

/** @param {TextLayer} layer @param {Point} anchor @param {number} factor @returns {{size: number, x: number, y: number}} */
export function scaled(layer, anchor, factor) {
  const size = /** @type {number} */ (clamp(rowOf('size'), layer.size * factor));
  const f = size / layer.size; // Sizes are whole numbers, so the anchor must go with what has become of it.
  return { size, x: anchor.x + (layer.x - anchor.x) * f, y: anchor.y + (layer.y - anchor.y) * f };
}

/** Where the drag leads, seen from what stays. @param {Shape} shape @param {number} handle @param {Drag} drag */
function pullOf(shape, handle, { from, to, isFromCentre }) {
  const spot = spotOf(shape.corners, handle);
  const anchor = anchorOf(shape, handle, isFromCentre);
  const reach = { x: spot.x - anchor.x, y: spot.y - anchor.y };
  const square = Math.max(1e-6, reach.x ** 2 + reach.y ** 2);
  const factor = 1 + ((to.x - from.x) * reach.x + (to.y - from.y) * reach.y) / square;
  return { anchor, factor, length: Math.sqrt(square) };
}

/** @param {TextLayer} layer @param {'letterSpacing' | 'lineHeight'} key @param {number} handle @param {Drag} drag @param {Measure} measure @returns {Values} */
function stretch(layer, key, handle, drag, measure) {
  const { anchor, factor, length } = pullOf(measure(layer), handle, drag);
  const PROBE = 10;
  const probed = pullOf(measure({ ...layer, [key]: layer[key] + PROBE }), handle, drag).length;
  const slope = (probed - length) / PROBE;
  if (slope * 100 < layer.size / 100) return scaled(layer, anchor, factor); // One letter, or letters that join.
  const values = { [key]: clamp(rowOf(key), layer[key] + (length * (factor - 1)) / slope) };
  return anchored(layer, values, drag.isFromCentre ? null : opposite(handle), measure);
}

/** The same values, and the place at which a handle, or the centre, is where it was. @param {TextLayer} layer @param {Values} values @param {number | null} handle @param {Measure} measure @returns {Values} */
function anchored(layer, values, handle, measure) {
  const [before, after] = [layer, { ...layer, ...values }].map((one) => {
    const { corners, centre } = measure(one);
    return handle === null ? centre : spotOf(corners, handle);
  });
  return { ...values, x: layer.x + before.x - after.x, y: layer.y + before.y - after.y };
}

/** @param {number} handle */
function opposite(handle) {
  return (handle + 4) % 8;
}

/** @param {Point[]} quad @param {number} least the shortest side that still makes a picture */
function isConvex(quad, least) {
  return quad.every((a, i) => {
    const [b, c] = [quad[(i + 1) % 4], quad[(i + 2) % 4]];
    const turn = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
    return turn > least ** 2 / 4 && Math.hypot(b.x - a.x, b.y - a.y) > least;
  });
}

/** @param {Point} a @param {Point} b @returns {Point} */
function between(a, b) {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** @param {number} angle */
function radians(angle) {
  return (angle * Math.PI) / 180;
}

/** @param {number} angle */
function degrees(angle) {
  return (angle * 180) / Math.PI;
}
