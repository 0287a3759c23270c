// @ts-check
import { FAMILIES } from './families.js';

/**
 * One row per thing that can be set on a text layer. Panel, defaults, clamping, keyboard steps and tests read it.
 *
 * @typedef {import('./types.js').TextLayer} TextLayer
 * @typedef {'text' | 'family' | 'color' | 'depth' | 'size'} Key
 * @typedef {'text' | 'font' | 'look'} Section
 * @typedef {{key: Key, section: Section, kind: 'lines', initial: string, maxLength: number}} LinesRow
 * @typedef {{key: Key, section: Section, kind: 'family' | 'choice', initial: string, options: string[]}} ChoiceRow
 * @typedef {{key: Key, section: Section, kind: 'slider', initial: number, min: number, max: number, step: number, unit: string, curve: 'log' | 'linear'}} SliderRow
 * @typedef {{key: Key, section: Section, kind: 'color', initial: string, swatches: string[]}} ColorRow
 * @typedef {LinesRow | ChoiceRow | SliderRow | ColorRow} Row
 */

/** In the order of the panel. @type {Section[]} */
export const SECTIONS = ['text', 'font', 'look'];

/** @type {Row[]} */
export const CONTROLS = [
  { key: 'text', section: 'text', kind: 'lines', initial: 'BEHIND', maxLength: 500 },
  { key: 'depth', section: 'text', kind: 'choice', initial: 'behind', options: ['behind', 'front'] },
  { key: 'family', section: 'font', kind: 'family', initial: 'Anton', options: FAMILIES.map((family) => family.name) },
  { key: 'size', section: 'look', kind: 'slider', initial: 240, min: 8, max: 8000, step: 1, unit: 'px', curve: 'log' },
  {
    key: 'color',
    section: 'look',
    kind: 'color',
    initial: '#ffffff',
    swatches: ['#ffffff', '#16181c', '#ffb02e', '#f4502f', '#e83e8c', '#2f7df4', '#19b37b'],
  },
];

/** Arrow keys on the canvas, in photo pixels; the larger one with Shift. */
export const NUDGE = { small: 1, large: 10 };

/**
 * @param {Row} row
 * @param {unknown} value
 * @returns {string | number} the nearest allowed value; the row's default for what cannot be meant
 */
export function clamp(row, value) {
  switch (row.kind) {
    case 'lines':
      return typeof value === 'string' ? value.slice(0, row.maxLength) : row.initial;
    case 'color':
      return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value) ? value.toLowerCase() : row.initial;
    case 'slider': {
      if (value === '' || value === null || !Number.isFinite(Number(value))) return row.initial;
      const stepped = Math.round(Number(value) / row.step) * row.step;
      return Math.min(row.max, Math.max(row.min, stepped));
    }
    default:
      return typeof value === 'string' && row.options.includes(value) ? value : row.initial;
  }
}

/** @param {Key} key @returns {Row} */
export function rowOf(key) {
  const row = CONTROLS.find((candidate) => candidate.key === key);
  if (!row) throw new RangeError(`No control '${key}'`);
  return row;
}

/** Where `value` stands on a track from 0 to 1. @param {SliderRow} row @param {number} value @returns {number} */
export function toTrack(row, value) {
  if (row.curve === 'log') return Math.log(value / row.min) / Math.log(row.max / row.min);
  return (value - row.min) / (row.max - row.min);
}

/** The value at a place on the track. @param {SliderRow} row @param {number} place from 0 to 1 @returns {number} */
export function fromTrack(row, place) {
  const value =
    row.curve === 'log' ? row.min * (row.max / row.min) ** place : row.min + (row.max - row.min) * place;
  return /** @type {number} */ (clamp(row, value));
}
