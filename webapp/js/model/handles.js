// @ts-check
import { spotOf } from './transform.js';

/**
 * Where the handles of a text are. Everything is in CSS pixels of the stage.
 *
 * @typedef {import('./types.js').Point} Point
 *
 * @typedef {object} Handle
 * @property {'size' | 'rotate' | 'corner'} kind
 * @property {number} index size: 0 to 7, clockwise from the left top corner, odd ones on sides; corner: 0 to 3
 * @property {Point} at
 * @property {number} angle degrees, where it points to
 */

/** How far around the letters the frame is. */
const PAD = 7;
/** How far above the frame the handle is that rotates. */
const STALK = { fine: 26, coarse: 38 };
/** Sides shorter than this have no handle of their own. */
const SHORT = { fine: 44, coarse: 92 };
/** How far beside its middle a handle is still taken hold of: 44 px across under a finger. */
export const REACH = { fine: 11, coarse: 22 };
const CURSORS = ['ew-resize', 'nwse-resize', 'ns-resize', 'nesw-resize'];

/** The frame that the handles are on. @param {Point[]} corners of the letters @returns {Point[]} */
export function frameAround(corners) {
  return corners.map((corner, i) => {
    const [a, b] = [unit(corners[(i + 3) % 4], corner), unit(corners[(i + 1) % 4], corner)];
    return { x: corner.x + (a.x + b.x) * PAD, y: corner.y + (a.y + b.y) * PAD };
  });
}

/**
 * @param {Point[]} frame
 * @param {{isPerspective: boolean, isFine: boolean, height: number}} how height of the stage
 * @returns {Handle[]}
 */
export function handlesOf(frame, { isPerspective, isFine, height }) {
  const grain = isFine ? 'fine' : 'coarse';
  if (isPerspective) return frame.map((at, index) => ({ kind: 'corner', index, at, angle: angleOf(frame, 2 * index) }));
  /** @type {Handle[]} */
  const handles = [];
  for (let index = 0; index < 8; index++) {
    const side = length(frame[index >> 1], frame[((index >> 1) + 1) % 4]);
    if (index % 2 === 1 && side < SHORT[grain]) continue;
    handles.push({ kind: 'size', index, at: spotOf(frame, index), angle: angleOf(frame, index) });
  }
  const above = stalk(frame, 1, STALK[grain]);
  handles.push(above.at.y < 12 || above.at.y > height - 12 ? stalk(frame, 5, STALK[grain]) : above);
  return handles;
}

/**
 * The nearest handle that is near enough. Within the frame they leave room for moving, however small the text is.
 * @param {Handle[]} handles @param {Point[]} frame @param {Point} at @param {boolean} isFine @returns {Handle | null}
 */
export function handleAt(handles, frame, at, isFine) {
  const reach = REACH[isFine ? 'fine' : 'coarse'];
  const shortest = Math.min(length(frame[0], frame[1]), length(frame[1], frame[2]));
  const inside = isWithin(frame, at) ? Math.min(reach, shortest / 4) : reach;
  const near = handles.map((handle) => ({ handle, way: length(handle.at, at) })).sort((a, b) => a.way - b.way)[0];
  return near && near.way <= (near.handle.kind === 'rotate' ? reach : inside) ? near.handle : null;
}

/** @param {Handle} handle */
export function cursorOf({ kind, angle }) {
  if (kind === 'rotate') return 'grab';
  if (kind === 'corner') return 'crosshair';
  return CURSORS[((Math.round(angle / 45) % 4) + 4) % 4];
}

/** @param {Point[]} frame @param {number} side @param {number} far @returns {Handle} */
function stalk(frame, side, far) {
  const angle = angleOf(frame, side);
  const foot = spotOf(frame, side);
  const turn = (angle * Math.PI) / 180;
  return { kind: 'rotate', index: side, at: { x: foot.x + Math.cos(turn) * far, y: foot.y + Math.sin(turn) * far }, angle };
}

/** Away from the text: along the frame's own axes, so that a corner of a wide text still points aslant. @param {Point[]} frame @param {number} handle */
function angleOf(frame, handle) {
  const right = unit(middle(frame[0], frame[3]), middle(frame[1], frame[2]));
  const down = unit(middle(frame[0], frame[1]), middle(frame[3], frame[2]));
  const [x, y] = [[-1, -1], [0, -1], [1, -1], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0]][handle];
  return (Math.atan2(right.y * x + down.y * y, right.x * x + down.x * y) * 180) / Math.PI;
}

/** @param {Point[]} polygon convex, clockwise @param {Point} point */
function isWithin(polygon, point) {
  return polygon.every((a, i) => {
    const b = polygon[(i + 1) % polygon.length];
    return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) >= 0;
  });
}

/** @param {Point} from @param {Point} to @returns {Point} */
function unit(from, to) {
  const far = Math.max(1e-6, length(from, to));
  return { x: (to.x - from.x) / far, y: (to.y - from.y) / far };
}

/** @param {Point} a @param {Point} b */
function length(a, b) {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** @param {Point} a @param {Point} b @returns {Point} */
function middle(a, b) {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
