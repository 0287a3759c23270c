// @ts-check
import { icon, make } from './dom.js';
import { say } from './words.js';

/** Whether the design is safe in this browser, quietly. @param {HTMLElement} root @param {'none' | 'saving' | 'saved' | 'failed'} state */
export function showSaved(root, state) {
  if (root.dataset.state === state) return;
  root.dataset.state = state;
  const words = state === 'none' ? [] : [make('span', {}, [say(`saved.${state}`)])];
  root.replaceChildren(...(state === 'saved' ? [icon('check')] : state === 'failed' ? [icon('alert')] : []), ...words);
}
