// @ts-check
import { familyOf, italicOf, weightOf } from '../model/families.js';
import { stackOf } from '../model/scripts.js';

/**
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {import('../model/types.js').Rect} Rect
 * @typedef {import('./assets.js').Context} Context
 *
 * @typedef {object} Layout in target pixels, around the layer's own centre
 * @property {Array<{text: string, y: number}>} lines y of the baseline
 * @property {Rect} box around the ink, whole pixels
 */

const LINE_HEIGHT = 1.12;
/** Antialiasing may touch one pixel more than the measured ink. */
const MARGIN = 2;

/** @param {TextLayer} layer @param {number} scale @returns {string} the CSS font that the layer is set in */
export function fontOf(layer, scale) {
  const family = familyOf(layer.family);
  const style = italicOf(family, layer.italic) ? 'italic ' : '';
  return `${style}${weightOf(family, layer.weight)} ${layer.size * scale}px ${stackOf(family, layer.text)}`;
}

/** @param {Context} ctx is left ready to draw the lines @param {TextLayer} layer @param {number} scale @returns {Layout} */
export function layOut(ctx, layer, scale) {
  ctx.font = fontOf(layer, scale);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  // Other settings let the kerning depend on the size (measured with Pacifico).
  ctx.textRendering = 'geometricPrecision';
  const texts = layer.text.split('\n');
  const pitch = layer.size * scale * LINE_HEIGHT;
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = ctx.measureText('x');
  const first = (pitch * (1 - texts.length) + ascent - descent) / 2;
  const lines = texts.map((text, i) => ({ text, y: first + i * pitch }));
  return { lines, box: inkBox(ctx, lines) };
}

/** @param {Context} ctx @param {Layout['lines']} lines @returns {Rect} */
function inkBox(ctx, lines) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { text, y } of lines) {
    if (!text.trim()) continue;
    const ink = ctx.measureText(text);
    left = Math.min(left, -ink.actualBoundingBoxLeft);
    right = Math.max(right, ink.actualBoundingBoxRight);
    top = Math.min(top, y - ink.actualBoundingBoxAscent);
    bottom = Math.max(bottom, y + ink.actualBoundingBoxDescent);
  }
  if (left > right) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.floor(left) - MARGIN;
  const y = Math.floor(top) - MARGIN;
  return { x, y, width: Math.ceil(right) + MARGIN - x, height: Math.ceil(bottom) + MARGIN - y };
}

/** Where a layer's ink is on the photo, in photo pixels. @param {Context} ctx @param {TextLayer} layer @returns {Rect} */
export function boxOf(ctx, layer) {
  const { box } = layOut(ctx, layer, 1);
  return { ...box, x: box.x + layer.x, y: box.y + layer.y };
}

/**
 * The font size at which the layer is `width` wide.
 * @param {Context} ctx
 * @param {TextLayer} layer
 * @param {number} width photo pixels
 * @returns {number}
 */
export function sizeForWidth(ctx, layer, width) {
  const { box } = layOut(ctx, { ...layer, size: 100 }, 1);
  return box.width > 0 ? Math.round((100 * width) / box.width) : layer.size;
}
