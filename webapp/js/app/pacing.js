// @ts-check
/**
 * How much a frame does while a hand is at the picture, so that it takes no longer than a frame may: texts are painted with less
 * detail, and a photo that is zoomed is not drawn anew. As soon as the hand rests or lets go, everything is drawn as it is to be.
 * What no pointer holds, such as a key or a number that is typed, always is.
 */

/** What drawing may take in a frame, in milliseconds; the rest of the page needs the other ones of sixteen. */
const BUDGET = 6;
/** Below this share of the budget, twice the pixels fit into it. */
const ROOM_FOR_MORE = 0.45;
/** Each has about half the pixels of the one before. */
const DETAILS = [1, 0.7, 0.5, 0.35, 0.25];
/** What is begun with: many effects can be painted with it. */
const FIRST = 2;
/** A hand that has not moved for so many milliseconds rests; one that still holds something is likelier to move on. */
const REST = { free: 120, held: 300 };

/**
 * @param {() => void} draw asks for a frame
 * @param {() => boolean} isLent whether somebody else draws as long as a hand is there
 */
export function createPacing(draw, isLent) {
  let isHeld = false;
  let isZooming = false;
  let isDone = true;
  let step = FIRST;
  let cost = Infinity;
  let timer = 0;

  // Whatever the pointer holds: a slider, a handle, the text itself. Nobody on the way can keep it from being seen here.
  addEventListener('pointerdown', () => (isHeld = true), true);
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, letGo, true);
  // One that let go where the page could not hear of it.
  addEventListener('pointermove', ({ buttons }) => isHeld && buttons === 0 && letGo(), true);
  addEventListener('blur', (event) => event.target === window && letGo(), true);

  function letGo() {
    isHeld = false;
    if (!isDone || isLent()) rest();
  }

  function rest() {
    clearTimeout(timer);
    isZooming = false;
    draw();
  }

  function wait() {
    clearTimeout(timer);
    timer = window.setTimeout(rest, isHeld ? REST.held : REST.free);
  }

  /** @param {number} ms */
  function learn(ms) {
    const least = Math.min(ms, cost); // Of two frames, for one may have been held up.
    const by = least > BUDGET ? Math.ceil(Math.log2(least / BUDGET)) : least < BUDGET * ROOM_FOR_MORE ? -1 : 0;
    const next = Math.min(DETAILS.length - 1, Math.max(0, step + by));
    cost = next === step ? ms : Infinity;
    step = next;
  }

  return {
    /** The photo gets larger or smaller, and is likely to go on so. */
    zoom() {
      isZooming = true;
      wait();
    },
    isZooming: () => isZooming,
    isHeld: () => isHeld,
    /** @param {boolean} isMoving whether the frame shows something else than the one before @returns {number} of its texts */
    detail: (isMoving) => (isHeld && isMoving ? DETAILS[step] : 1),
    /** A frame is drawn. @param {{ms: number, detail: number, isMoving: boolean, isSharp: boolean}} frame */
    drawn({ ms, detail, isMoving, isSharp }) {
      // Of what is lent the next frame is likely to be asked for already.
      isDone = isSharp && !(isLent() && isMoving);
      if (!isDone) wait();
      // What is not painted says nothing about painting.
      if (isHeld && isMoving && (!isSharp || detail === 1)) learn(ms);
    },
    /** Whether the picture is as it is to be. */
    isDone: () => isDone && !isZooming,
  };
}
