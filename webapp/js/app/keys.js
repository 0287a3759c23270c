// @ts-check
import { clamp, rowOf } from '../model/controls.js';
import { SUBJECT } from '../model/editor.js';
import { deleteLayer, duplicateLayer, layerOf, onPhoto, stepLayer } from '../model/scene.js';
import { NUDGE } from '../model/table.js';
import { nameOf } from '../ui/layer-rows.js';
import { showShortcuts } from '../ui/shortcut-sheet.js';
import { listenToShortcuts } from '../ui/shortcuts.js';
import { say } from '../ui/words.js';
import { createZoomBar } from '../ui/zoom-bar.js';
import { useClipboard } from './clipboard.js';
import { sayChange, sayChosen, sayStack } from './hands-words.js';

/** @typedef {import('../model/types.js').TextLayer} TextLayer */

/** Degrees of a turn and hundredths of a size, by keys. */
const TURN = { small: 1, large: 15 };
const GROW = { small: 0.01, large: 0.1 };
/** @type {Record<string, [number, number]>} */
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * What the keys of ui/shortcuts.js do.
 * @param {import('../model/editor.js').Editor} editor
 * @param {ReturnType<typeof import('../ui/stage.js').createStage>} stage
 * @param {ReturnType<typeof import('./drawing.js').createDrawing>} drawing
 * @param {{
 *   announce: (sentence: string) => void,
 *   onWords: () => void,
 *   onExport: () => void,
 *   write: () => void,
 *   togglePerspective: () => void,
 *   cancel: () => boolean,
 *   isBusy: () => boolean,
 * }} on cancel: Escape; whether there was something to take back
 */
export function useKeys(editor, stage, drawing, { announce, onWords, onExport, write, togglePerspective, cancel, isBusy }) {
  const { viewing } = drawing;
  const zoomBar = createZoomBar(stage.root, {
    onStep: viewing.step,
    onFit: viewing.fit,
    onFull: viewing.toggleFull,
  });
  drawing.onFrame(() => zoomBar.show(viewing.camera().zoom, viewing.camera().isFit));
  useClipboard(editor, { announce, onWords });

  /** @returns {TextLayer | null} what keys may change */
  function movable() {
    const layer = editor.layer();
    return layer && !layer.locked ? layer : null;
  }

  /** One step back for as long as the key is held. @param {(layer: TextLayer) => Partial<TextLayer>} how */
  function change(how) {
    const layer = movable();
    if (!layer) return false;
    const values = how(layer);
    editor.change(layer.id, values, 'keys');
    const now = layerOf(editor.scene(), layer.id);
    if (now) announce(sayChange(now, /** @type {Array<keyof TextLayer>} */ (Object.keys(values))));
    return true;
  }

  /** @param {KeyboardEvent} event @param {number} length */
  function nudge({ key }, length) {
    const { photo } = editor.get();
    const [x, y] = DIRECTIONS[key];
    return change((layer) => (photo ? onPhoto({ x: layer.x + x * length, y: layer.y + y * length }, photo) : {}));
  }

  /** @param {1 | -1} way @param {KeyboardEvent} event */
  function turn(way, { shiftKey }) {
    const by = way * (shiftKey ? TURN.large : TURN.small);
    return change(({ rotation }) => ({ rotation: ((((rotation + by + 180) % 360) + 360) % 360) - 180 }));
  }

  /** @param {1 | -1} way @param {KeyboardEvent} event */
  function grow(way, { shiftKey }) {
    const share = shiftKey ? GROW.large : GROW.small;
    return change(({ size }) => ({ size: /** @type {number} */ (clamp(rowOf('size'), size + way * Math.max(1, Math.round(size * share)))) }));
  }

  /**
   * Through the texts from the top; beyond the last one, the key leads on through the page. While the subject is chosen it does so
   * at once: who goes from its row to its settings comes past the canvas, and would lose it there.
   * @param {1 | -1} way
   */
  function cycle(way) {
    if (document.activeElement !== stage.canvas || editor.selected() === SUBJECT) return false;
    const layers = editor.scene().layers.filter(({ hidden }) => !hidden).reverse();
    const at = layers.findIndex(({ id }) => id === editor.selected());
    const next = layers[at < 0 && way < 0 ? -1 : at + way];
    if (!next) return false;
    editor.select(next.id);
    announce(sayChosen(editor));
    return true;
  }

  /** @param {1 | -1} way */
  function stack(way) {
    const layer = movable();
    if (!layer) return false;
    editor.edit((scene) => stepLayer(scene, layer.id, way));
    const now = layerOf(editor.scene(), layer.id);
    if (now) announce(sayStack(editor, now));
    return true;
  }

  function duplicate() {
    const layer = editor.layer();
    const { photo } = editor.get();
    if (!layer || !photo) return false;
    const { scene, id } = duplicateLayer(editor.scene(), layer.id, photo);
    editor.edit(() => scene, { selected: id });
    announce(say('hands.duplicated', { name: nameOf(layer) }));
    return true;
  }

  function remove() {
    const layer = movable();
    if (!layer) return false;
    editor.edit((scene) => deleteLayer(scene, layer.id));
    announce(say('hands.deleted', { name: nameOf(layer) }));
    return true;
  }

  /** @param {() => void} action */
  const always = (action) => () => {
    action();
    return true;
  };

  /** @param {'undo' | 'redo'} what */
  function step(what) {
    editor[what]();
    onWords(); // What comes back may be in a font that has not been fetched.
    announce(what === 'undo' ? say('hands.undone') : say('hands.redone'));
    return true;
  }

  /** @type {Record<string, (event: KeyboardEvent) => boolean>} */
  const actions = {
    undo: () => step('undo'),
    redo: () => step('redo'),
    duplicate,
    delete: remove,
    write: () => Boolean(movable()) && always(write)(),
    next: () => cycle(1),
    previous: () => cycle(-1),
    deselect: cancel,
    raise: () => stack(1),
    lower: () => stack(-1),
    nudge: (event) => nudge(event, NUDGE.small),
    nudgeFar: (event) => nudge(event, NUDGE.large),
    turnLeft: (event) => turn(-1, event),
    turnRight: (event) => turn(1, event),
    larger: (event) => grow(1, event),
    smaller: (event) => grow(-1, event),
    perspective: () => Boolean(movable()) && always(togglePerspective)(),
    fit: always(viewing.fit),
    full: always(() => viewing.zoomTo(1)),
    zoomIn: always(() => viewing.step(1)),
    zoomOut: always(() => viewing.step(-1)),
    export: always(onExport),
    help: always(showShortcuts),
  };
  /** @param {Event} event */
  const isOnCanvas = ({ target }) => target === stage.canvas || target === document.body;
  listenToShortcuts(isOnCanvas, (id, event) => {
    if (!editor.get().photo && id !== 'help') return false;
    if (isBusy() && id !== 'deselect') return true; // One hand at a time.
    return actions[id](event);
  });
  addEventListener('keyup', ({ key }) => key in DIRECTIONS && editor.endGesture());

  return {
    duplicate,
    remove,
    /** @param {(isDown: boolean) => void} hold Space: what is dragged is the photo */
    holdSpace(hold) {
      addEventListener('keydown', (event) => {
        if (event.key !== ' ' || !isOnCanvas(event)) return;
        event.preventDefault();
        hold(true);
      });
      addEventListener('keyup', ({ key }) => key === ' ' && hold(false));
      addEventListener('blur', () => hold(false));
    },
  };
}
