// @ts-check
import { FAMILIES } from './families.js';

/**
 * One row per thing that can be set. Panel, defaults, clamping, keyboard steps, the project's schema, tests and the reference of
 * controls read it; nothing about a control is written anywhere else but its words in lang/.
 *
 * @typedef {'text' | 'font' | 'fill' | 'stroke' | 'shadow' | 'glow' | 'extrude' | 'box' | 'place' | 'perspective' | 'subject' | 'brush'} Section
 * @typedef {{key: string, section: Section, when?: Condition}} Any
 * @typedef {{key: string, is: Array<string | boolean>}} Condition the row matters only while another one has one of these values
 * @typedef {Any & {kind: 'lines', initial: string, maxLength: number}} LinesRow
 * @typedef {Any & {kind: 'family' | 'choice' | 'menu', initial: string, options: string[]}} ChoiceRow a menu is a choice of many
 * @typedef {Any & {kind: 'slider', initial: number, min: number, max: number, step: number, unit: string, curve: 'log' | 'linear'}} SliderRow
 * @typedef {Any & {kind: 'number', initial: number, min: number, max: number, step: number, unit: string}} NumberRow a place on the photo
 * @typedef {Any & {kind: 'color', initial: string, swatches: string[]}} ColorRow
 * @typedef {Any & {kind: 'switch', initial: boolean}} SwitchRow the first switch of a section is the section's own
 * @typedef {Any & {kind: 'corners', initial: number[], min: number, max: number, unit: string}} CornersRow
 * @typedef {LinesRow | ChoiceRow | SliderRow | NumberRow | ColorRow | SwitchRow | CornersRow} Row
 */

const SWATCHES = ['#ffffff', '#16181c', '#ffb02e', '#f4502f', '#e83e8c', '#2f7df4', '#19b37b'];

const BLENDS = [
  ...['source-over', 'multiply', 'screen', 'overlay', 'darken', 'lighten', 'color-dodge', 'color-burn', 'hard-light', 'soft-light'],
  ...['difference', 'exclusion', 'hue', 'saturation', 'color', 'luminosity'],
];

/** @param {string} key @param {Section} section @param {number} initial @param {[number, number]} range @param {string} unit @param {Condition} [when] @returns {SliderRow} */
function slider(key, section, initial, [min, max], unit, when) {
  return { key, section, kind: 'slider', initial, min, max, step: 1, unit, curve: 'linear', when };
}

/** @param {string} key @param {Section} section @param {string} initial @param {Condition} [when] @returns {ColorRow} */
function color(key, section, initial, when) {
  return { key, section, kind: 'color', initial, swatches: SWATCHES, when };
}

/** A whole effect. @param {Section} section @returns {{own: SwitchRow, when: Condition}} */
function effect(section) {
  return { own: { key: section, section, kind: 'switch', initial: false }, when: { key: section, is: [true] } };
}

const stroke = effect('stroke');
const shadow = effect('shadow');
const glow = effect('glow');
const extrude = effect('extrude');
const box = effect('box');

