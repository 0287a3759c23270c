// @ts-check
import { find } from '../ui/dom.js';
import { sayKeys, showShortcuts } from '../ui/shortcut-sheet.js';
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
  name(undo, say('top.undo'), 'undo');
  name(redo, say('top.redo'), 'redo');
  undo.addEventListener('click', () => {
    editor.undo();
    announce(say('hands.undone'));
  });
  redo.addEventListener('click', () => {
    editor.redo();
    announce(say('hands.redone'));
  });
  editor.subscribe(({ history }) => {
    disable(undo, history.past.length === 0);
    disable(redo, history.future.length === 0);
  });
  themeButton(find(root, '#theme', HTMLButtonElement));
  find(root, '#show-shortcuts', HTMLButtonElement).addEventListener('click', showShortcuts);
}

/** @param {HTMLElement} button @param {string} words @param {string} shortcut */
function name(button, words, shortcut) {
  button.setAttribute('aria-label', words);
  button.title = `${words} (${sayKeys(shortcut)})`;
}

/** Without `disabled`, which would throw the keyboard's place away at the last step. @param {HTMLElement} button @param {boolean} isDisabled */
function disable(button, isDisabled) {
  button.setAttribute('aria-disabled', String(isDisabled));
}
