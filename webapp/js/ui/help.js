// @ts-check
import { closeBeside } from './dialog.js';
import { icon, make } from './dom.js';
import { say } from './words.js';

/** What the keys do, in groups. Mod is Ctrl, or ⌘ on a Mac. @type {Array<[string, Array<[string, string]>]>} */
const KEYS = [
  ['canvas', [['move', '← ↑ ↓ →'], ['moveFar', 'Shift ← ↑ ↓ →']]],
  ['layers', [['choose', '↑ ↓'], ['edit', 'Enter'], ['rename', 'F2'], ['reorder', 'Alt ↑ ↓'], ['delete', 'Delete']]],
  ['controls', [['step', '← →'], ['stepFar', 'Shift ← →'], ['default', 'Delete']]],
  ['everywhere', [['undo', 'Mod Z'], ['redo', 'Mod Shift Z'], ['help', '?']]],
];

const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);

/** As the keyboard before us has it. @param {string} keys */
export function keysHere(keys) {
  return IS_MAC ? keys.replace('Mod', '⌘').replace('Shift', '⇧').replace('Alt', '⌥') : keys.replace('Mod', 'Ctrl');
}

/** The sheet of keys, behind its button and the question mark. @param {HTMLElement} button */
export function helpButton(button) {
  button.addEventListener('click', open);
  addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
    if (event.key === '?' && !isTyping && !document.querySelector('dialog[open]')) open();
  });

  function open() {
    const groups = KEYS.map(([group, rows]) => {
      const lines = rows.flatMap(([what, keys]) => [make('dt', {}, [say(`help.${group}.${what}`)]), make('dd', {}, keyCaps(keys))]);
      return make('section', {}, [make('h3', { class: 'caption' }, [say(`help.${group}`)]), make('dl', { class: 'keys' }, lines)]);
    });
    const close = make('button', { type: 'button', class: 'button quiet square', 'aria-label': say('help.close') }, [icon('close')]);
    const head = make('div', { class: 'dialog-head' }, [make('h2', { id: 'help-title' }, [say('help.title')]), close]);
    const dialog = make('dialog', { class: 'dialog help', 'aria-labelledby': 'help-title' }, [head, make('div', { class: 'help-groups' }, groups)]);
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => dialog.remove());
    closeBeside(dialog);
    document.body.append(dialog);
    dialog.showModal();
  }
}

/** @param {string} keys */
function keyCaps(keys) {
  return keysHere(keys).split(' ').map((key) => make('kbd', {}, [key]));
}
