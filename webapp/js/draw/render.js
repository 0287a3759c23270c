// @ts-check
import { contextOf, levelFor } from './assets.js';
import { below } from './below.js';
import { beginFrame, idOf, kept } from './kept.js';
import { drawPart } from './parts.js';
import { piecesOf } from './textlayer.js';
import { intersect } from '../model/view.js';

/**
 * @typedef {import('../model/types.js').Scene} Scene
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {import('../model/types.js').Rect} Rect
 * @typedef {import('../model/types.js').View} View
 * @typedef {import('./assets.js').Assets} Assets
 * @typedef {import('./assets.js').Context} Context
 * @typedef {import('./assets.js').Level} Level
 * @typedef {import('./assets.js').Surface} Surface
 * @typedef {import('./textlayer.js').Piece} Piece
 *
 * @typedef {object} Frame
 * @property {Level} level
 * @property {Assets} assets
 * @property {number} scale
 * @property {Rect} target of the photo, times scale: whole pixels
 * @property {NonNullable<View['what']>} what
 */

/**
 * Draws the picture: the only way it is ever drawn, on the screen and into files. In this order: photo; then each layer from the
 * bottom up: layout (layout.js) → fill, stroke, block, background, shadow and glow (paint.js, letters.js, sweep.js) → skew →
 * rotate → perspective (geometry.js, warp.js) → place (textlayer.js) → mask → blend (here). The photo itself is never drawn over,
 * so what no text covers keeps its bytes.
 *
 * @param {Context} ctx its corner is the corner of `view.rect`
 * @param {Scene} scene
 * @param {Assets} assets
 * @param {View} view
 */
export function render(ctx, scene, assets, view) {
  const { scale, what = 'all' } = view;
  const frame = { level: levelFor(assets.levels, scale), assets, scale, target: pixelsOf(view), what };
  beginFrame(assets);
  const layers = what === 'subject' ? [] : scene.layers.filter((layer) => !layer.hidden);
  const { done, changed, keep } = below(frame, layers);
  ctx.save();
  ctx.resetTransform();
  ctx.clearRect(0, 0, frame.target.width, frame.target.height);
  if (done.image) ctx.drawImage(done.image, 0, 0);
  else if (what === 'all') drawPart(ctx, frame.level.photo, frame.level, scale, frame.target, assets);
  else if (what === 'subject') drawSubject(ctx, frame);
  for (let i = done.count; i < layers.length; i++) {
    if (i === changed) keep(ctx, i);
    drawText(ctx, layers[i], frame, i > changed && changed >= 0);
  }
  ctx.restore();
}

/** @param {Context} ctx @param {TextLayer} layer @param {Frame} frame @param {boolean} stays whether it is likely to be the same in the next frame */
function drawText(ctx, layer, frame, stays) {
  const { level, assets, scale, target, what } = frame;
  ctx.globalCompositeOperation = layer.blend;
  ctx.globalAlpha = layer.opacity / 100;
  for (const { image, box } of piecesOf(layer, scale, target, assets)) {
    if (layer.depth === 'front' || !level.matte) {
      ctx.drawImage(image, box.x - target.x, box.y - target.y);
      continue;
    }
    const seen = intersect(box, target);
    const make = () => knockOut({ image, box }, layer, frame, seen);
    const key = () => `seen ${idOf(assets, layer)} ${idOf(assets, level)} ${what} ${scale} ${Object.values(seen)}`;
    const shown = stays ? kept(assets, key(), make) : make();
    ctx.globalAlpha = 1;
    ctx.drawImage(shown, seen.x - target.x, seen.y - target.y);
    ctx.globalAlpha = layer.opacity / 100;
  }
  ctx.globalAlpha = 1;
  ctx.globalCompositeOperation = 'source-over';
}

/** What the subject leaves of a text. @param {Piece} piece @param {TextLayer} layer @param {Frame} frame @param {Rect} seen @returns {Surface} */
function knockOut({ image, box }, layer, { level, assets, scale, what }, seen) {
  const shown = assets.surface(seen.width, seen.height);
  const { matte } = level;
  const ctx = contextOf(shown);
  ctx.globalAlpha = layer.opacity / 100;
  ctx.drawImage(image, box.x - seen.x, box.y - seen.y);
  ctx.globalAlpha = 1;
  if (!matte) return shown;
  // With a = mask, t = text's alpha, T = its colour, B = the background behind the edge and C = photo, the subject over the text
  // gives C + (1-a)·t·(T-B): the photo where there is no text, and no fringe of background where there is. A text that is not
  // simply laid over the photo, or has none behind it, becomes weaker at the edge instead: the photo's own edge shines through.
  const isLaidOver = layer.blend === 'source-over' && what === 'all';
  ctx.globalCompositeOperation = isLaidOver ? 'source-atop' : 'destination-out';
  drawPart(ctx, matte.subject, level, scale, seen, assets);
  ctx.globalCompositeOperation = 'destination-out';
  drawPart(ctx, matte.core, level, scale, seen, assets);
  return shown;
}

/** The subject alone, without the background that its edge is mixed with. @param {Context} ctx @param {Frame} frame */
function drawSubject(ctx, { level, assets, scale, target }) {
  if (level.matte) drawPart(ctx, level.matte.subject, level, scale, target, assets);
}

/** @param {View} view @returns {Rect} in target pixels, whole ones */
function pixelsOf({ rect, scale }) {
  const x = Math.round(rect.x * scale);
  const y = Math.round(rect.y * scale);
  return { x, y, width: Math.round(rect.width * scale), height: Math.round(rect.height * scale) };
}