/** What a text has, in the order of the panel. @type {Row[]} */
export const CONTROLS = [
  { key: 'text', section: 'text', kind: 'lines', initial: 'BEHIND', maxLength: 500 },
  { key: 'depth', section: 'text', kind: 'choice', initial: 'behind', options: ['behind', 'front'] },
  { key: 'align', section: 'text', kind: 'choice', initial: 'center', options: ['start', 'center', 'end'] },
  { key: 'textCase', section: 'text', kind: 'menu', initial: 'none', options: ['none', 'upper', 'lower', 'title'] },
  { key: 'direction', section: 'text', kind: 'menu', initial: 'auto', options: ['auto', 'ltr', 'rtl'] },

  { key: 'family', section: 'font', kind: 'family', initial: 'Anton', options: FAMILIES.map((family) => family.name) },
  { key: 'weight', section: 'font', kind: 'slider', initial: 400, min: 100, max: 1000, step: 1, unit: '', curve: 'linear' },
  { key: 'italic', section: 'font', kind: 'switch', initial: false },
  { key: 'size', section: 'font', kind: 'slider', initial: 240, min: 8, max: 8000, step: 1, unit: 'px', curve: 'log' },
  slider('letterSpacing', 'font', 0, [-20, 200], '%'),
  slider('lineHeight', 'font', 112, [50, 300], '%'),

  { key: 'fill', section: 'fill', kind: 'choice', initial: 'solid', options: ['solid', 'linear', 'radial', 'none'] },
  color('color', 'fill', '#ffffff', { key: 'fill', is: ['solid', 'linear', 'radial'] }),
  color('color2', 'fill', '#ffb02e', { key: 'fill', is: ['linear', 'radial'] }),
  slider('fillAngle', 'fill', 90, [0, 360], '°', { key: 'fill', is: ['linear'] }),
  slider('opacity', 'fill', 100, [0, 100], '%'),
  { key: 'blend', section: 'fill', kind: 'menu', initial: 'source-over', options: BLENDS },

  stroke.own,
  slider('strokeWidth', 'stroke', 4, [0, 40], '%', stroke.when),
  color('strokeColor', 'stroke', '#16181c', stroke.when),
  { key: 'strokePlace', section: 'stroke', kind: 'choice', initial: 'outside', options: ['outside', 'center', 'inside'], when: stroke.when },

  shadow.own,
  slider('shadowX', 'shadow', 3, [-100, 100], '%', shadow.when),
  slider('shadowY', 'shadow', 5, [-100, 100], '%', shadow.when),
  slider('shadowBlur', 'shadow', 6, [0, 60], '%', shadow.when),
  color('shadowColor', 'shadow', '#00000099', shadow.when),

  glow.own,
  slider('glowSize', 'glow', 12, [0, 60], '%', glow.when),
  color('glowColor', 'glow', '#ffb02e', glow.when),

  extrude.own,
  slider('extrudeDepth', 'extrude', 14, [0, 120], '%', extrude.when),
  slider('extrudeAngle', 'extrude', 60, [0, 360], '°', extrude.when),
  color('extrudeColor', 'extrude', '#8a3b12', extrude.when),

  box.own,
  color('boxColor', 'box', '#16181c', box.when),
  slider('boxPad', 'box', 22, [0, 150], '%', box.when),
  slider('boxRadius', 'box', 12, [0, 150], '%', box.when),

  { key: 'x', section: 'place', kind: 'number', initial: 0, min: -100000, max: 100000, step: 1, unit: 'px' },
  { key: 'y', section: 'place', kind: 'number', initial: 0, min: -100000, max: 100000, step: 1, unit: 'px' },
  slider('rotation', 'place', 0, [-180, 180], '°'),
  slider('skewX', 'place', 0, [-60, 60], '°'),
  slider('skewY', 'place', 0, [-60, 60], '°'),

  slider('tiltX', 'perspective', 0, [-75, 75], '°'),
  slider('tiltY', 'perspective', 0, [-75, 75], '°'),
  { key: 'distance', section: 'perspective', kind: 'slider', initial: 500, min: 100, max: 5000, step: 1, unit: '%', curve: 'log' },
  { key: 'corners', section: 'perspective', kind: 'corners', initial: [0, 0, 0, 0, 0, 0, 0, 0], min: -1000, max: 1000, unit: '%' },
];

/** What the subject's mask has. @type {Row[]} */
export const SUBJECT_CONTROLS = [
  slider('threshold', 'subject', 0, [-100, 100], '%'),
  slider('grow', 'subject', 0, [-50, 50], 'px'),
  slider('feather', 'subject', 0, [0, 50], 'px'),
];

/** What the mask's brush has; it is a tool's setting and no part of the picture. @type {Row[]} */
export const BRUSH_CONTROLS = [
  { key: 'brush', section: 'brush', kind: 'choice', initial: 'off', options: ['off', 'restore', 'erase'] },
  { key: 'brushSize', section: 'brush', kind: 'slider', initial: 60, min: 2, max: 2000, step: 1, unit: 'px', curve: 'log' },
  slider('brushSoftness', 'brush', 40, [0, 100], '%'),
  { key: 'maskView', section: 'brush', kind: 'switch', initial: false },
];

/** In the order of the panel. @type {Section[]} */
export const SECTIONS = [...new Set(CONTROLS.map((row) => row.section))];

/** Arrow keys on the canvas, in photo pixels; the larger one with Shift. */
export const NUDGE = { small: 1, large: 10 };
