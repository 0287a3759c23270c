// @ts-check
import { find } from '../ui/dom.js';
import { helpButton, keysHere } from '../ui/help.js';
import { themeButton } from '../ui/theme.js';
import { say } from '../ui/words.js';

/**
 * The bar above: back and forth, theme, help.
 * @param {HTMLElement} root
 * @param {import('../model/editor.js').Editor} editor
 * @param {(sentence: string) => void} announce
 */
export function createTopBar(root, editor, announce) {
  const undo = find(root, '#undo', HTMLButtonElement);
  const redo = find(root, '#redo', HTMLButtonElement);
  name(undo, say('top.undo'), 'Mod Z');
  name(redo, say('top.redo'), 'Mod Shift Z');
  undo.addEventListener('click', () => {
    editor.undo();
    announce(say('announce.undone'));
  });
  redo.addEventListener('click', () => {
    editor.redo();
    announce(say('announce.redone'));
  });
  editor.subscribe(({ history }) => {
    disable(undo, history.past.length === 0);
    disable(redo, history.future.length === 0);
  });
  themeButton(find(root, '#theme', HTMLButtonElement));
  helpButton(find(root, '#help', HTMLButtonElement));
}

/** @param {HTMLElement} button @param {string} words @param {string} keys */
function name(button, words, keys) {
  button.setAttribute('aria-label', words);
  button.title = `${words} (${keysHere(keys)})`;
}

/** Without `disabled`, which would throw the keyboard's place away at the last step. @param {HTMLElement} button @param {boolean} isDisabled */
function disable(button, isDisabled) {
  button.setAttribute('aria-disabled', String(isDisabled));
}
