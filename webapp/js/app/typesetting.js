// @ts-check
import { fontEpoch, loadFontsFor, loadSample } from '../io/fonts.js';
import { failureOf } from '../io/problem.js';
import { SEEN } from '../ui/control-family.js';

/** A file that could not be had is asked for again after this. */
const RETRY_MS = 3000;

/**
 * Fonts follow the scene: whenever what it is set in changes, the missing files are fetched.
 * @param {import('../model/editor.js').Editor} editor
 * @param {{picker: HTMLElement, onCome: () => void, onFailure: (failure: import('../model/cut.js').Failure) => void}} on
 *     picker: in it families are seen; onCome: new ones are there, and what was drawn without them is wrong
 */
export function createTypesetting(editor, { picker, onCome, onFailure }) {
  let wanted = '';
  let drawn = fontEpoch();
  editor.subscribe(() => {
    const wants = JSON.stringify(
      editor.scene().layers.map(({ family, text, italic, textCase, hidden }) => [family, text, italic, textCase, hidden]),
    );
    if (wants === wanted) return;
    wanted = wants;
    void follow(wants, (error) => onFailure(failureOf(error)));
  });
  picker.addEventListener(SEEN, (event) => {
    const { family, text } = /** @type {CustomEvent<{family: string, text: string}>} */ (event).detail;
    loadSample(family, text).catch(() => {}); // Its name stays in the page's own font; who chooses it is told.
  });

  /** Tries until the fonts are there or others are wanted. @param {string} wants @param {(error: unknown) => void} [onFirst] what has failed, once */
  async function follow(wants, onFirst) {
    try {
      await ready();
    } catch (error) {
      if (wants !== wanted) return;
      onFirst?.(error);
      setTimeout(() => wants === wanted && follow(wants), RETRY_MS);
    }
  }

  /** Fulfilled when every font of the scene can be drawn with. */
  async function ready() {
    try {
      await loadFontsFor(editor.scene());
    } finally {
      if (drawn !== fontEpoch()) {
        drawn = fontEpoch();
        onCome();
      }
    }
  }

  return { ready };
}
