// @ts-check
import { fitted, fromPhoto, isLarger, nextStop, panned, resized, shown, toPhoto, zoomed } from '../model/view.js';

/**
 * @typedef {import('../model/view.js').Camera} Camera
 * @typedef {import('../model/view.js').Room} Room
 * @typedef {import('../model/types.js').Point} Point
 */

/**
 * Which part of the photo is on the stage. It is no part of the scene: looking closer changes nothing that could be undone.
 * @param {import('../model/editor.js').Editor} editor
 * @param {ReturnType<typeof import('../ui/stage.js').createStage>} stage
 * @param {{onChange: () => void, onZoom: () => void}} on onZoom: a wheel or two fingers are at it, more will follow
 */
export function createViewing(editor, stage, { onChange, onZoom }) {
  /** @type {Camera} */
  let camera = { zoom: 1, left: 0, top: 0, isFit: true };
  /** @type {Room} */
  let room = stage.room();

  /** @param {(photo: import('../model/types.js').PhotoFacts) => Camera} how */
  function turn(how) {
    const { photo } = editor.get();
    if (!photo) return;
    const next = how(photo);
    const isSame = next.zoom === camera.zoom && next.left === camera.left && next.top === camera.top;
    // What moves nothing, such as a swipe over a photo that is wholly seen, leaves it fitted.
    if (isSame && !next.isFit) return;
    camera = next;
    onChange();
  }

  const middle = () => ({ x: room.width / 2, y: room.height / 2 });

  /** @param {number} zoom @param {Point} [at] in the room */
  function zoomTo(zoom, at = middle()) {
    turn((photo) => zoomed(camera, zoom, at, photo, room));
  }

  return {
    camera: () => camera,
    density: () => room.density,
    room: () => room,
    /** What is to be drawn; null without a photo. */
    shown() {
      const { photo } = editor.get();
      return photo && shown(camera, photo, room);
    },
    /** Another photo, seen as a whole. */
    fit() {
      room = stage.room();
      turn((photo) => fitted(photo, room));
    },
    /** The stage may have got another size. */
    resize() {
      const before = room;
      room = stage.room();
      turn((photo) => resized(camera, before, photo, room));
    },
    zoomTo,
    /** @param {number} factor @param {Point} [at] */
    zoomBy(factor, at) {
      onZoom();
      zoomTo(camera.zoom * factor, at);
    },
    /** @param {1 | -1} direction */
    step: (direction) => zoomTo(nextStop(camera.zoom, direction)),
    /** One photo pixel on one pixel of the screen; from there, back to the whole. */
    toggleFull() {
      if (camera.zoom === 1 && !camera.isFit) turn((photo) => fitted(photo, room));
      else zoomTo(1);
    },
    /** @param {Point} by device pixels */
    pan: (by) => turn((photo) => panned(camera, by, photo, room)),
    /** Whether there is something to pan to. */
    isLarger() {
      const { photo } = editor.get();
      return Boolean(photo && isLarger(camera, photo, room));
    },
    /** @param {Point} at in the room @returns {Point} */
    toPhoto: (at) => toPhoto(camera, at),
    /** @param {Point} point on the photo @returns {Point} CSS pixels on the stage */
    toStage: (point) => stage.toCss(fromPhoto(camera, point)),
    /** Photo pixels in so many CSS pixels. @param {number} css */
    inPhoto: (css) => (css * room.density) / camera.zoom,
  };
}
