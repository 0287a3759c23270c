// @ts-check
import { contextOf, release } from './assets.js';
import { frameOf, matrixOf, outwards } from './geometry.js';
import { isKept, kept, once } from './kept.js';
import { EM, layOut } from './layout.js';
import { apply, around, beforeEye, cornersOf, isAffine, multiply, scaling } from './matrix.js';
import { extentOf, paint } from './paint.js';
import { tilesOn } from './parts.js';
import { flatOf, stretchAt, warp } from './warp.js';
import { intersect } from '../model/view.js';

/**
 * A layer as a picture, before anything hides it. It depends on the layer's look and on the scale, and not on its place, so a text
 * that only moves is not drawn again.
 *
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {import('../model/types.js').Rect} Rect
 * @typedef {import('./assets.js').Assets} Assets
 * @typedef {import('./assets.js').Context} Context
 * @typedef {import('./assets.js').Surface} Surface
 * @typedef {import('./layout.js').Layout} Layout
 * @typedef {import('./matrix.js').Matrix} Matrix
 *
 * @typedef {object} Piece a part of a drawn layer
 * @property {string} key
 * @property {Surface} image
 * @property {Rect} box where it goes, in target pixels; whole ones and as many as the image has, unless that is coarse
 *
 * @typedef {object} Plan how a layer is painted; pixels are around its own place
 * @property {string} key of everything that makes it look as it does
 * @property {Layout} layout
 * @property {Matrix} matrix from the layer's own space
 * @property {Rect} box all that it draws
 * @property {FlatPlan | null} flat what it is painted on first; null where the matrix leaves parallels parallel
 *
 * @typedef {{matrix: Matrix, extent: Rect, onto: Matrix}} FlatPlan
 */

/** Larger layers are painted in tiles, and only those that are seen. */
const MOST_WHOLE_PIXELS = 8e6;
const TILE = { width: 2048, height: 1024 };
/** How much finer than the result the flat picture is, and what it may have at most. */
const SUPERSAMPLE = 1.4;
const MOST_STRETCH = 3;
const MOST_FLAT_PIXELS = 12e6;
/** What a layer has that does not change its picture. */
const NOT_LOOK = ['id', 'name', 'hidden', 'locked', 'depth', 'opacity', 'blend', 'x', 'y'];

/**
 * @param {TextLayer} layer
 * @param {number} scale
 * @param {Rect} target what of the photo can be seen, times scale: whole pixels
 * @param {Assets} assets
 * @param {number} [detail] what is not painted yet is painted with so much of it
 * @returns {{pieces: Piece[], isSharp: boolean}} no pieces where nothing of it is seen
 */
export function piecesOf(layer, scale, target, assets, detail = 1) {
  // Whole pixels: the same picture at the same scale, wherever the corner of the view is.
  const at = { x: Math.round(layer.x * scale), y: Math.round(layer.y * scale) };
  const around = { ...target, x: target.x - at.x, y: target.y - at.y };
  const sharp = tilesFor(layer, scale, around, assets);
  const isSharp = detail >= 1 || sharp.every(({ key }) => isKept(assets, key));
  const tiles = isSharp ? sharp : tilesFor(layer, scale * detail, scaled(around, detail), assets);
  const pieces = tiles.map(({ key, plan, tile }) => {
    const { x, y, width, height } = isSharp ? tile : scaled(tile, 1 / detail);
    return { key, image: kept(assets, key, () => paintTile(layer, plan, tile, assets)), box: { x: x + at.x, y: y + at.y, width, height } };
  });
  return { pieces, isSharp };
}

/** Around all that is drawn of a layer. @param {TextLayer} layer @param {number} scale @param {Assets} assets @returns {Rect} target pixels, whole ones */
export function boxOf(layer, scale, assets) {
  const { x, y, width, height } = planOf(layer, scale, assets).box;
  return outwards({ x: x + Math.round(layer.x * scale), y: y + Math.round(layer.y * scale), width, height });
}

