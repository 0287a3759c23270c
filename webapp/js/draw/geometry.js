// @ts-check
import { EM, layOut } from './layout.js';
import { apply, around, cornersOf, multiply, rectToQuad } from './matrix.js';

/**
 * Where a layer is on the photo. Its own space is that of its layout: hundredths of the font size, around its centre.
 *
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {import('../model/types.js').Scene} Scene
 * @typedef {import('../model/types.js').Rect} Rect
 * @typedef {import('../model/types.js').Point} Point
 * @typedef {import('./assets.js').Context} Context
 * @typedef {import('./layout.js').Layout} Layout
 * @typedef {import('./matrix.js').Matrix} Matrix
 *
 * @typedef {object} Quad
 * @property {Point[]} corners of the layer's box on the photo, after everything that is done to it: left top, right top, right
 *     bottom, left bottom of its own
 * @property {Point} centre of the box, on the photo
 * @property {Matrix} matrix from the layer's own space to the photo
 * @property {Rect} frame the box in the layer's own space
 * @property {boolean} isEmpty nothing is written, the box is a place to write
 */

/** The letters and the background behind them, in the layer's own space. @param {TextLayer} layer @param {Layout} layout @returns {Rect} */
export function frameOf(layer, { ink, block }) {
  const rect = ink ?? { x: -EM / 4, y: block.y, width: EM / 2, height: Math.max(1, block.height) };
  return layer.box ? padded(rect, layer.boxPad) : rect;
}

/**
 * From the layer's own space to the same space as it is seen from the front, still around the centre: skew → rotate → perspective
 * by tilting, as CSS has it in `perspective() rotateX() rotateY() rotate() skewX() skewY()`, → perspective by corners.
 * @param {TextLayer} layer
 * @param {Rect} frame
 * @returns {Matrix}
 */
export function matrixOf(layer, frame) {
  const tilted = multiply(tilt(layer), multiply(rotation(layer.rotation), skew(layer)));
  if (layer.corners.every((pull) => pull === 0)) return tilted;
  const pulled = cornersOf(frame).map((corner, i) => {
    const { x, y } = apply(tilted, corner);
    return { x: x + layer.corners[2 * i], y: y + layer.corners[2 * i + 1] };
  });
  return rectToQuad(frame, pulled) ?? tilted;
}

/** @param {TextLayer} layer @param {Context} ruler @returns {Quad} */
export function quadOf(layer, ruler) {
  const layout = layOut(ruler, layer);
  const frame = frameOf(layer, layout);
  const unit = layer.size / EM;
  const matrix = multiply([unit, 0, layer.x, 0, unit, layer.y, 0, 0, 1], matrixOf(layer, frame));
  return {
    corners: cornersOf(frame).map((corner) => apply(matrix, corner)),
    centre: apply(matrix, { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 }),
    matrix,
    frame,
    isEmpty: layout.ink === null,
  };
}

/** Where a layer is on the photo, as an upright rectangle; of no size where nothing is written. @param {TextLayer} layer @param {Context} ruler @returns {Rect} */
export function boundsOf(layer, ruler) {
  const { corners, isEmpty } = quadOf(layer, ruler);
  return isEmpty ? { x: layer.x, y: layer.y, width: 0, height: 0 } : around(corners);
}

/**
 * Which text somebody means who points at the photo.
 * @param {Scene} scene
 * @param {Point} point
 * @param {Context} ruler
 * @param {number} slop photo pixels beside it that still count
 * @returns {string | null} id of the topmost layer there that is not hidden
 */
export function hit(scene, point, ruler, slop) {
  for (let i = scene.layers.length - 1; i >= 0; i--) {
    const layer = scene.layers[i];
    if (layer.hidden) continue;
    const { corners, isEmpty } = quadOf(layer, ruler);
    if (!isEmpty && isInside(corners, point, slop)) return layer.id;
  }
  return null;
}

/** @param {Point[]} polygon @param {Point} point @param {number} slop */
export function isInside(polygon, point, slop) {
  let isIn = false;
  for (let i = 0; i < polygon.length; i++) {
    const a = polygon[i];
    const b = polygon[(i + 1) % polygon.length];
    if (distance(a, b, point) <= slop) return true;
    if (a.y > point.y === b.y > point.y) continue;
    if (point.x < a.x + ((point.y - a.y) / (b.y - a.y)) * (b.x - a.x)) isIn = !isIn;
  }
  return isIn;
}

/**
 * The font size at which a layer is `width` wide, whatever is done to it afterwards.
 * @param {Context} ruler @param {TextLayer} layer @param {number} width photo pixels @returns {number}
 */
export function sizeForWidth(ruler, layer, width) {
  const { ink } = layOut(ruler, layer);
  return ink ? Math.round((EM * width) / ink.width) : layer.size;
}

/** @param {Rect} rect @param {number} pad @returns {Rect} */
export function padded({ x, y, width, height }, pad) {
  return { x: x - pad, y: y - pad, width: width + 2 * pad, height: height + 2 * pad };
}

/** @param {Rect} rect @returns {Rect} whole pixels around it */
export function outwards({ x, y, width, height }) {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
}

/** From a line between two points to a third. @param {Point} a @param {Point} b @param {Point} point */
function distance(a, b, point) {
  const along = { x: b.x - a.x, y: b.y - a.y };
  const square = along.x ** 2 + along.y ** 2;
  const t = square > 0 ? ((point.x - a.x) * along.x + (point.y - a.y) * along.y) / square : 0;
  const place = Math.min(1, Math.max(0, t));
  return Math.hypot(point.x - a.x - along.x * place, point.y - a.y - along.y * place);
}

/** @param {number} angle @returns {Matrix} */
function rotation(angle) {
  const [sin, cos] = [Math.sin(radians(angle)), Math.cos(radians(angle))];
  return [cos, -sin, 0, sin, cos, 0, 0, 0, 1];
}

/** One after the other: both at once would make a line of 45° and 45°. @param {TextLayer} layer @returns {Matrix} */
function skew({ skewX, skewY }) {
  const [x, y] = [Math.tan(radians(skewX)), Math.tan(radians(skewY))];
  return [1 + x * y, x, 0, y, 1, 0, 0, 0, 1];
}

/** @param {TextLayer} layer @returns {Matrix} */
function tilt({ tiltX, tiltY, distance: eye }) {
  const [sinX, cosX] = [Math.sin(radians(tiltX)), Math.cos(radians(tiltX))];
  const [sinY, cosY] = [Math.sin(radians(tiltY)), Math.cos(radians(tiltY))];
  return [cosY, 0, 0, sinX * sinY, cosX, 0, (sinY * cosX) / eye, -sinX / eye, 1];
}

/** @param {number} degrees */
function radians(degrees) {
  return (degrees * Math.PI) / 180;
}
