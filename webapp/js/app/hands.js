// @ts-check
import { SUBJECT } from '../model/editor.js';
import { layerOf } from '../model/scene.js';
import { listenToGestures } from '../ui/gestures.js';
import { createSelectionBar } from '../ui/selection-bar.js';
import { listenToWheel } from '../ui/wheel.js';
import { say } from '../ui/words.js';
import { createDragging } from './dragging.js';
import { sayChange, sayChosen } from './hands-words.js';
import { useKeys } from './keys.js';
import { createMarking } from './marking.js';
import { createWriting } from './writing.js';

/**
 * @typedef {import('../model/types.js').Point} Point
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {import('../ui/gestures.js').Touch} Touch
 * @typedef {import('../ui/gestures.js').TwoFingers} TwoFingers
 *
 * @typedef {object} Tool what the pointer does instead of moving texts; places are on the photo
 * @property {(at: Point) => void} press
 * @property {(at: Point) => void} drag
 * @property {() => void} release
 * @property {() => void} cancel
 * @property {(at: Point | null) => void} hover
 */

/**
 * Hands on the picture: choosing, moving, turning, typing; and everything of it by keys.
 * @param {import('../model/editor.js').Editor} editor
 * @param {ReturnType<typeof import('../ui/stage.js').createStage>} stage
 * @param {ReturnType<typeof import('./drawing.js').createDrawing>} drawing
 * @param {{announce: (sentence: string) => void, onWords: () => void, onExport: () => void}} on onWords: letters have come that a font may be missing for
 */
export function createHands(editor, stage, drawing, { announce, onWords, onExport }) {
  const { viewing } = drawing;
  const dragging = createDragging(editor, drawing);
  const writing = createWriting(editor, stage, drawing, onWords);
  const marking = createMarking(editor, stage, drawing);
  const { movable, isOn, targetAt } = marking;
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
  let isPanReady = false;
  /** @type {string | null} */
  let hovered = null;
  /** @type {Tool | null} takes the pointer for itself */
  let tool = null;
  /** @type {'text' | 'view' | 'tool' | null} what the pointer holds, as soon as it moves */
  let grip = null;
  let start = { x: 0, y: 0 };
  /** @type {string | null} what was chosen when the pointer came down */
  let before = null;
  /** @type {string | null} the text under a finger, to be chosen when the finger moves */
  let waiting = null;
  /** @type {TwoFingers | null} */
  let fingers = null;

  const gestures = listenToGestures(stage.root, stage, {
    onPress(touch) {
      writing.close();
      stage.focus();
      use(touch);
      start = touch.at;
      before = editor.selected();
      if (tool) {
        grip = 'tool';
        return tool.press(viewing.toPhoto(touch.at));
      }
      const handle = marking.handleAt(touch, marked());
      const isHeld = handle || isOn(movable(), touch);
      const target = isHeld || isOn(editor.layer() ?? null, touch) ? null : layerOf(editor.scene(), targetAt(touch));
      // A second finger may follow the first one, and then it is not about this text.
      if (target && !touch.isFine) waiting = target.id;
      else if (target) choose(target.id);
      const held = isHeld || target ? movable() : null;
      grip = held || waiting ? 'text' : 'view';
      if (held && !waiting) dragging.take(held, viewing.toPhoto(touch.at), handle);
      paint();
    },
    onDrag(touch) {
      if (grip === 'tool') return tool?.drag(viewing.toPhoto(touch.at));
      if (waiting) takeWaiting(waiting);
      if (grip === 'text') return dragging.drag(viewing.toPhoto(touch.at), touch.keys);
      viewing.pan({ x: touch.at.x - start.x, y: touch.at.y - start.y });
      start = touch.at;
    },
    onRelease(touch, wasDrag) {
      if (grip === 'tool') {
        grip = null;
        return tool?.release();
      }
      const wasHandle = dragging.handle();
      const changed = grip === 'text' ? dragging.end() : [];
      grip = waiting = null;
      tellChange(changed);
      if (!wasDrag && !wasHandle) choose(targetAt(touch));
      paint();
    },
    onDouble(touch) {
      if (!tool && isOn(movable(), touch)) write();
    },
    onCancel() {
      takeBack();
      editor.select(before);
      paint();
    },
    onHover(touch) {
      use(touch);
      if (tool) {
        stage.point('none');
        return tool.hover(viewing.toPhoto(touch.at));
      }
      const handle = marking.handleAt(touch, marked());
      const isHeld = handle || isOn(movable(), touch);
      const target = isHeld ? null : targetAt(touch);
      hover(target === editor.selected() || target === SUBJECT ? null : target);
      if (isPanReady) stage.point('grab');
      else if (handle) stage.point(marking.cursorOf(handle));
      else stage.point(isHeld ? 'move' : hovered ? 'pointer' : viewing.isLarger() ? 'grab' : '');
    },
    onLeave() {
      tool?.hover(null);
      hover(null);
    },
    onPan: viewing.pan,
    onPanReady(isReady, isHeld) {
      isPanReady = isReady;
      stage.point(isHeld ? 'grabbing' : isReady ? 'grab' : '');
    },
    onPinchStart(two, touches) {
      writing.close();
      fingers = two;
      const layer = movable();
      const isText = layer && !tool && [two.centre, ...touches].some((at) => isOn(layer, { at, isFine: false }));
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

  /** @returns {import('./marking.js').Marked} */
  function marked() {
    const isQuiet = writing.isOpen() || gestures.isBusy() || tool !== null;
    const isMoved = grip === 'text' && gestures.isDragging() && !dragging.handle();
    return { isPerspective, isFine, hovered, isQuiet, isMoved, guides: dragging.guides() };
  }

  function paint() {
    bar.show(marking.show(marked()), stage.box());
  }

  /** @param {string | null} id */
  function choose(id) {
    if (id === editor.selected()) return;
    isPerspective = false;
    hovered = null;
    editor.select(id);
    announce(sayChosen(editor));
  }

  /** The finger moves, so the text under it is meant. @param {string} id */
  function takeWaiting(id) {
    waiting = null;
    choose(id);
    const held = movable();
    if (held) dragging.take(held, viewing.toPhoto(start), null);
  }

  /** @param {Touch} touch */
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

  function write() {
    const layer = movable();
    if (layer) writing.open(layer);
  }

  function togglePerspective() {
    if (!movable()) return;
    isPerspective = !isPerspective;
    announce(isPerspective ? say('hands.perspective.on') : say('hands.perspective.off'));
    paint();
  }

  function takeBack() {
    if (grip === 'tool') tool?.cancel();
    dragging.cancel();
    grip = waiting = null;
  }

  /** One thing at a time is taken back. @returns {boolean} whether there was one */
  function escape() {
    if (gestures.isBusy()) {
      gestures.stop();
      takeBack();
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

  return {
    /** @param {Tool | null} next */
    useTool(next) {
      tool = next;
      stage.point('');
      paint();
    },
  };
}
