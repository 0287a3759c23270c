// @ts-check
import { contextOf, smaller } from './assets.js';
import { lightnessOf } from './color.js';
import { idOf, once } from './kept.js';
import { FINE, layOut, write } from './layout.js';
import { fillStyle } from './letters.js';
import { render } from './render.js';
import { charactersOf } from './words.js';

/**
 * @typedef {import('../model/types.js').Scene} Scene
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
  if (!level.matte) return;
  const cut = assets.surface(size.width, size.height);
  const inner = contextOf(cut);
  photoThumb(inner, level.matte.core, size);
  inner.globalCompositeOperation = 'source-in';
  photoThumb(inner, level.photo, size);
  inner.globalCompositeOperation = 'lighter';
  photoThumb(inner, level.matte.band, size);
  ctx.drawImage(cut, 0, 0);
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

/**
 * This photo and these texts, one of them in another look; drawn as everything is.
 * @param {Context} ctx
 * @param {Assets} assets
 * @param {Scene} scene
 * @param {TextLayer} layer takes the place of the one with its id
 * @param {Size} size
 */
export function styleThumb(ctx, assets, scene, layer, size) {
  const [full] = assets.levels;
  const photo = { width: full.photo.width / full.scale, height: full.photo.height / full.scale };
  const scale = Math.max(size.width / photo.width, size.height / photo.height);
  const [width, height] = [size.width / scale, size.height / scale];
  const rect = {
    x: Math.min(photo.width - width, Math.max(0, layer.x - width / 2)),
    y: Math.min(photo.height - height, Math.max(0, layer.y - height / 2)),
    width,
    height,
  };
  const layers = scene.layers.map((other) => (other.id === layer.id ? layer : other));
  render(ctx, { ...scene, layers }, smallAssets(assets, scale, photo), { scale, rect });
}

/** Copies at the size of small pictures, which come many at a time, with a memory of their own. @param {Assets} assets @param {number} scale @param {Size} photo @returns {Assets} */
function smallAssets(assets, scale, photo) {
  const fine = assets.levels.filter((level) => level.scale >= scale);
  const source = fine.reduce((one, other) => (other.scale < one.scale ? other : one), assets.levels[0]);
  return once(assets, `small ${scale} ${idOf(assets, assets.levels[0])}`, () => {
    const size = { width: Math.round(photo.width * scale), height: Math.round(photo.height * scale), scale };
    const level = source.scale === scale ? source : smaller(source, size, assets.surface);
    return { levels: [level], surface: assets.surface, memo: new Map() };
  });
}
