// @ts-check
import { CONTROLS, clamp, rowOf } from './controls.js';

/**
 * @typedef {import('./types.js').Scene} Scene
 * @typedef {import('./types.js').TextLayer} TextLayer
 */

/** One text with every control at its default, in the upper half, where heads are. @param {{width: number, height: number}} photo @returns {Scene} */
export function firstScene(photo) {
  const values = Object.fromEntries(CONTROLS.map((row) => [row.key, row.initial]));
  const layer = /** @type {TextLayer} */ ({ id: 'text-1', ...values, ...placeIn(photo) });
  return { layers: [layer] };
}

/** The old scene stays valid. @param {Scene} scene @param {string} id @param {Partial<TextLayer>} change @returns {Scene} */
export function changeLayer(scene, id, change) {
  return { ...scene, layers: scene.layers.map((layer) => (layer.id === id ? { ...layer, ...clamped(change) } : layer)) };
}

/**
 * The same texts for another photo: sized and placed in proportion.
 * @param {Scene} scene
 * @param {{width: number, height: number}} from
 * @param {{width: number, height: number}} to
 * @returns {Scene}
 */
export function carryOver(scene, from, to) {
  const factor = to.width / from.width;
  return {
    ...scene,
    layers: scene.layers.map((layer) => ({
      ...layer,
      ...clamped({ size: layer.size * factor }),
      x: Math.round((layer.x / from.width) * to.width),
      y: Math.round((layer.y / from.height) * to.height),
    })),
  };
}

/** Keeps a centre on the photo, so that no text can get lost. @param {{x: number, y: number}} point @param {{width: number, height: number}} photo */
export function onPhoto(point, photo) {
  return {
    x: Math.min(photo.width, Math.max(0, Math.round(point.x))),
    y: Math.min(photo.height, Math.max(0, Math.round(point.y))),
  };
}

/** @param {{width: number, height: number}} photo */
function placeIn(photo) {
  return { x: Math.round(photo.width / 2), y: Math.round(photo.height * 0.36) };
}

/** @param {Partial<TextLayer>} change @returns {Partial<TextLayer>} */
function clamped(change) {
  const keys = CONTROLS.map((row) => row.key).filter((key) => key in change);
  return { ...change, ...Object.fromEntries(keys.map((key) => [key, clamp(rowOf(key), change[key])])) };
}
