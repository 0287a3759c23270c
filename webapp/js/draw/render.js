// @ts-check
import { contextOf, levelFor } from './assets.js';
import { textImage } from './textlayer.js';
import { intersect } from '../model/view.js';

/**
 * @typedef {import('../model/types.js').Scene} Scene
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {import('../model/types.js').Rect} Rect
 * @typedef {import('../model/types.js').View} View
 * @typedef {import('./assets.js').Assets} Assets
 * @typedef {import('./assets.js').Context} Context
 * @typedef {import('./assets.js').Level} Level
 * @typedef {import('./assets.js').Pixels} Pixels
 */

/**
 * Draws the picture: the only way it is ever drawn, on the screen and into files. In this order: photo; then each layer from
 * the bottom up: layout → fill → place → mask → blend. The photo itself is never drawn over, so what no text covers keeps its
 * bytes.
 *
 * @param {Context} ctx its corner is the corner of `view.rect`
 * @param {Scene} scene
 * @param {Assets} assets
 * @param {View} view
 */
export function render(ctx, scene, assets, view) {
  const level = levelFor(assets.levels, view.scale);
  const target = pixelsOf(view);
  const { what = 'all' } = view;
  if (what === 'subject') return drawSubject(ctx, level, assets, view.scale, target);
  if (what === 'all') {
    ctx.globalCompositeOperation = 'copy';
    drawPart(ctx, level.photo, level.scale, view.scale, target);
  }
  ctx.globalCompositeOperation = 'source-over';
  const shown = what === 'text' ? { ...level, matte: null } : level;
  for (const layer of scene.layers) drawText(ctx, layer, shown, assets, view.scale, target);
}

/** The subject alone; laid over the text alone and the photo, it gives the picture. @param {Context} ctx @param {Level} level @param {Assets} assets @param {number} scale @param {Rect} target */
function drawSubject(ctx, { matte, photo, scale: has }, assets, scale, target) {
  if (!matte) return;
  const whole = contextOf(assets.surface(target.width, target.height));
  drawPart(whole, matte.core, has, scale, target);
  whole.globalCompositeOperation = 'source-in';
  drawPart(whole, photo, has, scale, target);
  ctx.globalCompositeOperation = 'copy';
  ctx.drawImage(whole.canvas, 0, 0);
  ctx.globalCompositeOperation = 'lighter';
  drawPart(ctx, matte.band, has, scale, target);
}

/** @param {Context} ctx @param {TextLayer} layer @param {Level} level @param {Assets} assets @param {number} scale @param {Rect} target */
function drawText(ctx, layer, level, assets, scale, target) {
  const text = textImage(layer, scale, target, assets);
  if (!text) return;
  const { image, box } = text;
  if (layer.depth === 'front' || !level.matte) {
    ctx.drawImage(image, box.x - target.x, box.y - target.y);
    return;
  }
  const seen = intersect(box, target);
  const hidden = assets.surface(seen.width, seen.height);
  const mask = contextOf(hidden);
  mask.drawImage(image, box.x - seen.x, box.y - seen.y);
  // With a = mask, t = text's alpha, T = its colour, B = the background behind the edge and C = photo, this gives
  // C + (1-a)·t·(T-B): the photo where there is no text, and no fringe of background where there is.
  mask.globalCompositeOperation = 'source-atop';
  drawPart(mask, level.matte.band, level.scale, scale, seen);
  mask.globalCompositeOperation = 'destination-out';
  drawPart(mask, level.matte.core, level.scale, scale, seen);
  ctx.drawImage(hidden, seen.x - target.x, seen.y - target.y);
}

/**
 * The part of a picture that belongs on `target`.
 * @param {Context} ctx
 * @param {Pixels} pixels
 * @param {number} has its scale
 * @param {number} wants the target's scale
 * @param {Rect} target
 */
function drawPart(ctx, pixels, has, wants, target) {
  const f = has / wants;
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(
    pixels,
    target.x * f,
    target.y * f,
    target.width * f,
    target.height * f,
    0,
    0,
    target.width,
    target.height,
  );
}

/** @param {View} view @returns {Rect} in target pixels, whole ones */
function pixelsOf({ rect, scale }) {
  const x = Math.round(rect.x * scale);
  const y = Math.round(rect.y * scale);
  return { x, y, width: Math.round(rect.width * scale), height: Math.round(rect.height * scale) };
}
