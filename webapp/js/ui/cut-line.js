// @ts-check
import { canRetry, isBusy } from '../model/cut.js';
import { sayCut } from './cut-words.js';
import { make } from './dom.js';
import { say, sayFailure } from './words.js';

/**
 * How far the search for the subject has got, over the photo: for screens on which the layer list is not always in sight.
 * @param {HTMLElement} root
 * @param {{onCancel: () => void, onRetry: () => void}} on
 */
export function createCutLine(root, { onCancel, onRetry }) {
  const words = make('p');
  const button = make('button', { type: 'button', class: 'button' });
  let act = onCancel;
  button.addEventListener('click', () => act());
  root.append(words, button);
  return {
    /** @param {import('../model/cut.js').Cut} cut */
    show(cut) {
      root.hidden = !isBusy(cut) && cut.stage !== 'failed';
      words.textContent = cut.failure ? sayFailure(cut.failure) : sayCut(cut, false);
      act = canRetry(cut) ? onRetry : onCancel;
      button.textContent = say(canRetry(cut) ? 'cut.retry' : 'cut.cancel');
    },
  };
}
