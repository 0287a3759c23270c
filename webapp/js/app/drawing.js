// @ts-check
import { contextOf, smaller } from '../draw/assets.js';
import { boundsOf } from '../draw/geometry.js';
import { drawOutline } from '../draw/outline.js';
import { render } from '../draw/render.js';
import { photoThumb, subjectThumb, textThumb } from '../draw/thumb.js';
import { surfacesIn } from '../io/surfaces.js';
import { layerOf } from '../model/scene.js';

/** @typedef {import('../draw/assets.js').Assets} Assets */

/** The accent, which is the same in light and dark. */
const FRAME = '#ffb02e';
/** Twice what the list of designs shows, for dense screens. */
const THUMB_SIDE = 400;

/**
 * The picture on the screen: frames when something has changed, and the pictures they are drawn from.
 * @param {import('../model/editor.js').Editor} editor
 * @param {ReturnType<typeof import('../ui/stage.js').createStage>} stage
 */
export function createDrawing(editor, stage) {
  /** @type {Assets} */
  const assets = { levels: [], surface: surfacesIn('srgb'), memo: new Map() };
  const ruler = contextOf(assets.surface(1, 1));
  let fit = { scale: 1, width: 1, height: 1 };
  /** @type {PredefinedColorSpace} */
  let colorSpace = 'srgb';
  let isWanted = false;
  editor.subscribe(draw);

  /** Draws at the next frame. */
  function draw() {
    if (isWanted || !editor.get().photo) return;
    isWanted = true;
    requestAnimationFrame(() => {
      isWanted = false;
      frame();
    });
  }

  function frame() {
    const { photo } = editor.get();
    if (!photo) return;
    render(stage.photo, editor.scene(), assets, { scale: fit.scale, rect: { x: 0, y: 0, width: photo.width, height: photo.height } });
    stage.overlay.clearRect(0, 0, stage.overlay.canvas.width, stage.overlay.canvas.height);
    const layer = editor.layer();
    if (!layer || !stage.hasAttention()) return;
    const box = boundsOf(layer, ruler);
    if (box.width > 0) drawOutline(stage.overlay, stage.onOverlay(box), { color: FRAME, density: devicePixelRatio });
  }

  /** Fits the picture to the room there is. */
  function resize() {
    const { photo } = editor.get();
    if (!photo) return;
    fit = stage.fitTo(photo);
    const full = assets.levels[0];
    assets.levels = fit.scale === 1 ? [full] : [full, smaller(full, fit, assets.surface)];
    draw();
  }

  return {
    assets,
    ruler,
    draw,
    resize,
    colorSpace: () => colorSpace,
    /** Another photo, whose subject nobody knows yet. @param {ImageBitmap} photo @param {PredefinedColorSpace} space */
    usePhoto(photo, space) {
      colorSpace = space;
      assets.surface = surfacesIn(space);
      assets.levels = [{ scale: 1, photo, matte: null }];
      assets.memo.clear();
      resize();
    },
    /** @param {import('../draw/assets.js').Matte} matte */
    useMatte(matte) {
      assets.levels = [{ ...assets.levels[0], matte }];
      resize();
    },
    /** Fonts have come: what was drawn without them is drawn again. */
    forget() {
      assets.memo.clear();
      draw();
    },
    /** A small picture of the whole design. @returns {Promise<Blob | null>} */
    async thumb() {
      const { photo } = editor.get();
      const level = assets.levels[assets.levels.length - 1];
      if (!photo || !level) return null;
      const scale = Math.min(1, THUMB_SIDE / Math.max(photo.width, photo.height));
      const canvas = new OffscreenCanvas(Math.round(photo.width * scale), Math.round(photo.height * scale));
      const rect = { x: 0, y: 0, width: photo.width, height: photo.height };
      render(contextOf(canvas), editor.scene(), { ...assets, levels: [level], memo: new Map() }, { scale, rect });
      return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
    },
    /** A small picture of a layer, the subject or the photo. @param {HTMLCanvasElement} canvas @param {string} what */
    paintThumb(canvas, what) {
      const ctx = canvas.getContext('2d');
      const layer = layerOf(editor.scene(), what);
      if (!editor.get().photo || !ctx) return;
      if (layer) textThumb(ctx, layer, canvas);
      else if (what === 'subject') subjectThumb(ctx, assets, canvas);
      else photoThumb(ctx, assets.levels[assets.levels.length - 1].photo, canvas);
    },
  };
}
