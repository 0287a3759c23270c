// @ts-check
import { newLayer, newSubject } from './scene.js';
import { FOUND } from './types.js';

/**
 * A design as it is kept: what a scene says, apart from pixels, and what those pixels are called. It comes from files that anybody
 * may have written, so nothing in it is believed.
 *
 * @typedef {import('./types.js').Scene} Scene
 * @typedef {import('./types.js').TextLayer} TextLayer
 * @typedef {import('./types.js').Stroke} Stroke
 *
 * @typedef {object} Design
 * @property {string} app always APP
 * @property {number} version of this form
 * @property {{name: string, type: string, width: number, height: number}} photo
 * @property {string[]} masks ids, in the order of their pixels
 * @property {Scene} scene
 */

export const APP = 'text-behind-image';
/** Grows when older pages could not read a design any more. */
export const VERSION = 1;

/** More than anybody makes by hand; it keeps a made-up file from taking the page's memory. */
const MOST_LAYERS = 500;
const MOST_STROKES = 20_000;
const MOST_POINTS = 200_000;

/**
 * @param {{name: string, type: string, width: number, height: number}} photo
 * @param {string[]} masks
 * @param {Scene} scene
 * @returns {Design}
 */
export function designOf({ name, type, width, height }, masks, scene) {
  return { app: APP, version: VERSION, photo: { name, type, width, height }, masks, scene };
}

/**
 * @param {unknown} raw parsed JSON
 * @returns {Design | 'damaged' | 'newer'} with every value one that the controls allow
 */
export function readDesign(raw) {
  if (!isObject(raw) || raw.app !== APP || typeof raw.version !== 'number') return 'damaged';
  if (raw.version > VERSION) return 'newer';
  const { photo, masks, scene } = raw;
  if (!isObject(photo) || !isSide(photo.width) || !isSide(photo.height) || !isObject(scene)) return 'damaged';
  if (!Array.isArray(scene.layers) || scene.layers.length > MOST_LAYERS || !scene.layers.every(isObject)) return 'damaged';
  const ids = Array.isArray(masks) ? masks.filter((id) => typeof id === 'string') : [];
  return {
    app: APP,
    version: VERSION,
    photo: { name: text(photo.name) || 'photo', type: text(photo.type), width: photo.width, height: photo.height },
    masks: ids,
    scene: { layers: layersOf(scene.layers), subject: subjectOf(scene.subject, ids) },
  };
}

/** Those behind the subject first, no id twice. @param {Array<Record<string, unknown>>} raw @returns {TextLayer[]} */
function layersOf(raw) {
  const layers = raw.map((layer, i) => newLayer(`text-${i + 1}`, {
    .../** @type {Partial<TextLayer>} */ (layer),
    name: text(layer.name),
    hidden: layer.hidden === true,
    locked: layer.locked === true,
  }));
  return [...layers.filter(({ depth }) => depth === 'behind'), ...layers.filter(({ depth }) => depth === 'front')];
}

/** @param {unknown} raw @param {string[]} masks */
function subjectOf(raw, masks) {
  if (!isObject(raw)) return newSubject();
  const mask = typeof raw.mask === 'string' && masks.includes(raw.mask) ? raw.mask : FOUND;
  const strokes = Array.isArray(raw.strokes) ? raw.strokes.filter(isStroke).slice(0, MOST_STROKES).map(strokeOf) : [];
  return newSubject({ ...raw, mask, strokes });
}

/** @param {unknown} raw @returns {raw is Stroke} */
function isStroke(raw) {
  if (!isObject(raw) || (raw.mode !== 'restore' && raw.mode !== 'erase')) return false;
  const { points } = raw;
  const isLine = Array.isArray(points) && points.length >= 2 && points.length <= MOST_POINTS && points.every((p) => Number.isFinite(p));
  return isLine && Number.isFinite(raw.size) && Number.isFinite(raw.softness);
}

/** @param {Stroke} raw @returns {Stroke} */
function strokeOf({ mode, size, softness, points }) {
  return { mode, size: Math.min(10_000, Math.max(1, size)), softness: Math.min(100, Math.max(0, softness)), points };
}

/** @param {unknown} value @returns {value is Record<string, any>} */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {unknown} value @returns {value is number} */
function isSide(value) {
  return Number.isInteger(value) && /** @type {number} */ (value) > 0 && /** @type {number} */ (value) <= 100_000;
}

/** @param {unknown} value */
function text(value) {
  return typeof value === 'string' ? value.slice(0, 500) : '';
}
