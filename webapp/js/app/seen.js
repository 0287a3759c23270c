// @ts-check
import { contextOf } from '../draw/assets.js';
import { hit } from '../draw/geometry.js';
import { SUBJECT } from '../model/editor.js';

/**
 * @typedef {import('../model/types.js').Scene} Scene
 * @typedef {import('../model/types.js').Point} Point
 * @typedef {import('../draw/assets.js').Matte} Matte
 */

/** Side of the map that says where the subject is; fingers and eyes are no finer. */
const MAP = 256;

/**
 * What somebody sees who points at the picture: a text in front, the subject, a text behind it, or nothing but the photo.
 * @param {import('../draw/assets.js').Assets} assets
 * @param {import('../draw/assets.js').Context} ruler
 */
export function createSeen(assets, ruler) {
  /** @type {{matte: Matte | null, alpha: Uint8ClampedArray | null}} */
  let map = { matte: null, alpha: null };

  /** Read once for each mask, not for each look. @param {Point} point @param {import('../model/types.js').Size} photo */
  function isSubject(point, photo) {
    const { matte, photo: pixels } = assets.levels[0];
    if (!matte || point.x < 0 || point.y < 0 || point.x >= photo.width || point.y >= photo.height) return false;
    if (map.matte !== matte || !map.alpha) {
      const ctx = contextOf(assets.surface(MAP, MAP));
      ctx.drawImage(matte.core, 0, 0, pixels.width, pixels.height, 0, 0, MAP, MAP);
      map = { matte, alpha: ctx.getImageData(0, 0, MAP, MAP).data };
    }
    const [column, row] = [Math.floor((point.x / photo.width) * MAP), Math.floor((point.y / photo.height) * MAP)];
    return map.alpha !== null && map.alpha[(row * MAP + column) * 4 + 3] > 127;
  }

  /**
   * @param {Scene} scene @param {Point} point @param {import('../model/types.js').Size} photo @param {number} slop photo pixels
   * @returns {string | null} id of a layer, SUBJECT, or null
   */
  return (scene, point, photo, slop) => {
    const layers = scene.layers.filter((layer) => !layer.locked);
    const front = hit({ ...scene, layers: layers.filter(({ depth }) => depth === 'front') }, point, ruler, slop);
    if (front) return front;
    if (isSubject(point, photo)) return SUBJECT;
    return hit({ ...scene, layers: layers.filter(({ depth }) => depth === 'behind') }, point, ruler, slop);
  };
}
