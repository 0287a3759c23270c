// @ts-check
import { fontEpoch, loadFontsFor } from '../io/fonts.js';
import { failureOf } from '../io/problem.js';

/**
 * Fonts follow the scene: whenever what it is set in changes, the missing files are fetched.
 * @param {import('../model/editor.js').Editor} editor
 * @param {{onCome: () => void, onFailure: (failure: import('../model/cut.js').Failure) => void}} on
 *     onCome: new ones are there, and what was drawn without them is wrong
 */
export function createTypesetting(editor, { onCome, onFailure }) {
  let wanted = '';
  let drawn = fontEpoch();
  editor.subscribe(() => {
    const wants = JSON.stringify(
      editor.scene().layers.map(({ family, text, italic, textCase, hidden }) => [family, text, italic, textCase, hidden]),
    );
    if (wants === wanted) return;
    wanted = wants;
    ready().catch((error) => onFailure(failureOf(error)));
  });

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
