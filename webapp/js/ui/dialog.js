// @ts-check
import { make } from './dom.js';

/**
 * A question with a few answers. Escape and a click beside it answer nothing.
 * @template {string} A
 * @param {object} what
 * @param {string} what.title
 * @param {string} [what.text]
 * @param {Array<{answer: A, words: string}>} what.answers the most likely first
 * @returns {Promise<A | null>}
 */
export function ask({ title, text, answers }) {
  const buttons = answers.map(({ answer, words }, i) => {
    const button = make('button', { type: 'button', class: i === 0 ? 'button primary' : 'button', 'data-answer': answer }, [words]);
    button.addEventListener('click', () => dialog.close(answer));
    return button;
  });
  const parts = [make('h2', { id: 'dialog-title' }, [title]), ...(text ? [make('p', {}, [text])] : []), make('div', { class: 'dialog-actions' }, buttons)];
  const dialog = make('dialog', { class: 'dialog', 'aria-labelledby': 'dialog-title' }, parts);
  closeBeside(dialog);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(/** @type {A | null} */ (dialog.returnValue || null));
    });
  });
}

/** @param {HTMLDialogElement} dialog */
export function closeBeside(dialog) {
  dialog.addEventListener('pointerdown', (event) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const isInside = event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
    if (event.target === dialog && !isInside) dialog.close();
  });
}
