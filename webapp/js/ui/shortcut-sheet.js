// @ts-check
import { icon, make } from './dom.js';
import { HINTS, SHORTCUTS } from './shortcuts.js';
import { say } from './words.js';

const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);
/** @type {Array<import('./shortcuts.js').Shortcut['group']>} */
const GROUPS = ['text', 'arrange', 'edit', 'view'];

/** The page's keys in a dialog, from the table that the keyboard itself reads. */
export function showShortcuts() {
  const close = make('button', { type: 'button', class: 'button quiet square', 'aria-label': say('shortcuts.close') }, [icon('close')]);
  const head = make('header', {}, [make('h2', { id: 'shortcuts-title' }, [say('shortcuts.title')]), close]);
  const groups = GROUPS.map((group) =>
    listOf(
      say(`shortcut.group.${group}`),
      SHORTCUTS.filter((row) => row.group === group).map(({ id, keys, shown }) => [say(`shortcut.${id}`), shown ?? keys[0]]),
    ),
  );
  const hints = listOf(
    say('shortcut.group.hands'),
    HINTS.map(({ id, shown }) => [say(`shortcut.hint.${id}`), shown]),
  );
  const columns = make('div', { class: 'shortcut-columns' }, [...groups, hints]);
  const body = make('div', { class: 'shortcut-groups', tabindex: '0' }, [columns]);
  const dialog = make('dialog', { class: 'shortcut-sheet', id: 'shortcuts', 'aria-labelledby': 'shortcuts-title' }, [head, body]);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {string} title @param {string[][]} rows words and keys */
function listOf(title, rows) {
  const items = rows.map(([words, keys]) => make('div', {}, [make('dt', {}, [words]), make('dd', {}, keyCaps(keys))]));
  return make('section', {}, [make('h3', { class: 'caption' }, [title]), make('dl', {}, items)]);
}

/** @param {string} shortcut */
function keyCaps(shortcut) {
  return shortcut.split('+').map((key) => make('kbd', {}, [nameOf(key)]));
}

/** The keys of a shortcut in one line. @param {string} id @returns {string} */
export function sayKeys(id) {
  const row = SHORTCUTS.find((shortcut) => shortcut.id === id);
  return (row?.shown ?? row?.keys[0] ?? '').split('+').map(nameOf).join(IS_MAC ? '' : '+');
}

/** As it is printed on this machine's keyboard. @param {string} key */
function nameOf(key) {
  if (key === 'Plus') return '+';
  if (key === 'Command' || key === 'Alt') return say(IS_MAC ? `key.${key}.mac` : `key.${key}`);
  return key.length > 1 ? say(`key.${key}`) : key.toUpperCase();
}
