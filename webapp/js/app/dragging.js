// @ts-check
import { boundsOf, quadOf } from '../draw/geometry.js';
import { around } from '../draw/matrix.js';
import { layerOf, onPhoto } from '../model/scene.js';
import { snap, snapEdge } from '../model/snap.js';
import { anchorOf, lead, pinch, pullCorner, resize, rotate, scaled, slant, track } from '../model/transform.js';
import { DRAG } from './following.js';

/**
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {import('../model/types.js').Point} Point
 * @typedef {import('../model/types.js').Rect} Rect
 * @typedef {import('../model/handles.js').Handle} Handle
 * @typedef {import('../model/snap.js').Guide} Guide
 * @typedef {import('../ui/gestures.js').Keys} Keys
 * @typedef {import('../ui/gestures.js').TwoFingers} TwoFingers
 *
 * @typedef {object} Held
 * @property {TextLayer} layer as it was
 * @property {Rect} box around it, as it was
 * @property {Rect[]} beside around the other texts, which stay where they are
 * @property {Point} from
 * @property {Handle | null} handle
 * @property {import('../model/history.js').History} before
 */

/** How near a line attracts, in CSS pixels. */
const SNAP_REACH = 6;

/**
 * A text in somebody's hands, from taking hold to letting go: one step back, however long it takes.
 * @param {import('../model/editor.js').Editor} editor
 * @param {ReturnType<typeof import('./drawing.js').createDrawing>} drawing
 */
export function createDragging(editor, { ruler, viewing }) {
  /** @type {Held | null} */
  let held = null;
  /** @type {TwoFingers | null} */
  let fingers = null;
  /** @type {Guide[]} */
  let guides = [];

  /** @param {TextLayer} layer */
  const measure = (layer) => quadOf(layer, ruler);

  /** @param {Partial<TextLayer>} values */
  function apply(values) {
    const { photo } = editor.get();
    if (!held || !photo) return;
    const { x = held.layer.x, y = held.layer.y } = values;
    editor.change(held.layer.id, { ...values, ...onPhoto({ x, y }, photo) }, DRAG);
  }

  /** Around the other texts. @param {TextLayer} layer */
  function boxesBeside({ id }) {
    const others = editor.scene().layers.filter((other) => other.id !== id && !other.hidden);
    return others.map((other) => boundsOf(other, ruler)).filter((other) => other.width > 0);
  }

  /** @param {Point} to @param {Keys} keys @returns {Partial<TextLayer>} */
  function moved(to, { shift, alt, command }) {
    const { photo } = editor.get();
    if (!held || !photo) return {};
    const { layer, from, box, beside } = held;
    let [x, y] = [to.x - from.x, to.y - from.y];
    if (shift) [x, y] = Math.abs(x) > Math.abs(y) ? [x, 0] : [0, y];
    if (alt || command) return { x: layer.x + x, y: layer.y + y };
    const snapped = snap({ ...box, x: box.x + x, y: box.y + y }, beside, photo, viewing.inPhoto(SNAP_REACH));
    // With Shift, the text stays on its line.
    const isStill = { x: shift && x === 0, y: shift && y === 0 };
    guides = snapped.guides.filter(({ axis }) => !isStill[axis]);
    return { x: layer.x + x + (isStill.x ? 0 : snapped.x), y: layer.y + y + (isStill.y ? 0 : snapped.y) };
  }

  /** Larger or smaller, until an edge falls into line. @param {number} index of the handle @param {import('../model/transform.js').Drag} drag @param {boolean} isFree */
  function sized(index, drag, isFree) {
    const { photo } = editor.get();
    if (!held || !photo) return null;
    const { layer, beside } = held;
    const values = resize(layer, index, drag, measure);
    if (isFree) return values;
    const boxOf = (/** @type {Partial<TextLayer>} */ changed) => around(measure({ ...layer, ...changed }).corners);
    const anchor = anchorOf(measure(layer), index, drag.isFromCentre);
    const far = Math.hypot(drag.to.x - anchor.x, drag.to.y - anchor.y);
    const edge = snapEdge(boxOf(values), anchor, far, beside, photo, viewing.inPhoto(SNAP_REACH));
    if (!edge) return values;
    const { size, x, y } = scaled(layer, anchor, (values.size / layer.size) * edge.factor);
    const box = boxOf({ size, x, y });
    // Sizes are whole numbers; the place makes up for what is missing.
    const by = { x: 0, y: 0, ...edge.onto(box) };
    guides = [edge.guide({ ...box, x: box.x + by.x, y: box.y + by.y })];
    return { size, x: x + by.x, y: y + by.y };
  }

  /** @param {Handle} handle @param {Point} to @param {Keys} keys @returns {Partial<TextLayer> | null} */
  function handled({ kind, index }, to, { shift, alt, command }) {
    if (!held) return null;
    const { layer, from } = held;
    const drag = { from, to, isFromCentre: alt };
    if (kind === 'rotate') return rotate(layer, drag, { isStepped: shift, isFree: alt || command });
    if (kind === 'corner') return pullCorner(layer, index, { ...drag, to: shift ? onAxis(from, to) : to, isMirrored: alt }, measure);
    if (index % 2 === 0) return sized(index, drag, command);
    if (command) return slant(layer, index, drag, measure);
    if (index === 3 || index === 7) return track(layer, index, drag, measure);
    return layer.text.trim().includes('\n') ? lead(layer, index, drag, measure) : sized(index, drag, false);
  }

  /** @param {TextLayer} layer @param {Point} from @param {Handle | null} handle */
  function take(layer, from, handle) {
    editor.endGesture();
    held = { layer, from, handle, before: editor.get().history, box: around(measure(layer).corners), beside: boxesBeside(layer) };
  }

  function letGo() {
    held = null;
    fingers = null;
    guides = [];
  }

  return {
    guides: () => guides,
    /** What is held by a handle. */
    handle: () => held?.handle ?? null,
    /** Takes hold, of a handle or of the text itself. @param {TextLayer} layer @param {Point} from on the photo @param {Handle | null} handle */
    take,
    /** @param {Point} to on the photo @param {Keys} keys */
    drag(to, keys) {
      if (!held) return;
      guides = [];
      const values = held.handle ? handled(held.handle, to, keys) : moved(to, keys);
      if (values) apply(values);
    },
    /** @param {TextLayer} layer @param {TwoFingers} two on the photo */
    takeWithTwo(layer, two) {
      take(layer, two.centre, null);
      fingers = two;
    },
    /** @param {TwoFingers} two on the photo */
    pinch(two) {
      if (held && fingers) apply(pinch(held.layer, fingers, two));
    },
    /** @returns {Array<keyof TextLayer>} what has changed */
    end() {
      if (!held) return [];
      const { layer, before } = held;
      const now = layerOf(editor.scene(), layer.id);
      const changed = /** @type {Array<keyof TextLayer>} */ (Object.keys(layer)).filter(
        (key) => now && JSON.stringify(now[key]) !== JSON.stringify(layer[key]),
      );
      letGo();
      // Back where it was: nothing that could be undone.
      if (changed.length === 0) editor.backTo(before);
      editor.endGesture();
      return changed;
    },
    /** As if nothing had been touched. */
    cancel() {
      if (held) editor.backTo(held.before);
      letGo();
    },
  };
}

/** @param {Point} from @param {Point} to @returns {Point} */
function onAxis(from, to) {
  return Math.abs(to.x - from.x) > Math.abs(to.y - from.y) ? { x: to.x, y: from.y } : { x: from.x, y: to.y };
}
