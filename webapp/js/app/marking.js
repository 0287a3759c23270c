// @ts-check
import { isInside, quadOf } from '../draw/geometry.js';
import { around } from '../draw/matrix.js';
import { cursorOf, frameAround, handleAt, handlesOf } from '../model/handles.js';
import { layerOf } from '../model/scene.js';
import { createHandles } from '../ui/handles.js';
import { createSeen } from './seen.js';

/**
 * @typedef {import('../model/types.js').Point} Point
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {{at: Point, isFine: boolean}} Place where a pointer is in the stage's room, and how fine it is
 *
 * @typedef {object} Marked how things stand
 * @property {boolean} isPerspective the corners are in hand, not the sides
 * @property {boolean} isFine a mouse wants finer handles than a finger
 * @property {string | null} hovered the text that a click would choose
 * @property {boolean} isQuiet somebody types or drags: no handles
 * @property {boolean} isMoved the chosen text is on its way: nothing lies over it
 * @property {import('../model/snap.js').Guide[]} guides
 */

/** How far beside its box a text is still meant, in CSS pixels. */
const SLOP = { fine: 4, coarse: 16 };

/**
 * What is marked on the picture, and what a pointer is on.
 * @param {import('../model/editor.js').Editor} editor
 * @param {ReturnType<typeof import('../ui/stage.js').createStage>} stage
 * @param {ReturnType<typeof import('./drawing.js').createDrawing>} drawing
 */
export function createMarking(editor, stage, { assets, ruler, viewing }) {
  const seen = createSeen(assets, ruler);
  const marks = createHandles(stage.root);

  /** The chosen text, if hands may change it. */
  function movable() {
    const layer = editor.layer();
    return layer && !layer.locked && !layer.hidden ? layer : null;
  }

  /** @param {TextLayer} layer @returns {Point[]} */
  const frameOf = (layer) => frameAround(quadOf(layer, ruler).corners.map(viewing.toStage));

  /** @param {Point[]} frame @param {Marked} marked */
  function handlesOn(frame, { isPerspective, isFine }) {
    return handlesOf(frame, { isPerspective, isFine, height: stage.box().height });
  }

  /** Photo pixels. @param {Place} place */
  function slopAt({ isFine }) {
    return viewing.inPhoto(SLOP[isFine ? 'fine' : 'coarse']);
  }

  return {
    movable,
    /** @param {Place} place @param {Marked} marked */
    handleAt({ at, isFine }, marked) {
      const layer = movable();
      if (!layer || marked.isQuiet) return null;
      const frame = frameOf(layer);
      return handleAt(handlesOn(frame, marked), frame, stage.toCss(at), isFine);
    },
    /** @param {TextLayer | null} layer @param {Place} place */
    isOn(layer, place) {
      return layer !== null && isInside(quadOf(layer, ruler).corners, viewing.toPhoto(place.at), slopAt(place));
    },
    /** What is seen there: id of a text, the subject, or nothing. @param {Place} place */
    targetAt(place) {
      const { photo } = editor.get();
      return photo && seen(editor.scene(), viewing.toPhoto(place.at), photo, slopAt(place));
    },
    cursorOf,
    /**
     * Frames, handles and guides, in the place of those from before.
     * @param {Marked} marked
     * @returns {{around: import('../model/types.js').Rect, isPerspective: boolean, stalk: 'above' | 'below' | 'none'} | null} where
     *     what belongs to the chosen text can stand beside it
     */
    show(marked) {
      const { isQuiet, isMoved, isFine, isPerspective, hovered } = marked;
      const layer = editor.layer();
      const frame = layer && !layer.hidden && editor.get().photo ? frameOf(layer) : null;
      const handles = frame && !isQuiet && movable() ? handlesOn(frame, marked) : [];
      const target = hovered ? layerOf(editor.scene(), hovered) : undefined;
      const over = target && !target.hidden ? frameOf(target) : null;
      const guides = marked.guides.map(({ axis, at, from, to }) => {
        const ends = [from, to].map((along) => (axis === 'x' ? { x: at, y: along } : { x: along, y: at }));
        return /** @type {[Point, Point]} */ (ends.map(viewing.toStage));
      });
      marks.show({ frame: isMoved ? null : frame, isLocked: Boolean(layer?.locked), handles, hover: over, guides }, isFine);
      if (!frame || handles.length === 0) return null;
      const rotating = handles.find(({ kind }) => kind === 'rotate');
      return { around: around(frame), isPerspective, stalk: !rotating ? 'none' : rotating.index === 1 ? 'above' : 'below' };
    },
  };
}
