// @ts-check
import { boundsOf, sizeForWidth } from '../draw/geometry.js';
import { layOut } from '../draw/layout.js';
import { lightness } from '../draw/tone.js';
import { layerOf } from '../model/scene.js';

/** @typedef {import('../model/types.js').TextLayer} TextLayer */

/** How much of the photo's width a first text takes. */
export const FIRST_WIDTH = 0.84;
/** A text beside others is smaller. */
export const NEXT_WIDTH = 0.4;
/** On a photo lighter than this, a text is dark. */
const LIGHT = 0.6;
const DARK_INK = '#16181c';

/**
 * How large a text is to be, which only a ruler knows.
 * @param {import('../model/editor.js').Editor} editor
 * @param {ReturnType<typeof import('./drawing.js').createDrawing>} drawing
 */
export function createSizing(editor, drawing) {
  return {
    /** As wide as asked for, and readable on what is below it. @param {TextLayer} layer @param {number} share of the photo's width @returns {Partial<TextLayer>} */
    firstLook(layer, share) {
      const { photo } = editor.get();
      if (!photo) return {};
      const size = sizeForWidth(drawing.ruler, layer, photo.width * share);
      const isLight = lightness(drawing.assets, boundsOf({ ...layer, size }, drawing.ruler)) > LIGHT;
      return { size, ...(isLight ? { color: DARK_INK } : {}) };
    },
    /** The size at which a text of another look is as wide as it was. @param {TextLayer} before @param {TextLayer} after @returns {number} */
    sameWidth(before, after) {
      // Of the letters alone: a box or a tilt makes more of them, which is not to add up from style to style.
      const [one, other] = [before, after].map((layer) => layOut(drawing.ruler, layer).ink);
      return one && other ? Math.round((before.size * one.width) / other.width) : after.size;
    },
    /** Some families are twice as wide as others; trying them must not push a text out of the picture. @param {string} id @param {string} gesture */
    keepInside(id, gesture) {
      const { photo } = editor.get();
      const layer = layerOf(editor.scene(), id);
      if (!photo || !layer || boundsOf(layer, drawing.ruler).width <= photo.width) return;
      editor.change(id, { size: sizeForWidth(drawing.ruler, layer, photo.width * FIRST_WIDTH) }, gesture);
    },
  };
}
