// @ts-check
import { clamped, completed } from './controls.js';
import { CONTROLS, SUBJECT_CONTROLS } from './table.js';
import { FOUND } from './types.js';

/**
 * What can be done to a scene. Each function leaves the old scene valid, which is what undo goes back to.
 *
 * @typedef {import('./types.js').Scene} Scene
 * @typedef {import('./types.js').Subject} Subject
 * @typedef {import('./types.js').TextLayer} TextLayer
 * @typedef {import('./types.js').Depth} Depth
 * @typedef {import('./types.js').Size} Size
 */

/** How far beside its original a copy appears, in parts of the photo's width. */
const COPY_SHIFT = 0.03;

/** One text with every control at its default, in the upper half, where heads are. @param {Size} photo @returns {Scene} */
export function firstScene(photo) {
  const place = { x: Math.round(photo.width / 2), y: Math.round(photo.height * 0.36) };
  return { layers: [newLayer('text-1', place)], subject: newSubject() };
}

/** @param {string} id @param {Partial<TextLayer>} [values] @returns {TextLayer} */
export function newLayer(id, values = {}) {
  const { name = '', hidden = false, locked = false } = values;
  return /** @type {TextLayer} */ ({ id, name, hidden, locked, .../** @type {object} */ (completed(CONTROLS, values)) });
}

/** @param {Partial<Subject>} [values] @returns {Subject} */
export function newSubject(values = {}) {
  const { mask = FOUND, strokes = [] } = values;
  return /** @type {Subject} */ ({ mask, strokes, .../** @type {object} */ (completed(SUBJECT_CONTROLS, values)) });
}

/** @param {Scene} scene @param {string | null} id @returns {TextLayer | undefined} */
export function layerOf(scene, id) {
  return scene.layers.find((layer) => layer.id === id);
}

/** @param {Scene} scene @param {string} id @param {Partial<TextLayer>} change @returns {Scene} */
export function changeLayer(scene, id, change) {
  const layers = scene.layers.map((layer) => (layer.id === id ? { ...layer, ...clamped(CONTROLS, change) } : layer));
  return { ...scene, layers: 'depth' in change ? sorted(layers) : layers };
}

/** @param {Scene} scene @param {Partial<Subject>} change @returns {Scene} */
export function changeSubject(scene, change) {
  return { ...scene, subject: { ...scene.subject, ...clamped(SUBJECT_CONTROLS, change) } };
}

/** Above the others on its side of the subject, or just above the layer `under`. @param {Scene} scene @param {TextLayer} layer @param {string} [under] @returns {Scene} */
export function addLayer(scene, layer, under) {
  const at = scene.layers.findIndex((other) => other.id === under);
  const layers = at < 0 ? [...scene.layers, layer] : [...scene.layers.slice(0, at + 1), layer, ...scene.layers.slice(at + 1)];
  return { ...scene, layers: sorted(layers) };
}

/** @param {Scene} scene @param {string} id @param {Size} photo @returns {{scene: Scene, id: string}} id of the copy */
export function duplicateLayer(scene, id, photo) {
  const layer = layerOf(scene, id);
  if (!layer) return { scene, id };
  const shift = Math.round(photo.width * COPY_SHIFT);
  const copy = { ...layer, id: freshId(scene), locked: false, x: layer.x + shift, y: layer.y + shift };
  return { scene: addLayer(scene, copy, id), id: copy.id };
}

/** @param {Scene} scene @param {string} id @returns {Scene} */
export function deleteLayer(scene, id) {
  return { ...scene, layers: scene.layers.filter((layer) => layer.id !== id) };
}

/**
 * To another place in the stack.
 * @param {Scene} scene
 * @param {string} id
 * @param {Depth} depth
 * @param {number} at how many layers of that side, without this one, are below it
 * @returns {Scene}
 */
export function moveLayer(scene, id, depth, at) {
  const layer = layerOf(scene, id);
  if (!layer) return scene;
  const side = scene.layers.filter((other) => other.depth === depth && other.id !== id);
  side.splice(Math.min(side.length, Math.max(0, at)), 0, { ...layer, depth });
  const rest = scene.layers.filter((other) => other.depth !== depth && other.id !== id);
  return { ...scene, layers: sorted([...rest, ...side]) };
}

/** One step up or down, through the subject's line where a side ends. @param {Scene} scene @param {string} id @param {1 | -1} step @returns {Scene} */
export function stepLayer(scene, id, step) {
  const layer = layerOf(scene, id);
  if (!layer) return scene;
  const side = scene.layers.filter((other) => other.depth === layer.depth);
  const at = side.indexOf(layer) + step;
  if (at >= 0 && at < side.length) return moveLayer(scene, id, layer.depth, at);
  if (step > 0 && layer.depth === 'behind') return moveLayer(scene, id, 'front', 0);
  if (step < 0 && layer.depth === 'front') return moveLayer(scene, id, 'behind', scene.layers.length);
  return scene;
}

/** An id that no layer has. @param {Scene} scene @returns {string} */
export function freshId(scene) {
  const numbers = scene.layers.map(({ id }) => Number(/^text-(\d+)$/.exec(id)?.[1] ?? 0));
  return `text-${Math.max(0, ...numbers) + 1}`;
}

/** The same texts for another photo: sized and placed in proportion; the subject is another one. @param {Scene} scene @param {Size} from @param {Size} to @returns {Scene} */
export function carryOver(scene, from, to) {
  const factor = to.width / from.width;
  const layers = scene.layers.map((layer) => ({
    ...layer,
    ...clamped(CONTROLS, {
      size: layer.size * factor,
      x: (layer.x / from.width) * to.width,
      y: (layer.y / from.height) * to.height,
    }),
  }));
  return { layers, subject: newSubject() };
}

/** Keeps a centre on the photo, so that no text can get lost. @param {import('./types.js').Point} point @param {Size} photo */
export function onPhoto(point, photo) {
  return {
    x: Math.min(photo.width, Math.max(0, Math.round(point.x))),
    y: Math.min(photo.height, Math.max(0, Math.round(point.y))),
  };
}

/** Those behind the subject first, else in the order given. @param {TextLayer[]} layers @returns {TextLayer[]} */
function sorted(layers) {
  return [...layers.filter((layer) => layer.depth === 'behind'), ...layers.filter((layer) => layer.depth === 'front')];
}
