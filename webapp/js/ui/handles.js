// @ts-check
import { createGuides } from './guides.js';

/**
 * Frames, handles and guides over the picture. They are no pixels of it, so they can get into no file; and they take no pointer,
 * the stage asks where they are.
 *
 * @typedef {import('../model/types.js').Point} Point
 * @typedef {import('../model/handles.js').Handle} Handle
 *
 * @typedef {object} Marks in CSS pixels of the stage
 * @property {Point[] | null} frame around the chosen text
 * @property {boolean} isLocked
 * @property {Handle[]} handles
 * @property {Point[] | null} hover around the text that a click would choose
 * @property {Array<[Point, Point]>} guides
 *
 * @typedef {[tag: string, attributes: Record<string, string | number>]} Part
 */

const SVG = 'http://www.w3.org/2000/svg';
const RADIUS = { fine: 5, coarse: 8 };

/** @param {HTMLElement} root */
export function createHandles(root) {
  const still = sheet(root, '');
  const lines = createGuides(root);
  const moving = sheet(root, ' is-moving');
  return {
    /** @param {Marks} marks @param {boolean} isFine */
    show({ frame, isLocked, handles, hover, guides }, isFine) {
      still.show(hover ? [polygon(hover, 'hover')] : []);
      lines.show(guides);
      if (!frame) return moving.show([]);
      const [origin] = frame;
      const placed = handles.map((handle) => ({ ...handle, at: offset(handle.at, origin) }));
      const box = frame.map((corner) => offset(corner, origin));
      moving.show(partsOf(box, isLocked, placed, RADIUS[isFine ? 'fine' : 'coarse']));
      moving.moveTo(origin);
    },
  };
}

/**
 * Parts in one place: where they only move, the browser has to paint nothing.
 * @param {HTMLElement} root @param {string} look
 */
function sheet(root, look) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', `marks when-open${look}`);
  svg.setAttribute('aria-hidden', 'true');
  root.append(svg);
  let [shown, place] = ['', ''];
  return {
    /** @param {Part[]} parts */
    show(parts) {
      const wanted = JSON.stringify(parts);
      if (wanted === shown) return;
      shown = wanted;
      svg.replaceChildren(...parts.map(element));
    },
    /** @param {Point} at */
    moveTo({ x, y }) {
      const wanted = `translate(${x}px, ${y}px)`;
      if (wanted === place) return;
      svg.style.transform = place = wanted;
    },
  };
}

/** To a hundredth of a pixel, so that a frame that moves keeps its shape. @param {Point} at @param {Point} origin @returns {Point} */
function offset(at, origin) {
  return { x: Math.round((at.x - origin.x) * 100) / 100, y: Math.round((at.y - origin.y) * 100) / 100 };
}

/** @param {Point[]} frame @param {boolean} isLocked @param {Handle[]} handles @param {number} radius @returns {Part[]} */
function partsOf(frame, isLocked, handles, radius) {
  const parts = [polygon(frame, 'frame-shade'), polygon(frame, isLocked ? 'frame-line is-locked' : 'frame-line')];
  for (const handle of handles) {
    if (handle.kind === 'rotate') parts.push(line(foot(frame, handle), handle.at, 'frame-line'));
    parts.push(knob(handle, radius));
  }
  return parts;
}

/** Where the line to the rotating handle begins. @param {Point[]} frame @param {Handle} handle @returns {Point} */
function foot(frame, { index }) {
  const [a, b] = index === 1 ? [frame[0], frame[1]] : [frame[2], frame[3]];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** @param {Handle} handle @param {number} radius @returns {Part} */
function knob({ kind, index, at, angle }, radius) {
  if (kind === 'rotate' || (kind === 'size' && index % 2 === 0)) {
    return ['circle', { class: `knob is-${kind}`, cx: at.x, cy: at.y, r: radius }];
  }
  const [width, height] = kind === 'corner' ? [radius * 1.8, radius * 1.8] : [radius * 1.2, radius * 3.2];
  const turn = kind === 'corner' ? 45 : angle;
  const size = { x: at.x - width / 2, y: at.y - height / 2, width, height, rx: kind === 'corner' ? 1 : width / 2 };
  return ['rect', { class: `knob is-${kind}`, ...size, transform: `rotate(${turn} ${at.x} ${at.y})` }];
}

/** @param {Point[]} points @param {string} look @returns {Part} */
function polygon(points, look) {
  return ['polygon', { class: look, points: points.map(({ x, y }) => `${x},${y}`).join(' ') }];
}

/** @param {Point} a @param {Point} b @param {string} look @returns {Part} */
function line(a, b, look) {
  return ['line', { class: look, x1: a.x, y1: a.y, x2: b.x, y2: b.y }];
}

/** @param {Part} part @returns {SVGElement} */
function element([tag, attributes]) {
  const made = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
