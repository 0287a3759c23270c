// @ts-check
import { cutOut } from '../io/cutout.js';
import { forServer } from '../io/decode.js';
import { failureOf } from '../io/problem.js';
import { afterNews, nextRun } from '../model/cut.js';
import { FOUND } from '../model/types.js';

/**
 * The search for the subject. While it lasts, and if it fails, the text stays on top; it never throws, it reports.
 * @param {import('../model/editor.js').Editor} editor
 * @param {import('./materials.js').MaterialsStore} materials gets the mask
 * @param {() => Promise<void>} onFound fulfilled when texts are behind the subject
 */
export function createSearch(editor, materials, onFound) {
  let attempt = new AbortController();
  let search = Promise.resolve();

  /** @param {import('../io/decode.js').Photo} photo @param {ReadonlyMap<string, Blob>} known */
  async function find(photo, known) {
    attempt.abort();
    attempt = new AbortController();
    const { signal } = attempt;
    const cut = nextRun(editor.get().cut);
    editor.update({ cut: { stage: 'uploading', run: cut.run } });
    /** @param {import('../model/cut.js').CutNews} news */
    const report = (news) => editor.update({ cut: afterNews(editor.get().cut, cut.run, news) });
    try {
      if (!known.has(editor.scene().subject.mask)) {
        const mask = await cutOut(await forServer(photo), { signal, report });
        signal.throwIfAborted();
        materials.addMask(FOUND, mask);
      }
      await onFound();
      if (signal.aborted) return;
      report({ stage: 'done' });
    } catch (error) {
      report(signal.aborted ? { stage: 'cancelled' } : { stage: 'failed', failure: failureOf(error) });
    }
  }

  return {
    /** @param {import('../io/decode.js').Photo} photo @param {ReadonlyMap<string, Blob>} [known] masks that are there already */
    start(photo, known = new Map()) {
      search = find(photo, known);
      return search;
    },
    cancel: () => attempt.abort(new DOMException('Cancelled', 'AbortError')),
    /** Fulfilled when nothing is searched for any more. */
    over: () => search,
  };
}
