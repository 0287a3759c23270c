// @ts-check
/** @typedef {import('../model/types.js').Point} Point */

/** A notch of a mouse wheel, as browsers have counted it since the first ones. */
const NOTCH = 120;
/** Turns nearer to each other than this come from one movement. */
const PAUSE_MS = 250;
/** What a pixel of wheel does to the size; a pinch on a trackpad is told in small ones. */
const SPEED = { wheel: 0.0022, pinch: 0.01 };
const LINE = 16;

/**
 * Wheels and trackpads. A wheel with notches zooms at the pointer, as in programs for one picture: there is nothing else to scroll,
 * and a mouse cannot pinch. Two fingers on a trackpad pan, as everywhere, and pinch to zoom, which comes as a wheel with Ctrl. Ctrl
 * or Cmd always zooms; Shift pans sideways.
 * @param {HTMLElement} root
 * @param {{isMine: (event: Event) => boolean, pointOf: (event: WheelEvent) => Point}} where
 * @param {{onZoom: (factor: number, at: Point) => void, onPan: (by: Point) => void}} on
 */
export function listenToWheel(root, { isMine, pointOf }, { onZoom, onPan }) {
  let time = -Infinity;
  let isNotched = false;
  root.addEventListener(
    'wheel',
    (event) => {
      if (!isMine(event)) return;
      event.preventDefault(); // The browser would make the whole page larger.
      // A movement stays what it began as: a fast swipe has a notch's length too, now and then.
      if (event.timeStamp - time > PAUSE_MS) isNotched = hasNotches(event);
      time = event.timeStamp;
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE;
      const [x, y] = [event.deltaX * pixels, event.deltaY * pixels];
      const isPinch = event.ctrlKey && !isNotched;
      if (event.ctrlKey || event.metaKey || (isNotched && !event.shiftKey)) {
        onZoom(Math.exp(-Math.max(-100, Math.min(100, y)) * (isPinch ? SPEED.pinch : SPEED.wheel)), pointOf(event));
        return;
      }
      const by = event.shiftKey && x === 0 ? { x: -y, y: 0 } : { x: -x, y: -y };
      onPan({ x: by.x * devicePixelRatio, y: by.y * devicePixelRatio });
    },
    { passive: false },
  );
}

/** @param {WheelEvent} event */
function hasNotches(event) {
  if (event.deltaMode !== WheelEvent.DOM_DELTA_PIXEL) return true;
  const turned = /** @type {{wheelDeltaY?: number}} */ (event).wheelDeltaY;
  const length = Math.abs(turned ?? event.deltaY);
  return event.deltaX === 0 && length >= 100 && (length % NOTCH === 0 || length % 100 === 0);
}
