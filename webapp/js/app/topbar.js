// @ts-check
import { LANGUAGES } from '../model/languages.js';
import { find } from '../ui/dom.js';
import { languageMenu } from '../ui/language.js';
import { createPopup } from '../ui/popup.js';
import { sayKeys, showShortcuts } from '../ui/shortcut-sheet.js';
import { THEMES, createTheme, sayTheme } from '../ui/theme.js';
import { say } from '../ui/words.js';

/** @typedef {import('../model/languages.js').Language} Language */

/**
 * The bar above: help, language, theme; on a phone, in a menu.
 * @param {HTMLElement} root
 * @param {Language} speaking
 * @param {{onLanguage: (id: string) => void}} on
 */
export function createTopBar(root, speaking, { onLanguage }) {
  find(root, '#show-shortcuts', HTMLButtonElement).addEventListener('click', showShortcuts);
  languageMenu(find(root, '#language', HTMLSelectElement), LANGUAGES, speaking, onLanguage);
  const theme = createTheme(find(root, '#theme', HTMLButtonElement));
  const more = find(root, '#more', HTMLButtonElement);
  const popup = createPopup();
  root.append(popup.root);
  more.addEventListener('click', () =>
    popup.open(more, say('top.more'), [
      ...THEMES.map((one) => ({ icon: one, words: sayTheme(one), isChosen: one === theme.current(), run: () => theme.choose(one) })),
      ...LANGUAGES.map(({ id, name: own }, i) => ({
        ...{ icon: 'language', words: own, lang: id, isChosen: id === speaking.id, isApart: i === 0 },
        run: () => void (id !== speaking.id && onLanguage(id)),
      })),
      { icon: 'help', words: say('shortcuts.title'), isApart: true, run: showShortcuts },
    ]),
  );
}

/**
 * Back and forth.
 * @param {HTMLElement} root
 * @param {import('../model/editor.js').Editor} editor
 * @param {(sentence: string) => void} announce
 */
export function createSteps(root, editor, announce) {
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
}

/** @param {HTMLElement} button @param {string} words @param {string} shortcut */
function name(button, words, shortcut) {
  button.setAttribute('aria-label', words);
  button.title = `${words} (${sayKeys(shortcut)})`;
}

/** Without `disabled`, which would throw the keyboard's place away at the last step. @param {HTMLElement} button @param {boolean} isDisabled */
function disable(button, isDisabled) {
  if (button.getAttribute('aria-disabled') !== String(isDisabled)) button.setAttribute('aria-disabled', String(isDisabled));
}
