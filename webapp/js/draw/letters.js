// @ts-check
import { contextOf } from './assets.js';
import { alphaOf, isOpaque, opaque } from './color.js';
import { FINE, write } from './layout.js';

/**
 * The front of a text: its fill, its stroke and its emoji.
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

/** Beyond every text, in its own space. */
const FAR = 1e5;

/** @param {import('./layout.js').Piece} piece */
const isLetter = (piece) => !piece.isPicture;

/** @param {Context} ctx of the region's size @param {Sheet} sheet */
export function paintLetters(ctx, sheet) {
  const { layer, layout } = sheet;
  const isSolid = fillIsOpaque(layer);
  if (layer.stroke && layer.strokePlace === 'outside' && layer.strokeWidth > 0) {
    const rim = mask(sheet, 'stroke', 2);
    // Under an opaque fill the rim stays whole, since two smooth edges side by side would let the photo through.
    if (!isSolid) cover(rim, 'destination-out', mask(sheet, 'fill'));
    tint(rim, layer.strokeColor, ctx);
  }
  paintFill(ctx, sheet);
  if (layer.stroke && layer.strokePlace === 'center' && layer.strokeWidth > 0) tint(mask(sheet, 'stroke', 1), layer.strokeColor, ctx);
  if (layer.stroke && layer.strokePlace === 'inside' && layer.strokeWidth > 0) {
    const rim = mask(sheet, 'stroke', 2);
    if (!isSolid) cover(rim, 'destination-in', mask(sheet, 'fill'));
    ctx.globalCompositeOperation = isSolid ? 'source-atop' : 'source-over';
    tint(rim, layer.strokeColor, ctx);
    ctx.globalCompositeOperation = 'source-over';
  }
  onSheet(ctx, sheet, () => {
    ctx.fillStyle = opaque(layer.color);
    write(ctx, layout, 'fill', (piece) => piece.isPicture);
  });
}

/** What a block behind the letters has as its front: fill and rim, opaque. @param {Sheet} sheet @returns {Surface} */
export function silhouette(sheet) {
  const { layer } = sheet;
  const shape = mask(sheet, 'fill', 1, true);
  const width = layer.stroke ? { outside: 2, center: 1, inside: 0 }[layer.strokePlace] : 0;
  if (width > 0 && layer.strokeWidth > 0) cover(shape, 'source-over', mask(sheet, 'stroke', width));
  return shape;
}

/** @param {TextLayer} layer */
export function fillIsOpaque({ fill, color, color2 }) {
  if (fill === 'none') return false;
  return isOpaque(color) && (fill === 'solid' || isOpaque(color2));
}

/** Draws with a transform and puts the context back. @param {Context} ctx @param {Sheet} sheet @param {() => void} draw */
export function onSheet(ctx, { matrix: [a, c, e, b, d, f], region }, draw) {
  ctx.save();
  ctx.setTransform(a, b, c, d, e - region.x, f - region.y);
  draw();
  ctx.restore();
}

/** @param {Context} ctx @param {Sheet} sheet */
function paintFill(ctx, sheet) {
  const { layer, layout } = sheet;
  if (layer.fill === 'none') return;
  if (fillIsOpaque(layer)) {
    onSheet(ctx, sheet, () => {
      ctx.fillStyle = fillStyle(ctx, sheet, FINE);
      write(ctx, layout, 'fill', isLetter);
    });
    return;
  }
  // Letters that overlap must not show it, so they are one shape before they become half transparent.
  const shape = mask(sheet, 'fill');
  const inner = contextOf(shape);
  inner.globalCompositeOperation = 'source-in';
  onSheet(inner, sheet, () => {
    inner.fillStyle = fillStyle(inner, sheet, 1);
    inner.fillRect(-FAR, -FAR, 2 * FAR, 2 * FAR);
  });
  ctx.drawImage(shape, 0, 0);
}

/** The letters as one opaque shape. @param {Sheet} sheet @param {'fill' | 'stroke'} how @param {number} [times] stroke widths @param {boolean} [willReadFrequently] @returns {Surface} */
function mask(sheet, how, times = 1, willReadFrequently = false) {
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
function cover(shape, how, other) {
  const ctx = contextOf(shape);
  ctx.globalCompositeOperation = how;
  ctx.drawImage(other, 0, 0);
  ctx.globalCompositeOperation = 'source-over';
}

/** Draws a shape in one colour. @param {Surface} shape is used up @param {string} color @param {Context} ctx */
function tint(shape, color, ctx) {
  const inner = contextOf(shape);
  inner.globalCompositeOperation = 'source-in';
  inner.fillStyle = opaque(color);
  inner.fillRect(0, 0, shape.width, shape.height);
  const before = ctx.globalAlpha;
  ctx.globalAlpha = alphaOf(color);
  ctx.drawImage(shape, 0, 0);
  ctx.globalAlpha = before;
}

/** A colour, or a gradient across the letters' ink, in the layer's own space. @param {Context} ctx @param {Pick<Sheet, 'layer' | 'layout'>} sheet @param {number} zoom of that space */
export function fillStyle(ctx, { layer, layout }, zoom) {
  const { ink } = layout;
  if (layer.fill === 'solid' || !ink) return layer.color;
  const [width, height] = [ink.width * zoom, ink.height * zoom];
  const [x, y] = [ink.x * zoom + width / 2, ink.y * zoom + height / 2];
  const angle = (layer.fillAngle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // As long as CSS Images 3, 3.1.1 has it: the ends touch the corners.
  const half = (Math.abs(cos) * width + Math.abs(sin) * height) / 2;
  const gradient =
    layer.fill === 'linear'
      ? ctx.createLinearGradient(x - cos * half, y - sin * half, x + cos * half, y + sin * half)
      : ctx.createRadialGradient(x, y, 0, x, y, Math.hypot(width, height) / 2);
  gradient.addColorStop(0, layer.color);
  gradient.addColorStop(1, layer.color2);
  return gradient;
}
