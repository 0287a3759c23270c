// @ts-check
import { isInside, quadOf } from '../draw/geometry.js';
import { around } from '../draw/matrix.js';
import { SUBJECT } from '../model/editor.js';
import { cursorOf, frameAround, handleAt, handlesOf } from '../model/handles.js';
import { layerOf } from '../model/scene.js';
import { listenToGestures } from '../ui/gestures.js';
import { createHandles } from '../ui/handles.js';
import { createSelectionBar } from '../ui/selection-bar.js';
import { listenToWheel } from '../ui/wheel.js';
import { say } from '../ui/words.js';
import { createDragging } from './dragging.js';
import { sayChange, sayChosen } from './hands-words.js';
import { useKeys } from './keys.js';
import { createSeen } from './seen.js';
import { createWriting } from './writing.js';

/**
 * @typedef {import('../model/types.js').Point} Point
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {import('../ui/gestures.js').Touch} Touch
 * @typedef {import('../ui/gestures.js').TwoFingers} TwoFingers
 */

/** How far beside its box a text is still meant, in CSS pixels. */
const SLOP = { fine: 4, coarse: 16 };

/**
 * Hands on the picture: choosing, moving, turning, typing; and everything of it by keys.
 * @param {import('../model/editor.js').Editor} editor
 * @param {ReturnType<typeof import('../ui/stage.js').createStage>} stage
 * @param {ReturnType<typeof import('./drawing.js').createDrawing>} drawing
 * @param {{announce: (sentence: string) => void, onWords: () => void, onExport: () => void}} on onWords: letters have come that a font may be missing for
 */
