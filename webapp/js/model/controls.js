// @ts-check
import { BRUSH_CONTROLS, CONTROLS, SUBJECT_CONTROLS } from './table.js';

/**
 * @typedef {import('./table.js').Row} Row
 * @typedef {import('./table.js').SliderRow} SliderRow
 * @typedef {string | number | boolean | number[]} Value
 */

/** @type {Map<string, Row>} */
const ROWS = new Map([...CONTROLS, ...SUBJECT_CONTROLS, ...BRUSH_CONTROLS].map((row) => [row.key, row]));

/** @param {string} key @returns {Row} */
export function rowOf(key) {
  const row = ROWS.get(key);
  if (!row) throw new RangeError(`No control '${key}'`);
  return row;
}

/**
 * @param {Row} row
 * @param {unknown} value
 * @returns {Value} the nearest allowed value; the row's default for what cannot be meant
 */
export function clamp(row, value) {
  switch (row.kind) {
    case 'lines':
      return typeof value === 'string' ? value.slice(0, row.maxLength) : row.initial;
    case 'color':
      return typeof value === 'string' && /^#([0-9a-f]{6}|[0-9a-f]{8})$/i.test(value) ? shortest(value.toLowerCase()) : row.initial;
    case 'switch':
      return typeof value === 'boolean' ? value : row.initial;
    case 'slider':
    case 'number': {
      if (value === '' || value === null || typeof value === 'boolean' || !Number.isFinite(Number(value))) return row.initial;
      return within(row, Math.round(Number(value) / row.step) * row.step);
    }
    case 'corners': {
      const isMeant = Array.isArray(value) && value.length === row.initial.length && value.every((v) => Number.isFinite(v));
      return isMeant ? value.map((v) => within(row, Math.round(v * 10) / 10)) : row.initial;
    }
    default:
      return typeof value === 'string' && row.options.includes(value) ? value : row.initial;
  }
}

/** Every key of a table, each with an allowed value. @param {Row[]} table @param {Record<string, unknown>} values @returns {Record<string, Value>} */
export function completed(table, values) {
  return Object.fromEntries(table.map((row) => [row.key, row.key in values ? clamp(row, values[row.key]) : row.initial]));
}

/** The same values, those that a table knows clamped. @template {object} T @param {Row[]} table @param {T} values @returns {T} */
export function clamped(table, values) {
  const given = /** @type {Record<string, unknown>} */ (values);
  const known = table.filter((row) => row.key in given);
  return { ...values, ...Object.fromEntries(known.map((row) => [row.key, clamp(row, given[row.key])])) };
}

/** Whether a row matters for these values. @param {Row} row @param {Record<string, any>} values */
export function applies(row, values) {
  return !row.when || row.when.is.includes(values[row.when.key]);
}

/** Where `value` stands on a track from 0 to 1. @param {SliderRow} row @param {number} value @returns {number} */
export function toTrack(row, value) {
  if (row.curve === 'log') return Math.log(value / row.min) / Math.log(row.max / row.min);
  return (value - row.min) / (row.max - row.min);
}

/** The value at a place on the track. @param {SliderRow} row @param {number} place from 0 to 1 @returns {number} */
export function fromTrack(row, place) {
  const value = row.curve === 'log' ? row.min * (row.max / row.min) ** place : row.min + (row.max - row.min) * place;
  return /** @type {number} */ (clamp(row, value));
}

/** @param {{min: number, max: number}} row @param {number} value */
function within({ min, max }, value) {
  return Math.min(max, Math.max(min, value)) + 0; // -0 would be another value to a project's file
}

/** @param {string} color @returns {string} without an alpha that says nothing */
function shortest(color) {
  return color.length === 9 && color.endsWith('ff') ? color.slice(0, 7) : color;
}
