// @ts-check
import { contextOf } from '../draw/assets.js';
import { render } from '../draw/render.js';
import { photoThumb, styleThumb, subjectThumb, textThumb } from '../draw/thumb.js';
import { encode } from '../io/surfaces.js';
import { layerOf } from '../model/scene.js';

/** Twice what the list of designs shows, for dense screens. */
const DESIGN_SIDE = 400;

/**
 * Small pictures of the design and of what it is made of, as the addresses that a picture in the page takes: each canvas in the page
 * would cost every frame of it something.
 * @param {import('../model/editor.js').Editor} editor
 * @param {import('../draw/assets.js').Assets} assets
 */
export function createThumbs(editor, assets) {
  const canvas = document.createElement('canvas');

  /** @param {import('../model/types.js').Size} size @param {(ctx: CanvasRenderingContext2D) => void} paint @returns {string} */
  function drawn({ width, height }, paint) {
    canvas.width = width; // Which clears it.
    canvas.height = height;
    paint(/** @type {CanvasRenderingContext2D} */ (contextOf(canvas, { willReadFrequently: true })));
    return canvas.toDataURL();
  }

  return {
    /** The whole design. @returns {Promise<Blob | null>} null without a photo */
    async design() {
      const { photo } = editor.get();
      const level = assets.levels[assets.levels.length - 1];
      if (!photo || !level) return null;
      const scale = Math.min(1, DESIGN_SIDE / Math.max(photo.width, photo.height));
      const picture = assets.surface(Math.max(1, Math.round(photo.width * scale)), Math.max(1, Math.round(photo.height * scale)));
      const rect = { x: 0, y: 0, width: photo.width, height: photo.height };
      render(contextOf(picture), editor.scene(), { ...assets, levels: [level], memo: new Map() }, { scale, rect });
      return encode(picture, 'image/jpeg', 0.85);
    },
    /** A layer, the subject or the photo. @param {string} what @param {import('../model/types.js').Size} size @returns {string} empty without a photo */
    part(what, size) {
      const layer = layerOf(editor.scene(), what);
      if (!editor.get().photo) return '';
      return drawn(size, (ctx) => {
        if (layer) textThumb(ctx, layer, size);
        else if (what === 'subject') subjectThumb(ctx, assets, size);
        else photoThumb(ctx, assets.levels[assets.levels.length - 1].photo, size);
      });
    },
    /** The photo with one text in another look. @param {import('../model/types.js').TextLayer} look @param {import('../model/types.js').Size} size @returns {string} empty without a photo */
    style(look, size) {
      if (!editor.get().photo) return '';
      return drawn(size, (ctx) => styleThumb(ctx, { ...editor.scene(), layers: [{ ...look, hidden: false }] }, assets, size));
    },
  };
}
