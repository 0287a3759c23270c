// @ts-check
import { canDrawElsewhere, createFrameDesk } from '../io/frame-desk.js';

/**
 * While a hand is at a text, a worker draws the picture, on a canvas above the page's own: this thread is then free for the hand.
 * It begins as soon as it is ready, and until then, and where there is no such worker, the page draws itself. When the hand has let
 * go, the page draws once more what it is to be, and its own canvas is seen again.
 *
 * @typedef {import('../draw/assets.js').Level} Level
 * @typedef {import('../model/view.js').Shown} Shown
 *
 * @typedef {object} Wanted a frame
 * @property {import('../model/types.js').TextLayer[]} layers
 * @property {Level} level
 * @property {Shown} shown
 * @property {number} detail
 * @property {boolean} isMoving
 */

/**
 * @param {ReturnType<typeof import('../ui/stage.js').createStage>} stage
 * @param {{onDrawn: (drawn: {ms: number, detail: number, isMoving: boolean, isSharp: boolean}) => void, onBroken: () => void}} on
 *     onDrawn: a frame that is seen
 */
export function createHandover(stage, { onDrawn, onBroken }) {
  /** @type {import('../io/frame-desk.js').FrameDesk | null} */
  let desk = null;
  let isPossible = canDrawElsewhere();
  /** @type {{level: Level, view: string} | null} what the worker draws from */
  let given = null;
  let isGiven = false;
  /** The frame by which the worker paints what stays, unseen and with all its detail; 0 if none is asked for. */
  let rehearsal = 0;
  let isReady = false;
  /** @type {Map<number, Wanted>} frames that are asked for */
  const wanted = new Map();
  let isShown = false;
  /** @type {HTMLCanvasElement | null} */
  let cover = null;

  function begin() {
    cover = stage.cover();
    desk = createFrameDesk(cover, stage.colorSpace(), {
      onDrawn({ number, ms, isSharp }) {
        if (number === rehearsal) isReady = true;
        const frame = wanted.get(number);
        if (!frame) return; // Not to be seen, or asked for before the hand let go.
        for (const earlier of wanted.keys()) if (earlier <= number) wanted.delete(earlier);
        stage.hide(isShown); // From the second one on: by then the first one is surely there.
        if (cover) cover.hidden = false;
        isShown = true;
        onDrawn({ ms, isSharp, detail: frame.detail, isMoving: frame.isMoving });
      },
      onBroken: giveUp,
    });
  }

  /** The page draws from now on. */
  function giveUp() {
    isPossible = false;
    close();
    onBroken();
  }

  /** @param {Level} level @param {Shown} shown @param {string} view */
  async function give(level, shown, view) {
    const mine = (given = { level, view });
    isGiven = isReady = false;
    rehearsal = 0;
    try {
      await desk?.look(level, shown);
    } catch {
      if (given === mine) giveUp(); // No memory for a copy; or the pictures were closed, and nobody wants one.
      return;
    }
    if (given === mine) isGiven = true;
  }

  function end() {
    wanted.clear();
    if (!isShown) return;
    if (cover) cover.hidden = true;
    stage.hide(false);
    isShown = false;
  }

  function close() {
    end();
    desk?.close();
    desk = given = null;
  }

  return {
    /** @param {Wanted} frame @returns {boolean} whether it is drawn by the worker, and no page need do so */
    take(frame) {
      if (!isPossible) return false;
      if (!desk) begin();
      const { level, shown, layers, detail } = frame;
      const view = JSON.stringify(shown);
      if (given?.level !== level || given.view !== view) {
        end();
        void give(level, shown, view);
      }
      if (!desk || !isGiven) return false;
      if (!isReady) {
        rehearsal ||= desk.draw(layers, 1);
        return false;
      }
      wanted.set(desk.draw(layers, detail), frame);
      return isShown;
    },
    /** The page draws again. */
    end,
    isShown: () => isShown,
    /** The pictures are others. */
    close,
  };
}