/** @param {TextLayer} layer @param {number} scale @param {Rect} seen around the layer's place, times scale @param {Assets} assets */
function tilesFor(layer, scale, seen, assets) {
  const plan = planOf(layer, scale, assets);
  const { key, box } = plan;
  const isWhole = box.width * box.height <= MOST_WHOLE_PIXELS;
  return tilesOn(intersect(box, seen), box, isWhole ? box : TILE).map((tile) => ({ key: `${key} ${tile.x} ${tile.y}`, plan, tile }));
}

/** @param {Rect} rect @param {number} by @returns {Rect} */
function scaled({ x, y, width, height }, by) {
  return { x: x * by, y: y * by, width: width * by, height: height * by };
}

/** @param {TextLayer} layer @param {number} scale @param {Assets} assets @returns {Plan} */
function planOf(layer, scale, assets) {
  /** @type {WeakMap<TextLayer, Map<number, Plan>>} */
  const plans = once(assets, 'plans', () => new WeakMap());
  const ofLayer = plans.get(layer) ?? new Map();
  plans.set(layer, ofLayer);
  const plan = ofLayer.get(scale) ?? makePlan(layer, scale, assets);
  ofLayer.set(scale, plan);
  return plan;
}

/** @param {TextLayer} layer @param {number} scale @param {Assets} assets @returns {Plan} */
function makePlan(layer, scale, assets) {
  const layout = layOut(once(assets, 'ruler', () => contextOf(assets.surface(1, 1))), layer);
  const frame = frameOf(layer, layout);
  const matrix = multiply(scaling((layer.size * scale) / EM), matrixOf(layer, frame));
  const look = Object.entries(layer).filter(([name]) => !NOT_LOOK.includes(name));
  const key = `text ${JSON.stringify(look)} ${scale}`;
  const reach = extentOf(layer, layout, scaling(1));
  if (isAffine(matrix, reach)) return { key, layout, matrix, box: extentOf(layer, layout, matrix), flat: null };

  const finest = Math.max(...cornersOf(frame).map((corner) => stretchAt(matrix, corner)), stretchAt(matrix, { x: 0, y: 0 }));
  const usual = (layer.size * scale) / EM;
  const most = Math.sqrt(MOST_FLAT_PIXELS / (reach.width * reach.height));
  const fine = Math.min(SUPERSAMPLE * Math.min(MOST_STRETCH * usual, Math.max(usual / 2, finest)), most);
  const flat = { matrix: scaling(fine), extent: extentOf(layer, layout, scaling(fine)), onto: multiply(matrix, scaling(1 / fine)) };
  const visible = beforeEye(flat.onto, cornersOf(flat.extent)).map((point) => apply(flat.onto, point));
  const box = visible.length > 2 ? outwards(around(visible)) : { x: 0, y: 0, width: 0, height: 0 };
  return { key, layout, matrix, box, flat };
}

/** @param {TextLayer} layer @param {Plan} plan @param {Rect} tile @param {Assets} assets @returns {Surface} */
function paintTile(layer, { key, layout, matrix, box, flat }, tile, assets) {
  if (!flat) return paint({ layer, layout, matrix, assets }, tile);
  const { extent } = flat;
  // The last one is enough: tiles of one layer are painted one after the other.
  const last = /** @type {{key: string, flat: import('./warp.js').Flat} | undefined} */ (assets.memo.get('flat'));
  let source = last?.key === key ? last.flat : null;
  if (!source) {
    const surface = paint({ layer, layout, matrix: flat.matrix, assets }, extent, { willReadFrequently: true });
    source = flatOf(contextOf(surface).getImageData(0, 0, extent.width, extent.height), extent);
    release(surface);
    if (tile.width * tile.height < box.width * box.height) assets.memo.set('flat', { key, flat: source });
  }
  const result = assets.surface(tile.width, tile.height);
  const pixels = warp(source, flat.onto, tile);
  // The bytes are of the surface's own colour space, which need not be the usual one.
  const image = new ImageData(pixels, tile.width, tile.height, { colorSpace: source.colorSpace });
  contextOf(result).putImageData(image, 0, 0);
  return result;
}
