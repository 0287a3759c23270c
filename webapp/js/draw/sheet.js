// @ts-check
import { contextOf } from './assets.js';
import { alphaOf, opaque } from './color.js';
import { write } from './layout.js';

/**
 * The letters of a text as shapes, on surfaces that are all of one place.
 *
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {import('../model/types.js').Rect} Rect
 * @typedef {import('./assets.js').Assets} Assets
 * @typedef {import('./assets.js').Context} Context
 * @typedef {import('./assets.js').Surface} Surface
 * @typedef {import('./layout.js').Layout} Layout
 * @typedef {import('./matrix.js').Matrix} Matrix
 *
 * @typedef {object} Sheet what a layer is painted on
 * @property {TextLayer} layer
 * @property {Layout} layout
 * @property {Matrix} matrix affine, from the layer's own space to pixels around the layer's place
 * @property {Rect} region of those pixels that is painted, whole ones; its corner is the surface's
 * @property {Assets} assets
 */

/** @param {import('./layout.js').Piece} piece */
export const isLetter = (piece) => !piece.isPicture;

/** Draws with a transform and puts the context back. @param {Context} ctx @param {Sheet} sheet @param {() => void} draw */
export function onSheet(ctx, { matrix: [a, c, e, b, d, f], region }, draw) {
  ctx.save();
  ctx.setTransform(a, b, c, d, e - region.x, f - region.y);
  draw();
  ctx.restore();
}

/** The letters as one opaque shape. @param {Sheet} sheet @param {'fill' | 'stroke'} how @param {number} [times] stroke widths @param {boolean} [willReadFrequently] @returns {Surface} */
export function mask(sheet, how, times = 1, willReadFrequently = false) {
  const { layer, layout, region, assets } = sheet;
  const shape = assets.surface(region.width, region.height);
  const ctx = contextOf(shape, { willReadFrequently });
  onSheet(ctx, sheet, () => {
    ctx.lineJoin = 'round';
    ctx.lineCap = 'round';
    ctx.lineWidth = layer.strokeWidth * times;
    write(ctx, layout, how, isLetter);
  });
  return shape;
}

/** @param {Surface} shape @param {GlobalCompositeOperation} how @param {Surface} other */
export function cover(shape, how, other) {
  const ctx = contextOf(shape);
  ctx.globalCompositeOperation = how;
  ctx.drawImage(other, 0, 0);
  ctx.globalCompositeOperation = 'source-over';
}

/** Draws a shape in one colour. @param {Surface} shape is used up @param {string} color @param {Context} ctx */
export function tint(shape, color, ctx) {
  const inner = contextOf(shape);
  inner.globalCompositeOperation = 'source-in';
  inner.fillStyle = opaque(color);
  inner.fillRect(0, 0, shape.width, shape.height);
  const before = ctx.globalAlpha;
  ctx.globalAlpha = alphaOf(color);
  ctx.drawImage(shape, 0, 0);
  ctx.globalAlpha = before;
}
