// @ts-check
/**
 * 3×3 matrices of the plane, row by row, for homogeneous points: what shifts, turns, slants and tilts.
 *
 * @typedef {import('../model/types.js').Point} Point
 * @typedef {import('../model/types.js').Rect} Rect
 * @typedef {readonly number[]} Matrix nine numbers
 */

/** Nearer than this to the eye's own plane a point would be drawn without end. */
export const NEAR = 0.02;

/** @type {Matrix} */
export const IDENTITY = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** `b` first, then `a`. @param {Matrix} a @param {Matrix} b @returns {Matrix} */
export function multiply(a, b) {
  const product = [];
  for (let row = 0; row < 9; row += 3) {
    for (let column = 0; column < 3; column++) {
      product.push(a[row] * b[column] + a[row + 1] * b[column + 3] + a[row + 2] * b[column + 6]);
    }
  }
  return product;
}

/** @param {number} x @param {number} y @returns {Matrix} */
export function translation(x, y) {
  return [1, 0, x, 0, 1, y, 0, 0, 1];
}

/** @param {number} factor @returns {Matrix} */
export function scaling(factor) {
  return [factor, 0, 0, 0, factor, 0, 0, 0, 1];
}

/** @param {Matrix} m @returns {Matrix | null} null where it makes a line out of an area */
export function invert([a, b, c, d, e, f, g, h, i]) {
  const [A, B, C] = [e * i - f * h, f * g - d * i, d * h - e * g];
  const determinant = a * A + b * B + c * C;
  if (!Number.isFinite(determinant) || Math.abs(determinant) < 1e-12) return null;
  return [A, c * h - b * i, b * f - c * e, B, a * i - c * g, c * d - a * f, C, b * g - a * h, a * e - b * d].map(
    (value) => value / determinant,
  );
}

/** How far before the eye a point is; 1 on the photo's plane. @param {Matrix} m @param {Point} point */
export function depthAt(m, { x, y }) {
  return m[6] * x + m[7] * y + m[8];
}

/** What is behind the eye is put just before it. @param {Matrix} m @param {Point} point @returns {Point} */
export function apply(m, point) {
  const w = Math.max(NEAR, depthAt(m, point));
  return { x: (m[0] * point.x + m[1] * point.y + m[2]) / w, y: (m[3] * point.x + m[4] * point.y + m[5]) / w };
}

/** Whether parallels stay parallels over the whole of `area`. @param {Matrix} m @param {Rect} area */
export function isAffine(m, area) {
  const reach = Math.abs(m[6]) * (Math.abs(area.x) + area.width) + Math.abs(m[7]) * (Math.abs(area.y) + area.height);
  return reach < 1e-7 * Math.abs(m[8]);
}

/** Left top, right top, right bottom, left bottom. @param {Rect} rect @returns {Point[]} */
export function cornersOf({ x, y, width, height }) {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

/** The smallest rectangle around points. @param {Point[]} points @returns {Rect} */
export function around(points) {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/**
 * Takes the corners of a rectangle to four points (Heckbert 1989, "Fundamentals of Texture Mapping and Image Warping", 2.2.3).
 * @param {Rect} rect @param {Point[]} quad @returns {Matrix | null} null where three of the points are in one line
 */
export function rectToQuad(rect, [p0, p1, p2, p3]) {
  const sum = { x: p0.x - p1.x + p2.x - p3.x, y: p0.y - p1.y + p2.y - p3.y };
  const one = { x: p1.x - p2.x, y: p1.y - p2.y };
  const two = { x: p3.x - p2.x, y: p3.y - p2.y };
  const area = one.x * two.y - two.x * one.y;
  if (Math.abs(area) < 1e-9) return null;
  const g = (sum.x * two.y - two.x * sum.y) / area;
  const h = (one.x * sum.y - sum.x * one.y) / area;
  const a = [p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x, p0.x];
  const b = [p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y, p0.y];
  const toUnit = [1 / rect.width, 0, -rect.x / rect.width, 0, 1 / rect.height, -rect.y / rect.height, 0, 0, 1];
  const total = multiply([...a, ...b, g, h, 1], toUnit);
  // Scaled so that the layer's own centre keeps its size: `depthAt` is then the same measure for every matrix.
  const total8 = total[8];
  return total8 > 1e-9 && invert(total) ? total.map((value) => value / total8) : null;
}

/**
 * The part of a polygon that is before the eye (Sutherland and Hodgman 1974, for one edge).
 * @param {Matrix} m @param {Point[]} polygon before the matrix @returns {Point[]}
 */
export function beforeEye(m, polygon) {
  /** @type {Point[]} */
  const kept = [];
  polygon.forEach((point, i) => {
    const next = polygon[(i + 1) % polygon.length];
    const [here, there] = [depthAt(m, point) - NEAR, depthAt(m, next) - NEAR];
    if (here >= 0) kept.push(point);
    if (here >= 0 === there >= 0) return;
    const t = here / (here - there);
    kept.push({ x: point.x + (next.x - point.x) * t, y: point.y + (next.y - point.y) * t });
  });
  return kept;
}
