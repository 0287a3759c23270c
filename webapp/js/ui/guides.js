// @ts-check
import { make } from './dom.js';

/**
 * The lines that a text has fallen into. They come and go all along a drag, so they are there all the time and only get another
 * place and length, for which the browser has to paint nothing.
 *
 * @typedef {import('../model/types.js').Point} Point
 */

/** Width of the line, and of the shade that makes it seen on any ground, in CSS pixels. */
const LOOKS = { 'guide-shade': 2.5, guide: 1.25 };

/** @param {HTMLElement} root */
export function createGuides(root) {
  const sheet = make('div', { class: 'marks guides when-open', 'aria-hidden': 'true' });
  root.append(sheet);
  /** @type {Array<(line: [Point, Point] | null) => void>} */
  const places = [];
  return {
    /** @param {Array<[Point, Point]>} lines upright or level ones, in CSS pixels of the root */
    show(lines) {
      while (places.length < lines.length) places.push(guide(sheet));
      places.forEach((place, i) => place(lines[i] ?? null));
    },
  };
}

/** @param {HTMLElement} sheet */
function guide(sheet) {
  const parts = Object.entries(LOOKS).map(([look, width]) => ({ element: make('div', { class: look }), width }));
  sheet.append(...parts.map(({ element }) => element));
  let shown = '';
  return (/** @type {[Point, Point] | null} */ line) => {
    const wanted = JSON.stringify(line);
    if (wanted === shown) return;
    shown = wanted;
    for (const { element, width } of parts) element.style.transform = line ? across(line, width) : '';
  };
}

/** From a square pixel at the corner to a line. @param {[Point, Point]} ends @param {number} width */
function across([a, b], width) {
  const isUpright = a.x === b.x;
  const [x, y] = isUpright ? [a.x - width / 2, Math.min(a.y, b.y)] : [Math.min(a.x, b.x), a.y - width / 2];
  const size = isUpright ? [width, Math.abs(b.y - a.y)] : [Math.abs(b.x - a.x), width];
  return `translate(${x}px, ${y}px) scale(${size.join(', ')})`;
}