export function createHands(editor, stage, drawing, { announce, onWords, onExport }) {
  const { ruler, viewing } = drawing;
  const dragging = createDragging(editor, drawing);
  const writing = createWriting(editor, stage, drawing, onWords);
  const seen = createSeen(drawing.assets, ruler);
  const marks = createHandles(stage.root);
  const keys = useKeys(editor, stage, drawing, {
    announce,
    onWords,
    onExport,
    write,
    togglePerspective,
    cancel: escape,
    isBusy: () => gestures.isBusy(),
  });
  const bar = createSelectionBar(stage.root, {
    onWrite: write,
    onPerspective: togglePerspective,
    onDuplicate: keys.duplicate,
    onDelete: keys.remove,
  });

  let isPerspective = false;
  let isFine = matchMedia('(pointer: fine)').matches;
  let pan = { isReady: false, isHeld: false };
  /** @type {string | null} */
  let hovered = null;
  /** @type {'text' | 'view' | null} what the pointer holds, as soon as it moves */
  let grip = null;
  let start = { x: 0, y: 0 };
  /** @type {TwoFingers | null} */
  let fingers = null;

  const gestures = listenToGestures(stage.root, stage, {
    onPress(touch) {
      writing.close();
      stage.focus();
      use(touch);
      start = touch.at;
      const handle = handleUnder(touch);
      const layer = editor.layer();
      if (!handle && !(layer && isOn(layer, touch))) choose(targetOf(touch), true);
      const held = handle || isOn(movable(), touch) ? movable() : null;
      grip = held ? 'text' : 'view';
      if (held) dragging.take(held, viewing.toPhoto(touch.at), handle);
      paint();
    },
    onDrag(touch) {
      if (grip === 'text') return dragging.drag(viewing.toPhoto(touch.at), touch.keys);
      viewing.pan({ x: touch.at.x - start.x, y: touch.at.y - start.y });
      start = touch.at;
    },
    onRelease(touch, wasDrag) {
      const wasHandle = dragging.handle();
      const changed = grip === 'text' ? dragging.end() : [];
      grip = null;
      tellChange(changed);
      if (!wasDrag && !wasHandle) choose(targetOf(touch));
      paint();
    },
    onDouble(touch) {
      if (isOn(movable(), touch)) write();
    },
    onCancel() {
      dragging.cancel();
      grip = null;
      paint();
    },
    onHover(touch) {
      use(touch);
      const target = handleUnder(touch) || isOn(movable(), touch) ? null : targetOf(touch);
      hover(target === editor.selected() || target === SUBJECT ? null : target);
      stage.point(cursorAt(touch));
    },
    onLeave: () => hover(null),
    onPan: viewing.pan,
    onPanReady(isReady, isHeld) {
      pan = { isReady, isHeld };
      stage.point(isHeld ? 'grabbing' : isReady ? 'grab' : '');
    },
    onPinchStart(two, touches) {
      writing.close();
      fingers = two;
      const layer = movable();
      const isText = layer && [two.centre, ...touches].some((at) => isOn(layer, { at, isFine: false }));
      grip = isText ? 'text' : 'view';
      if (isText) dragging.takeWithTwo(layer, onPhoto(two));
    },
    onPinch(two) {
      if (grip === 'text') return dragging.pinch(onPhoto(two));
      if (!fingers) return;
      viewing.zoomBy(two.distance / Math.max(1, fingers.distance), fingers.centre);
      viewing.pan({ x: two.centre.x - fingers.centre.x, y: two.centre.y - fingers.centre.y });
      fingers = two;
    },
    onPinchEnd() {
      if (grip === 'text') tellChange(dragging.end());
      grip = null;
      paint();
    },
  });
  listenToWheel(stage.root, stage, { onZoom: viewing.zoomBy, onPan: viewing.pan });
  keys.holdSpace(gestures.holdSpace);
  drawing.onFrame(paint);

  /** The chosen text, if hands may change it. */
  function movable() {
    const layer = editor.layer();
    return layer && !layer.locked && !layer.hidden ? layer : null;
  }

  /** @param {TextLayer} layer @returns {Point[]} */
  const frameOf = (layer) => frameAround(quadOf(layer, ruler).corners.map(viewing.toStage));

  /** @param {TextLayer} layer */
  function handlesFor(layer) {
    return handlesOf(frameOf(layer), { isPerspective, isFine, height: stage.root.clientHeight });
  }

  /** @param {Touch} touch */
  function handleUnder({ at, isFine: fine }) {
    const layer = movable();
    return layer && !writing.isOpen() ? handleAt(handlesFor(layer), frameOf(layer), stage.toCss(at), fine) : null;
  }

  /** @param {TextLayer | null} layer @param {{at: Point, isFine: boolean}} touch */
  function isOn(layer, touch) {
    return layer !== null && isInside(quadOf(layer, ruler).corners, viewing.toPhoto(touch.at), slopOf(touch));
  }

  /** @param {{isFine: boolean}} touch photo pixels */
  function slopOf({ isFine: fine }) {
    return viewing.inPhoto(SLOP[fine ? 'fine' : 'coarse']);
  }

  /** @param {Touch} touch */
  function targetOf(touch) {
    const { photo } = editor.get();
    return photo && seen(editor.scene(), viewing.toPhoto(touch.at), photo, slopOf(touch));
  }

  /** @param {string | null} id @param {boolean} [isPress] a press beside everything may begin a pan, which keeps the choice */
  function choose(id, isPress = false) {
    if (id === editor.selected() || (isPress && !layerOf(editor.scene(), id))) return;
    isPerspective = false;
    hovered = null;
    editor.select(id);
    announce(sayChosen(editor));
  }

  /** @param {Touch} touch a mouse wants finer handles than a finger */
  function use(touch) {
    if (isFine === touch.isFine) return;
    isFine = touch.isFine;
    paint();
  }

  /** @param {string | null} id */
  function hover(id) {
    if (id === hovered) return;
    hovered = id;
    paint();
  }

  /** @param {Touch} touch */
  function cursorAt(touch) {
    if (pan.isReady) return pan.isHeld ? 'grabbing' : 'grab';
    const handle = handleUnder(touch);
    if (handle) return cursorOf(handle);
    if (isOn(movable(), touch)) return 'move';
    return hovered ? 'pointer' : viewing.isLarger() ? 'grab' : '';
  }

  function write() {
    const layer = movable();
    if (layer) writing.open(layer);
  }

  function togglePerspective() {
    if (!movable()) return;
    isPerspective = !isPerspective;
    announce(say(isPerspective ? 'hands.perspective.on' : 'hands.perspective.off'));
    paint();
  }

  /** One thing at a time is taken back. @returns {boolean} whether there was one */
  function escape() {
    if (gestures.isBusy()) {
      gestures.stop();
      dragging.cancel();
      grip = null;
      announce(say('hands.taken'));
    } else if (isPerspective) togglePerspective();
    else if (editor.selected() !== null) choose(null);
    else return false;
    paint();
    return true;
  }

  /** @param {Array<keyof TextLayer>} changed */
  function tellChange(changed) {
    const layer = editor.layer();
    if (layer && changed.length > 0) announce(sayChange(layer, changed));
  }

  /** @param {TwoFingers} two @returns {TwoFingers} */
  function onPhoto(two) {
    return { ...two, centre: viewing.toPhoto(two.centre) };
  }

  /** Handles, frames and guides, as the scene and the pointer have them. */
  function paint() {
    const layer = editor.layer();
    const isSeen = layer && !layer.hidden && editor.get().photo;
    const frame = isSeen ? frameOf(layer) : null;
    const isQuiet = writing.isOpen() || gestures.isBusy() || !movable();
    const handles = frame && layer && !isQuiet ? handlesFor(layer) : [];
    const target = hovered ? layerOf(editor.scene(), hovered) : undefined;
    const guides = dragging.guides().map(({ axis, at, from, to }) => {
      const ends = axis === 'x' ? [{ x: at, y: from }, { x: at, y: to }] : [{ x: from, y: at }, { x: to, y: at }];
      return /** @type {[Point, Point]} */ (ends.map(viewing.toStage));
    });
    const over = target && !target.hidden ? frameOf(target) : null;
    marks.show({ frame, isLocked: Boolean(layer?.locked), handles, hover: over, guides }, isFine);
    const rotating = handles.find(({ kind }) => kind === 'rotate');
    const stalk = rotating ? (rotating.index === 1 ? 'above' : 'below') : 'none';
    bar.show(frame && !isQuiet ? { around: around(frame), isPerspective, stalk } : null);
  }
}
