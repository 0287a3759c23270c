// @ts-check
import { contextOf, shrunk, smaller } from '../draw/assets.js';
import { render } from '../draw/render.js';
import { stretch } from '../draw/stretch.js';
import { surfacesIn } from '../io/surfaces.js';
import { contains, placeOf } from '../model/view.js';
import { createHandover } from './handover.js';
import { createPacing } from './pacing.js';
import { createThumbs } from './thumbs.js';
import { createViewing } from './viewing.js';

/**
 * @typedef {import('../draw/assets.js').Assets} Assets
 * @typedef {import('../draw/assets.js').Level} Level
 * @typedef {import('../draw/assets.js').Matte} Matte
 */

/**
 * The picture on the screen: frames when something has changed, and the pictures they are drawn from.
 * @param {import('../model/editor.js').Editor} editor
 * @param {ReturnType<typeof import('../ui/stage.js').createStage>} stage
 */
export function createDrawing(editor, stage) {
  /** @type {Assets} */
  const assets = { levels: [], surface: surfacesIn('srgb'), memo: new Map() };
  const ruler = contextOf(assets.surface(1, 1));
  /** @type {PredefinedColorSpace} */
  let colorSpace = 'srgb';
  const handover = createHandover(stage, { onDrawn: paced, onBroken: draw });
  const pacing = createPacing(draw, handover.isShown);
  const viewing = createViewing(editor, stage, { onChange: draw, onZoom: pacing.zoom });
  /** @type {Array<() => void>} */
  const frameListeners = [];
  /** @type {Array<() => boolean>} */
  const pictureListeners = [];
  /** @type {import('../model/view.js').Shown | null} what the canvas has */
  let drawn = null;
  /** @type {import('../model/types.js').Scene | null} */
  let drawnScene = null;
  /** @type {{image: import('../draw/assets.js').Surface, rect: import('../model/types.js').Rect} | null} what it had when zooming began */
  let last = null;
  let isWanted = false;
  /** Whether the canvas has what was rendered last, and nothing else. */
  let isKept = false;
  let areTextsHidden = false;
  let fitScale = 1;
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
    const shown = viewing.shown();
    if (!photo || !shown) return;
    if (drawn && pacing.isZooming() && !handover.isShown()) carry(drawn, shown, photo);
    else paint(shown, photo);
    stage.wait(!pacing.isDone());
    for (const listener of frameListeners) listener();
  }

  /** @param {import('../model/view.js').Shown} shown @param {import('../model/types.js').PhotoFacts} photo */
  function paint(shown, photo) {
    stage.place(shown, photo);
    const scene = areTextsHidden ? { ...editor.scene(), layers: [] } : editor.scene();
    const { view } = shown;
    const isMoving = editor.scene() !== drawnScene || JSON.stringify(view) !== JSON.stringify(drawn?.view);
    const levels = [levelFor(view.scale)];
    const detail = pacing.detail(isMoving);
    [drawn, drawnScene, last] = [shown, editor.scene(), null];
    if (!canLend(isMoving)) handover.end();
    else if (handover.take({ layers: scene.layers, level: levels[0], shown, detail, isMoving })) return;
    const begun = performance.now();
    const isSharp = render(stage.photo, scene, { ...assets, levels }, { ...view, detail, isKept });
    pacing.drawn({ ms: performance.now() - begun, detail, isMoving, isSharp });
    isKept = !pictureListeners.map((listener) => listener()).includes(true);
  }

  /** Whether somebody else may draw: nothing but the picture. @param {boolean} isMoving */
  function canLend(isMoving) {
    return isKept && !areTextsHidden && pacing.isHeld() && (isMoving || handover.isShown());
  }

  /** @param {Parameters<typeof pacing.drawn>[0]} frame */
  function paced(frame) {
    pacing.drawn(frame);
    stage.wait(!pacing.isDone());
  }

  /** The canvas as it is, put where it belongs now; only where that leaves a gap it gets something else. @param {import('../model/view.js').Shown} before @param {import('../model/view.js').Shown} shown @param {import('../model/types.js').PhotoFacts} photo */
  function carry(before, shown, photo) {
    const place = placeOf(viewing.camera(), before.view.rect);
    if (contains(place, shown.place)) return stage.place({ ...before, place }, photo);
    last ??= { image: shrunk(stage.canvas, stage.canvas, assets.surface), rect: before.view.rect };
    stage.place(shown, photo);
    isKept = false;
    stretch(stage.photo, last, assets.levels, shown.view);
    drawn = shown;
  }

  /** The smallest copy that has all the pixels wanted and not too many; it is made when first needed. @param {number} scale @returns {Level} */
  function levelFor(scale) {
    for (;;) {
      const best = assets.levels.reduce((one, other) => (other.scale >= scale && other.scale < one.scale ? other : one));
      if (best.scale <= 2 * scale) return best;
      assets.levels.push(copyAt(best.scale / 2));
    }
  }

  /** A copy at just the size of the whole photo on the screen. */
  function makeLevels() {
    const shown = viewing.shown();
    if (!shown) return;
    if (viewing.camera().isFit) fitScale = shown.view.scale;
    assets.levels = [assets.levels[0]];
    if (fitScale < 1) assets.levels.push(copyAt(fitScale));
  }

  /** @param {number} scale @returns {Level} */
  function copyAt(scale) {
    const [full] = assets.levels;
    const width = Math.max(1, Math.round(full.photo.width * scale));
    const height = Math.max(1, Math.round(full.photo.height * scale));
    return smaller(full, { width, height, scale }, assets.surface);
  }

  return {
    assets,
    thumbs: createThumbs(editor, assets),
    ruler,
    viewing,
    draw,
    /** Whether a pointer holds something: what is not needed for it can wait. */
    isHeld: pacing.isHeld,
    /** What else belongs to a frame, such as the handles. @param {() => void} listener */
    onFrame: (listener) => frameListeners.push(listener),
    /** What is drawn upon the picture itself. @param {() => boolean} listener says whether it has drawn */
    onPicture: (listener) => pictureListeners.push(listener),
    /** The stage may have got another size. */
    resize() {
      viewing.resize();
      if (viewing.camera().isFit) makeLevels();
      draw();
    },
    colorSpace: () => colorSpace,
    /** Another photo, whose subject nobody knows yet. @param {ImageBitmap} photo @param {PredefinedColorSpace} space */
    usePhoto(photo, space) {
      colorSpace = space;
      drawn = null;
      handover.close();
      stage.useColors(space);
      assets.surface = surfacesIn(space);
      assets.levels = [{ scale: 1, photo, matte: null }];
      assets.memo.clear();
      viewing.fit();
      makeLevels();
      draw();
    },
    /** What is to be seen until the subject is known at full size. @param {Matte} matte of the second level */
    preview(matte) {
      const [full, small] = assets.levels;
      assets.levels = [full, { ...small, matte }];
      draw();
    },
    /**
     * @param {Matte | null} matte
     * @param {Map<unknown, Matte>} [copies] of it for smaller levels, by their photo; those without one are made anew when needed
     */
    useMatte(matte, copies = new Map()) {
      const [full, ...smaller] = assets.levels;
      const ready = smaller.filter(({ photo }) => matte === null || copies.has(photo));
      assets.levels = [{ ...full, matte }, ...ready.map((level) => ({ ...level, matte: copies.get(level.photo) ?? null }))];
      if (fitScale < 1 && assets.levels[1]?.scale !== fitScale) makeLevels();
      draw();
    },
    /** Whether texts are out of the way on the screen, of whoever paints on the mask. @param {boolean} areHidden */
    hideTexts(areHidden) {
      if (areHidden === areTextsHidden) return;
      areTextsHidden = areHidden;
      draw();
    },
    /** Fonts have come: what was drawn without them is drawn again. */
    forget() {
      assets.memo.clear();
      draw();
    },
  };
}
