// @ts-check
import { failureOf } from '../io/problem.js';
import { deleteDesign, savedDesigns } from '../io/storage.js';
import { createRecents } from '../ui/recents.js';
import { designOfTab, remember } from './saving.js';

/**
 * What this browser keeps: the design that this tab had open comes back by itself, all are offered where there is no photo.
 * @param {HTMLElement} root of the list
 * @param {ReturnType<typeof import('./opening.js').createOpening>} opening
 * @param {(failure: import('../model/cut.js').Failure) => void} onFailure
 */
export function offerDesigns(root, opening, onFailure) {
  const recents = createRecents(root, { onOpen: (id) => void opening.kept(id, show), onDelete: (id) => void remove(id) });

  async function show() {
    remember(null);
    try {
      recents.show((await savedDesigns()).map(({ design, ...facts }) => ({ ...facts, name: design.photo.name })));
    } catch {
      // Without storage there is nothing to offer; the first save will say so.
    }
  }

  /** @param {string} id */
  async function remove(id) {
    try {
      await deleteDesign(id);
    } catch (error) {
      onFailure(failureOf(error));
      await show();
    }
  }

  const id = designOfTab();
  void (id ? opening.kept(id, show) : show());
}
