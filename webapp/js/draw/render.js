// @ts-check
import { contextOf, levelFor } from './assets.js';
import { below } from './below.js';
import { damageOf } from './damage.js';
import { outwards, padded } from './geometry.js';
import { beginFrame, idOf, kept, passing } from './kept.js';
import { drawPart } from './parts.js';
import { piecesOf } from './textlayer.js';
import { beside, intersect } from '../model/view.js';

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
 * @property {number} detail
 * @property {Rect} damage what of the target is drawn; the context keeps the rest
 */

/** How far beyond its pixels the subject may be seen when it is resampled. */
const BLUR = 4;
const NOWHERE = { x: 0, y: 0, width: 0, height: 0 };

/**
 * Draws the picture: the only way it is ever drawn, on the screen and into files. In this order: photo; then each layer from the
 * bottom up: layout (layout.js) → fill, stroke, block, background, shadow and glow (paint.js, letters.js, sweep.js) → skew →
 * rotate → perspective (geometry.js, warp.js) → place (textlayer.js) → mask → blend (here). The photo itself is never drawn over,
 * so what no text covers keeps its bytes.
 *
 * @param {Context} ctx its corner is the corner of `view.rect`
 * @param {Pick<Scene, 'layers'>} scene
 * @param {Assets} assets
 * @param {View} view
 * @returns {boolean} whether every text has all its detail
 */
export function render(ctx, scene, assets, view) {
  const { scale, what = 'all', detail = 1, isKept } = view;
  const target = pixelsOf(view);
  const frame = { level: levelFor(assets.levels, scale), assets, scale, target, what, detail, damage: target };
  beginFrame(assets);
  const layers = what === 'subject' ? [] : scene.layers.filter((layer) => !layer.hidden);
  const { done, changed, keep } = below(frame, layers);
  if (isKept !== undefined) {
    const damage = damageOf(ctx, frame, layers.slice(done.count), done.image);
    // What is below the changed layer can only be kept of a whole picture.
    if (isKept && changed <= done.count) frame.damage = damage;
  }
  ctx.save();
  ctx.resetTransform();
  ctx.beginPath();
  ctx.rect(frame.damage.x - target.x, frame.damage.y - target.y, frame.damage.width, frame.damage.height);
  ctx.clip();
  ctx.clearRect(0, 0, target.width, target.height);
  if (done.image) ctx.drawImage(done.image, 0, 0);
  else if (what === 'all') drawPart(ctx, frame.level.photo, frame.level, scale, target, assets);
  else if (what === 'subject') drawSubject(ctx, frame);
  let isSharp = true;
  for (let i = done.count; i < layers.length; i++) {
    if (i === changed && isSharp) keep(ctx, i);
    isSharp = drawText(ctx, layers[i], frame, i > changed && changed >= 0) && isSharp;
  }
  ctx.restore();
  return isSharp;
}

/**
 * @param {Context} ctx @param {TextLayer} layer @param {Frame} frame
 * @param {boolean} stays whether it is likely to be the same in the next frame
 * @returns {boolean} whether it has all its detail
 */
function drawText(ctx, layer, frame, stays) {
  const { level, assets, scale, target, what, detail, damage } = frame;
  const { pieces, isSharp } = piecesOf(layer, scale, target, assets, detail);
  ctx.globalCompositeOperation = layer.blend;
  ctx.imageSmoothingEnabled = true;
  for (const piece of pieces) {
    const { key, image, box } = piece;
    const seen = intersect(outwards(box), target);
    if (isEmpty(intersect(seen, damage))) continue;
    const hidden = intersect(seen, layer.depth === 'behind' ? subjectIn(frame, layer) : NOWHERE);
    const zoom = image.width / box.width;
    ctx.globalAlpha = layer.opacity / 100;
    for (const { x, y, width, height } of beside(seen, hidden)) {
      ctx.drawImage(image, (x - box.x) * zoom, (y - box.y) * zoom, width * zoom, height * zoom, x - target.x, y - target.y, width, height);
    }
    if (isEmpty(hidden)) continue;
    const { x, y, width, height } = hidden;
    const name = () => `seen ${key} ${idOf(assets, layer)} ${idOf(assets, level)} ${what} ${Object.values(hidden)}`;
    const shown = stays
      ? kept(assets, name(), () => knockOut(assets.surface(width, height), piece, layer, frame, hidden))
      : knockOut(passing(assets, hidden), piece, layer, frame, hidden);
    ctx.globalAlpha = 1;
    ctx.drawImage(shown, 0, 0, width, height, x - target.x, y - target.y, width, height);
  }
  ctx.globalAlpha = 1;
  ctx.globalCompositeOperation = 'source-over';
  return isSharp;
}

/** Where the subject may hide something of a text. @param {Frame} frame @param {TextLayer} layer @returns {Rect} whole pixels */
function subjectIn({ level, scale, target }, { opacity }) {
  const { photo, matte, origin = { x: 0, y: 0 } } = level;
  if (!matte) return NOWHERE;
  // What is half transparent would be rounded once more before the subject than beside it.
  if (!matte.around || opacity < 100) return target;
  const zoom = scale / level.scale;
  const [width, height] = [photo.width * zoom, photo.height * zoom];
  const { around } = matte;
  const [x, y] = [origin.x * zoom + around.x * width, origin.y * zoom + around.y * height];
  const rect = { x, y, width: around.width * width, height: around.height * height };
  return around.width > 0 ? outwards(padded(rect, BLUR * Math.max(1, zoom))) : NOWHERE;
}

/** What the subject leaves of a text. @param {Surface} shown empty @param {Piece} piece @param {TextLayer} layer @param {Frame} frame @param {Rect} seen whole pixels @returns {Surface} */
function knockOut(shown, { image, box }, layer, { level, assets, scale, what }, seen) {
  const { matte } = level;
  const ctx = contextOf(shown);
  ctx.globalCompositeOperation = 'source-over';
  ctx.globalAlpha = layer.opacity / 100;
  ctx.drawImage(image, box.x - seen.x, box.y - seen.y, box.width, box.height);
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

/** @param {Rect} rect */
function isEmpty({ width, height }) {
  return width <= 0 || height <= 0;
}

/** @param {View} view @returns {Rect} in target pixels, whole ones */
function pixelsOf({ rect, scale }) {
  const x = Math.round(rect.x * scale);
  const y = Math.round(rect.y * scale);
  return { x, y, width: Math.round(rect.width * scale), height: Math.round(rect.height * scale) };
}
