// @ts-check
import { SUBJECT } from '../model/editor.js';
import { nameOf } from '../ui/layer-rows.js';
import { say } from '../ui/words.js';

/** @typedef {import('../model/types.js').TextLayer} TextLayer */

/** @param {import('../model/editor.js').Editor} editor */
export function sayChosen(editor) {
  const layer = editor.layer();
  if (editor.selected() === SUBJECT) return say('hands.chosen.subject');
  return layer ? say('hands.chosen', place(editor, layer)) : say('hands.chosen.none');
}

/** Where a text now is in the stack. @param {import('../model/editor.js').Editor} editor @param {TextLayer} layer */
export function sayStack(editor, layer) {
  const values = place(editor, layer);
  return layer.depth === 'front' ? say('hands.stack.front', values) : say('hands.stack.behind', values);
}

/** The most telling of what a gesture has changed. @param {TextLayer} layer @param {Array<keyof TextLayer>} changed */
export function sayChange(layer, changed) {
  const { x, y, size, rotation, letterSpacing, lineHeight, skewX, skewY } = layer;
  if (changed.includes('corners')) return say('hands.cornered');
  if (changed.includes('letterSpacing')) return say('hands.spaced', { letterSpacing });
  if (changed.includes('lineHeight')) return say('hands.leaded', { lineHeight });
  if (changed.includes('skewX') || changed.includes('skewY')) return say('hands.slanted', { skewX, skewY });
  if (changed.includes('size')) return say('hands.resized', { size });
  if (changed.includes('rotation')) return say('hands.turned', { rotation });
  return say('stage.moved', { x, y });
}

/** From the top, as the layer list counts. @param {import('../model/editor.js').Editor} editor @param {TextLayer} layer */
function place(editor, layer) {
  const { layers } = editor.scene();
  const n = layers.length - layers.findIndex(({ id }) => id === layer.id);
  return { name: nameOf(layer), n, of: layers.length };
}
