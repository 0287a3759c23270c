// @ts-check
import { contextOf, smaller } from './assets.js';
import { lightnessOf } from './color.js';
import { boundsOf } from './geometry.js';
import { FINE, layOut, write } from './layout.js';
import { fillStyle } from './letters.js';
import { render } from './render.js';
import { charactersOf } from './words.js';

/**
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {import('./assets.js').Context} Context
 * @typedef {import('./assets.js').Assets} Assets
 * @typedef {import('./assets.js').Pixels} Pixels
 * @typedef {{width: number, height: number}} Size
 */

/** As many as can be read in a small picture. */
const LETTERS = 6;
/** Lighter letters stand on a dark ground. */
const LIGHT = 0.43;

/** The photo, filling the picture. @param {Context} ctx @param {Pixels} pixels @param {Size} size */
export function photoThumb(ctx, pixels, size) {
  const zoom = Math.max(size.width / pixels.width, size.height / pixels.height);
  const [width, height] = [pixels.width * zoom, pixels.height * zoom];
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(pixels, (size.width - width) / 2, (size.height - height) / 2, width, height);
}

/** The subject alone, as a text behind it is covered. @param {Context} ctx @param {Assets} assets @param {Size} size */
export function subjectThumb(ctx, assets, size) {
  const level = assets.levels[assets.levels.length - 1];
  ctx.clearRect(0, 0, size.width, size.height);
  if (level.matte) photoThumb(ctx, level.matte.subject, size);
}

/** The text's beginning in its own font, fill and stroke. @param {Context} ctx @param {TextLayer} layer @param {Size} size */
export function textThumb(ctx, layer, size) {
  const text = charactersOf(layer.text.trim().split('\n')[0]).slice(0, LETTERS).join('') || 'Aa';
  const shown = { ...layer, text };
  const layout = layOut(ctx, shown);
  const { ink } = layout;
  const isHollow = layer.fill === 'none';
  ctx.fillStyle = lightnessOf(isHollow ? layer.strokeColor : layer.color) > LIGHT ? '#3a3e46' : '#dfe2e6';
  ctx.fillRect(0, 0, size.width, size.height);
  if (!ink) return;
  const zoom = Math.min((size.width * 0.84) / ink.width, (size.height * 0.7) / ink.height);
  ctx.save();
  ctx.translate(size.width / 2, size.height / 2);
  ctx.scale(zoom, zoom);
  ctx.translate(-ink.x - ink.width / 2, -ink.y - ink.height / 2);
  ctx.lineJoin = 'round';
  ctx.strokeStyle = layer.strokeColor;
  // A hairline would not be seen in so small a picture.
  ctx.lineWidth = Math.max(layer.strokeWidth, 4) * (isHollow ? 1 : 2);
  if (layer.stroke || isHollow) write(ctx, layout, 'stroke');
  ctx.fillStyle = fillStyle(ctx, { layer: shown, layout }, FINE);
  if (!isHollow) write(ctx, layout, 'fill');
  ctx.restore();
}

/** How much of a small picture its text takes, at most. */
const TEXT_SHARE = 0.88;
/** A small text is shown closer, but the photo is still to be known. */
const MAX_CLOSER = 3;
/** Of a very long photo, whose text is as long, no more than this is painted to show a part of it; it does not fill the picture then. */
const MAX_WIDER = 12;
/** The photo at the size of the small pictures, which all of them are drawn on. */
const COPY = 'style-copy';

/**
 * One text on the photo, close enough that its look can be judged.
 * @param {Context} ctx
 * @param {import('../model/types.js').Scene} scene with that text alone
 * @param {Assets} assets
 * @param {Size} size
 */
export function styleThumb(ctx, scene, assets, size) {
  const { levels, surface, memo } = assets;
  const photo = levels[0].photo;
  const box = boundsOf(scene.layers[0], contextOf(surface(1, 1)));
  const cover = Math.max(size.width / photo.width, size.height / photo.height);
  const fill = Math.min((size.width * TEXT_SHARE) / Math.max(1, box.width), (size.height * TEXT_SHARE) / Math.max(1, box.height));
  const scale = Math.min(cover * MAX_CLOSER, fill * MAX_WIDER, Math.max(cover, fill));
  const [width, height] = [size.width / scale, size.height / scale];
  const within = (/** @type {number} */ at, /** @type {number} */ most) => Math.min(most, Math.max(0, at));
  const x = within(box.x + box.width / 2 - width / 2, photo.width - width);
  const y = within(box.y + box.height / 2 - height / 2, photo.height - height);
  const from = levels[levels.length - 1];
  let copy = /** @type {{from: unknown, level: import('./assets.js').Level} | undefined} */ (memo.get(COPY));
  if (scale < from.scale && (copy?.from !== from || copy.level.scale !== scale)) {
    const all = { scale, width: Math.round(photo.width * scale), height: Math.round(photo.height * scale) };
    copy = { from, level: smaller(from, all, surface) };
    memo.set(COPY, copy);
  }
  // Of a very long photo, a copy as high as the small picture would be larger than the photo.
  const level = scale < from.scale && copy ? copy.level : from;
  render(ctx, scene, { levels: [level], surface, memo: new Map() }, { scale, rect: { x, y, width, height } });
}
