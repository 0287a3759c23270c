// @ts-check
import { loadFont } from '../io/fonts.js';
import { failureOf } from '../io/problem.js';

/**
 * A canvas draws with whatever font is there; so the picture is drawn again when the right one has come.
 * @param {import('../model/editor.js').Editor} editor
 * @param {{onCome: () => void, onFailure: (failure: import('../model/cut.js').Failure) => void}} on
 */
export function createTypesetting(editor, { onCome, onFailure }) {
  let wanted = '';
  let loading = Promise.resolve();
  editor.subscribe(() => {
    const now = JSON.stringify(editor.scene().layers.map(({ family, text, weight, italic }) => [family, text, weight, italic]));
    if (now === wanted) return;
    wanted = now;
    loading = load();
  });

  async function load() {
    try {
      await Promise.all(editor.scene().layers.map(({ family, text }) => loadFont(family, text)));
    } catch (error) {
      onFailure(failureOf(error));
    }
    onCome();
  }

  return {
    /** Fulfilled when every text has its font. */
    ready: () => loading,
  };
}
