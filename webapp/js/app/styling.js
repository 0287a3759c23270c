// @ts-check
import { loadFont } from '../io/fonts.js';
import { failureOf } from '../io/problem.js';
import { STYLES, hasLook, lookOf } from '../model/styles.js';
import { THUMB, createStyles } from '../ui/styles.js';
import { say } from '../ui/words.js';
import { follow } from './following.js';

/** @typedef {import('../model/types.js').TextLayer} TextLayer */

/** Milliseconds of quiet before the small pictures are drawn anew. */
const QUIET = 500;

/**
 * The styles: small pictures, drawn one by one whenever the browser has nothing better to do, and one step back for each click.
 * @param {HTMLElement} root
 * @param {object} parts
 * @param {import('../model/editor.js').Editor} parts.editor
 * @param {ReturnType<typeof import('./drawing.js').createDrawing>} parts.drawing
 * @param {ReturnType<typeof import('./sizing.js').createSizing>} parts.sizing
 * @param {(sentence: string) => void} parts.announce
 * @param {(failure: import('../model/cut.js').Failure) => void} parts.onFailure
 */
export function createStyling(root, { editor, drawing, sizing, announce, onFailure }) {
  const strip = createStyles(root, STYLES.map(({ id }) => id), choose);
  let latest = 0;
  let drawn = '';
  let round = 0;
  let timer = 0;
  follow(editor, show, drawing.isHeld);

  function show() {
    const layer = editor.layer();
    if (!layer) return;
    strip.show(STYLES.find((style) => hasLook(layer, style))?.id ?? null);
    if (signOf(layer) !== drawn) later();
  }

  /** The layer in another look, as wide as before. @param {TextLayer} layer @param {import('../model/styles.js').Style} style @returns {Promise<TextLayer>} */
  async function dressed(layer, style) {
    const look = { ...layer, ...lookOf(style) };
    await loadFont(look);
    return { ...look, size: sizing.sameWidth(layer, look) };
  }

  /** @param {string} id */
  async function choose(id) {
    const layer = editor.layer();
    const style = STYLES.find((one) => one.id === id);
    if (!layer || !style) return;
    const mine = ++latest;
    try {
      const { size } = await dressed(layer, style);
      if (mine !== latest) return;
      editor.endGesture();
      editor.change(layer.id, { ...lookOf(style), size });
      announce(say('styles.applied', { name: say(`style.${id}`) }));
    } catch (error) {
      onFailure(failureOf(error));
    }
  }

  function later() {
    clearTimeout(timer);
    const mine = ++round; // Those that are being drawn are of yesterday.
    timer = setTimeout(() => void paintAll(mine), QUIET);
  }

  /** @param {number} mine */
  async function paintAll(mine) {
    const layer = editor.layer();
    if (!layer || root.getClientRects().length === 0) return; // Nobody sees them.
    drawn = signOf(layer);
    for (const [i, { picture }] of strip.items.entries()) {
      await idle();
      if (mine !== round) return;
      try {
        const look = await dressed(layer, STYLES[i]);
        if (mine !== round) return;
        if (drawing.isHeld()) {
          drawn = ''; // Nobody looks at them now, and a drag would wait for them.
          return later();
        }
        picture.src = drawing.thumbs.style(look, THUMB);
      } catch {
        // Its font did not come; the next round asks again.
      }
    }
  }

  return {
    /** The photo or its subject is another one. */
    refresh() {
      drawn = '';
      show();
    },
    /** It may have come into view. */
    show,
  };
}

/** What the small pictures depend on: not the look, which each style has its own of. @param {TextLayer} layer */
function signOf({ id, text, x, y, size, depth, align, direction, rotation, corners, family }) {
  return JSON.stringify([id, text, x, y, size, depth, align, direction, rotation, corners, family]);
}

/** @returns {Promise<unknown>} */
function idle() {
  return new Promise((resolve) => ('requestIdleCallback' in window ? requestIdleCallback(resolve, { timeout: 400 }) : setTimeout(resolve, 30)));
}
