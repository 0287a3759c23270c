// @ts-check
import { contextOf } from './assets.js';
import { isOpaque, opaque } from './color.js';
import { FINE, write } from './layout.js';
import { rimOf } from './rim.js';
import { cover, isLetter, mask, onSheet, tint } from './sheet.js';

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
 * @typedef {import('./sheet.js').Sheet} Sheet
 */

/** Beyond every text, in its own space. */
const FAR = 1e5;

/** @param {Context} ctx of the region's size @param {Sheet} sheet */
export function paintLetters(ctx, sheet) {
  const { layer, layout } = sheet;
  const place = layer.stroke && layer.strokeWidth > 0 ? layer.strokePlace : null;
  if (place === 'outside') {
    const rim = mask(sheet, 'stroke', 2);
    // Under an opaque fill the rim stays whole, since two smooth edges side by side would let the photo through.
    tint(fillIsOpaque(layer) ? rim : rimOf(sheet, rim, 0), layer.strokeColor, ctx);
  }
  if (place === 'inside' && fillIsOpaque(layer)) paintRimmed(ctx, sheet);
  else paintFill(ctx, sheet);
  if (place === 'inside' && !fillIsOpaque(layer)) tint(rimOf(sheet, mask(sheet, 'fill'), 1), layer.strokeColor, ctx);
  if (place === 'center') {
    const rim = mask(sheet, 'stroke', 1);
    cover(rim, 'source-over', mask(sheet, 'fill'));
    tint(rimOf(sheet, rim, 0.5), layer.strokeColor, ctx);
  }
  onSheet(ctx, sheet, () => {
    ctx.fillStyle = opaque(layer.color);
    write(ctx, layout, 'fill', (piece) => piece.isPicture);
  });
}

/** An opaque fill whose own edge stays the edge of both, as the rim is laid upon it. @param {Context} ctx @param {Sheet} sheet */
function paintRimmed(ctx, sheet) {
  const { layer, region, assets } = sheet;
  const front = assets.surface(region.width, region.height);
  const inner = contextOf(front);
  paintFill(inner, sheet);
  const all = assets.surface(region.width, region.height);
  contextOf(all).fillRect(0, 0, region.width, region.height);
  inner.globalCompositeOperation = 'source-atop';
  tint(rimOf(sheet, all, 1), layer.strokeColor, inner);
  ctx.drawImage(front, 0, 0);
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
