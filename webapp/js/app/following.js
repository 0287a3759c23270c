// @ts-check
/**
 * What is beside the picture follows a hand ten times a second, and everything else at once: nobody reads faster, and the hand
 * should not have to wait for it.
 */

/** The gesture of hands on the picture. */
export const DRAG = 'drag';
const EVERY_MS = 100;

/**
 * @param {import('../model/editor.js').Editor} editor
 * @param {(state: import('../model/editor.js').State) => void} show
 * @param {() => boolean} isHeld whether there is a hand to be followed
 */
export function follow(editor, show, isHeld) {
  let timer = 0;
  let last = -Infinity;
  const now = () => {
    clearTimeout(timer);
    timer = 0;
    last = performance.now();
    show(editor.get());
  };
  editor.subscribe(() => {
    const wait = isHeld() ? last + EVERY_MS - performance.now() : 0;
    if (wait <= 0) now();
    else timer ||= window.setTimeout(now, wait);
  });
}
