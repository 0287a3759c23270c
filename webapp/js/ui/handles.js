// @ts-check
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
 */

const SVG = 'http://www.w3.org/2000/svg';
const RADIUS = { fine: 5, coarse: 8 };

/** @param {HTMLElement} root */
export function createHandles(root) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'marks when-open');
  svg.setAttribute('aria-hidden', 'true');
  root.append(svg);
  let before = '';
  return {
    /** @param {Marks} marks @param {boolean} isFine */
    show(marks, isFine) {
      const now = JSON.stringify([marks, isFine]);
      if (now === before) return;
      before = now;
      svg.replaceChildren(...partsOf(marks, RADIUS[isFine ? 'fine' : 'coarse']));
    },
  };
}

/** @param {Marks} marks @param {number} radius @returns {SVGElement[]} */
function partsOf({ frame, isLocked, handles, hover, guides }, radius) {
  const parts = [];
  if (hover) parts.push(polygon(hover, 'hover'));
  if (frame) parts.push(polygon(frame, 'frame-shade'), polygon(frame, isLocked ? 'frame-line is-locked' : 'frame-line'));
  for (const [a, b] of guides) parts.push(line(a, b, 'guide-shade'), line(a, b, 'guide'));
  for (const handle of handles) {
    if (handle.kind === 'rotate' && frame) parts.push(line(foot(frame, handle), handle.at, 'frame-line'));
    parts.push(knob(handle, radius));
  }
  return parts;
}

/** Where the line to the rotating handle begins. @param {Point[]} frame @param {Handle} handle @returns {Point} */
function foot(frame, { index }) {
  const [a, b] = index === 1 ? [frame[0], frame[1]] : [frame[2], frame[3]];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** @param {Handle} handle @param {number} radius */
function knob({ kind, index, at, angle }, radius) {
  if (kind === 'rotate' || (kind === 'size' && index % 2 === 0)) {
    return element('circle', { class: `knob is-${kind}`, cx: at.x, cy: at.y, r: radius });
  }
  const [width, height] = kind === 'corner' ? [radius * 1.8, radius * 1.8] : [radius * 1.2, radius * 3.2];
  const turn = kind === 'corner' ? 45 : angle;
  return element('rect', {
    class: `knob is-${kind}`,
    x: at.x - width / 2,
    y: at.y - height / 2,
    width,
    height,
    rx: kind === 'corner' ? 1 : width / 2,
    transform: `rotate(${turn} ${at.x} ${at.y})`,
  });
}

/** @param {Point[]} points @param {string} look */
function polygon(points, look) {
  return element('polygon', { class: look, points: points.map(({ x, y }) => `${x},${y}`).join(' ') });
}

/** @param {Point} a @param {Point} b @param {string} look */
function line(a, b, look) {
  return element('line', { class: look, x1: a.x, y1: a.y, x2: b.x, y2: b.y });
}

/** @param {string} tag @param {Record<string, string | number>} attributes @returns {SVGElement} */
function element(tag, attributes) {
  const made = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
