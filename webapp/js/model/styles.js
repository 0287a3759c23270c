// @ts-check
import { CONTROLS } from './table.js';

/**
 * Whole looks by one click. What a style does not name has its default, so that one style leaves nothing behind in the next.
 * All measures are in hundredths of the font size: they survive any text, size and photo.
 *
 * @typedef {import('./types.js').TextLayer} TextLayer
 * @typedef {{id: string, values: Partial<TextLayer>}} Style
 */

/** What the person has said and where it stands is not the style's business. */
const KEPT = ['text', 'depth', 'align', 'direction', 'size', 'x', 'y', 'rotation', 'corners'];

/** @type {Style[]} */
export const STYLES = [
  {
    id: 'poster',
    values: { family: 'Anton', weight: 400, color: '#ffffff', shadow: true, shadowX: 0, shadowY: 3, shadowBlur: 16, shadowColor: '#00000059' },
  },
  {
    id: 'sunset',
    values: {
      ...{ family: 'Anton', weight: 400, fill: 'linear', color: '#ffe08a', color2: '#f0382e', fillAngle: 90 },
      ...{ shadow: true, shadowX: 0, shadowY: 4, shadowBlur: 12, shadowColor: '#4a0d1e73' },
    },
  },
  {
    id: 'magazine',
    values: { family: 'Playfair Display', weight: 500, textCase: 'upper', letterSpacing: -3, lineHeight: 96, color: '#ffffff' },
  },
  {
    id: 'neon',
    values: { family: 'Pacifico', weight: 400, color: '#fff3fb', glow: true, glowSize: 17, glowColor: '#ff2ba6', stroke: true, strokeWidth: 1, strokeColor: '#ff8fd0', lineHeight: 130 },
  },
  {
    id: 'retro',
    values: {
      ...{ family: 'Archivo Black', weight: 400, color: '#ffefcf', letterSpacing: -2, lineHeight: 104 },
      ...{ extrude: true, extrudeDepth: 17, extrudeAngle: 48, extrudeColor: '#c8431f', stroke: true, strokeWidth: 2, strokeColor: '#3a1410' },
    },
  },
  {
    id: 'cinema',
    values: { family: 'Bebas Neue', weight: 400, textCase: 'upper', letterSpacing: 34, color: '#f7f3ea', shadow: true, shadowX: 0, shadowY: 0, shadowBlur: 22, shadowColor: '#00000080' },
  },
  {
    id: 'outline',
    values: { family: 'Montserrat', weight: 900, textCase: 'upper', fill: 'none', stroke: true, strokeWidth: 3, strokeColor: '#ffffff', letterSpacing: 4 },
  },
  {
    id: 'sticker',
    values: {
      ...{ family: 'Archivo Black', weight: 400, color: '#f4502f', stroke: true, strokeWidth: 9, strokeColor: '#ffffff', letterSpacing: 3 },
      ...{ shadow: true, shadowX: 0, shadowY: 6, shadowBlur: 5, shadowColor: '#00000073' },
    },
  },
  {
    id: 'chrome',
    values: {
      ...{ family: 'Unbounded', weight: 800, fill: 'linear', color: '#ffffff', color2: '#71839b', fillAngle: 90 },
      ...{ stroke: true, strokeWidth: 1, strokeColor: '#f4f8fc', extrude: true, extrudeDepth: 5, extrudeAngle: 90, extrudeColor: '#2a3546' },
      ...{ shadow: true, shadowX: 0, shadowY: 8, shadowBlur: 8, shadowColor: '#0000008c' },
    },
  },
  {
    id: 'gold',
    values: {
      ...{ family: 'Abril Fatface', weight: 400, fill: 'linear', color: '#fff2bd', color2: '#b9822a', fillAngle: 80, letterSpacing: 1 },
      ...{ extrude: true, extrudeDepth: 4, extrudeAngle: 70, extrudeColor: '#5b390b', shadow: true, shadowX: 1, shadowY: 7, shadowBlur: 9, shadowColor: '#1c0f0080' },
    },
  },
  {
    id: 'comic',
    values: {
      ...{ family: 'Permanent Marker', weight: 400, color: '#ffe03d', stroke: true, strokeWidth: 6, strokeColor: '#17161a', skewX: -6, letterSpacing: 2 },
      ...{ extrude: true, extrudeDepth: 9, extrudeAngle: 55, extrudeColor: '#e23b2c' },
    },
  },
  {
    id: 'label',
    values: { family: 'Inter', weight: 800, color: '#16181c', letterSpacing: -2, box: true, boxColor: '#ffb02e', boxPad: 24, boxRadius: 10 },
  },
  {
    id: 'letterpress',
    values: { family: 'Abril Fatface', weight: 400, color: '#ece2d0', shadow: true, shadowX: -1, shadowY: -2, shadowBlur: 0, shadowColor: '#0f0b08b3' },
  },
  {
    id: 'ghost',
    values: { family: 'Montserrat', weight: 900, color: '#ffffff4d', stroke: true, strokeWidth: 1, strokeColor: '#ffffffd9', letterSpacing: 0, textCase: 'upper' },
  },
  {
    id: 'script',
    values: { family: 'Dancing Script', weight: 700, color: '#ffffff', lineHeight: 104, shadow: true, shadowX: 0, shadowY: 2, shadowBlur: 10, shadowColor: '#00000080' },
  },
  {
    id: 'horizon',
    values: {
      ...{ family: 'Oswald', weight: 700, textCase: 'upper', fill: 'linear', color: '#ffffff', color2: '#ffc95c', fillAngle: 90, letterSpacing: 4 },
      ...{ tiltX: 48, distance: 260, extrude: true, extrudeDepth: 6, extrudeAngle: 90, extrudeColor: '#6b2f12' },
    },
  },
];

const LOOK = CONTROLS.filter((row) => !KEPT.includes(row.key));

/** Everything that a style sets. @param {Style} style @returns {Partial<TextLayer>} */
export function lookOf({ values }) {
  return /** @type {Partial<TextLayer>} */ ({ ...Object.fromEntries(LOOK.map((row) => [row.key, row.initial])), ...values });
}

/** Whether a layer looks just like a style. @param {TextLayer} layer @param {Style} style */
export function hasLook(layer, style) {
  return Object.entries(lookOf(style)).every(([key, value]) => layer[/** @type {keyof TextLayer} */ (key)] === value);
}
