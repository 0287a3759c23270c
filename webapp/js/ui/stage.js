// @ts-check
import { NUDGE } from '../model/table.js';
import { fit } from '../model/view.js';
import { find } from './dom.js';
import { say } from './words.js';

/** Room around the photo on its overlay, for the frame of a text at the edge; as the style sheet has it. */
const OVERLAY_MARGIN = 12;
/** How far beside the ink a pointer still takes hold, in CSS pixels. */
const SLOP = { mouse: 6, touch: 24 };

/**
 * @typedef {{x: number, y: number}} Point in photo pixels
 * @typedef {ReturnType<typeof fit>} Fit
 *
 * @typedef {object} StageEvents
 * @property {(at: Point, slop: number) => boolean} isOnText
 * @property {(at: Point) => void} onGrab
 * @property {(at: Point) => void} onDrag
 * @property {() => void} onRelease
 * @property {(step: Point) => void} onNudge
 * @property {() => void} onResize
 * @property {() => void} onAttention the frame around the text may have to come or go
 */

/** The photo and the hands on it. @param {HTMLElement} root @param {StageEvents} on */
export function createStage(root, on) {
  const frame = find(root, '#frame', HTMLElement);
  const photo = find(root, '#photo', HTMLCanvasElement);
  const overlay = find(root, '#overlay', HTMLCanvasElement);
  /** @type {Fit} */
  let size = { cssWidth: 1, cssHeight: 1, width: 1, height: 1, scale: 1 };
  let zoom = 1;
  let isHeld = false;
  let isOver = false;

  new ResizeObserver(on.onResize).observe(root);
  dragging();
  keys();
  for (const event of ['focus', 'blur']) photo.addEventListener(event, on.onAttention);

  /** @param {PointerEvent} event @returns {Point} */
  function pointOf(event) {
    const rect = photo.getBoundingClientRect();
    return { x: (event.clientX - rect.left) / zoom, y: (event.clientY - rect.top) / zoom };
  }

  /** @param {PointerEvent} event */
  function slopOf(event) {
    return (event.pointerType === 'mouse' ? SLOP.mouse : SLOP.touch) / zoom;
  }

  function dragging() {
    photo.addEventListener('pointerdown', (event) => {
      const at = pointOf(event);
      if (isHeld || event.button !== 0 || !on.isOnText(at, slopOf(event))) return;
      photo.setPointerCapture(event.pointerId);
      hold(true);
      on.onGrab(at);
    });
    photo.addEventListener('pointermove', (event) => {
      if (isHeld && photo.hasPointerCapture(event.pointerId)) on.onDrag(pointOf(event));
      else hover(on.isOnText(pointOf(event), slopOf(event)));
    });
    photo.addEventListener('lostpointercapture', () => {
      hold(false);
      on.onRelease();
    });
    photo.addEventListener('pointerleave', () => hover(false));
  }

  function keys() {
    photo.addEventListener('keydown', (event) => {
      const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const length = event.shiftKey ? NUDGE.large : NUDGE.small;
      on.onNudge({ x: direction[0] * length, y: direction[1] * length });
    });
  }

  /** @param {boolean} held */
  function hold(held) {
    isHeld = held;
    photo.classList.toggle('is-dragging', held);
    on.onAttention();
  }

  /** @param {boolean} over */
  function hover(over) {
    if (over === isOver) return;
    isOver = over;
    photo.classList.toggle('is-over', over);
    on.onAttention();
  }

  return {
    /** Makes room for a photo. @param {{width: number, height: number}} facts @returns {Fit} */
    fitTo(facts) {
      const style = getComputedStyle(root);
      const box = {
        width: root.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight),
        height: root.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom),
      };
      size = fit(facts, { width: Math.max(40, box.width), height: Math.max(40, box.height) }, devicePixelRatio);
      zoom = size.cssWidth / facts.width;
      frame.style.width = photo.style.width = `${size.cssWidth}px`;
      frame.style.height = photo.style.height = `${size.cssHeight}px`;
      if (photo.width !== size.width || photo.height !== size.height) [photo.width, photo.height] = [size.width, size.height];
      const density = devicePixelRatio;
      overlay.style.width = `${size.cssWidth + 2 * OVERLAY_MARGIN}px`;
      overlay.style.height = `${size.cssHeight + 2 * OVERLAY_MARGIN}px`;
      overlay.width = Math.round((size.cssWidth + 2 * OVERLAY_MARGIN) * density);
      overlay.height = Math.round((size.cssHeight + 2 * OVERLAY_MARGIN) * density);
      photo.setAttribute('aria-label', say('stage.label', { width: facts.width, height: facts.height }));
      return size;
    },
    photo: /** @type {CanvasRenderingContext2D} */ (photo.getContext('2d')),
    overlay: /** @type {CanvasRenderingContext2D} */ (overlay.getContext('2d')),
    /** From photo pixels to the overlay's. @param {import('../model/types.js').Rect} rect */
    onOverlay(rect) {
      const f = zoom * devicePixelRatio;
      const shift = OVERLAY_MARGIN * devicePixelRatio;
      return { x: rect.x * f + shift, y: rect.y * f + shift, width: rect.width * f, height: rect.height * f };
    },
    /** Whether the frame around the text is wanted. */
    hasAttention: () => isHeld || isOver || photo.matches(':focus-visible'),
    focus: () => photo.focus(),
  };
}
