// @ts-check
import { isField } from './dom.js';

/**
 * @typedef {object} Shortcut
 * @property {string} id what it does; its words are "shortcut.<id>"
 * @property {string[]} keys modifiers and a key of KeyboardEvent, joined by +
 * @property {string} [shown] instead of the first of `keys`
 * @property {'arrange' | 'text' | 'view' | 'edit'} group
 * @property {'everywhere' | 'page' | 'canvas'} where everywhere: in fields too; canvas: only where nothing else could be meant by the key
 */

/** Every key of the page; the keyboard and the sheet that explains it both read this. @type {Shortcut[]} */
export const SHORTCUTS = [
  { id: 'undo', keys: ['Command+z'], group: 'edit', where: 'page' },
  { id: 'redo', keys: ['Command+Shift+z', 'Command+y'], group: 'edit', where: 'page' },
  { id: 'duplicate', keys: ['Command+d'], group: 'edit', where: 'page' },
  // The browser's own events do these, see app/clipboard.js.
  { id: 'copy', keys: [], shown: 'Command+c', group: 'edit', where: 'page' },
  { id: 'cut', keys: [], shown: 'Command+x', group: 'edit', where: 'page' },
  { id: 'paste', keys: [], shown: 'Command+v', group: 'edit', where: 'page' },
  // In a field, browsers would save the page.
  { id: 'export', keys: ['Command+s'], group: 'edit', where: 'everywhere' },
  { id: 'delete', keys: ['Delete', 'Backspace'], group: 'edit', where: 'canvas' },
  { id: 'write', keys: ['Enter', 'F2'], group: 'text', where: 'canvas' },
  { id: 'next', keys: ['Tab'], group: 'text', where: 'canvas' },
  { id: 'previous', keys: ['Shift+Tab'], group: 'text', where: 'canvas' },
  { id: 'deselect', keys: ['Escape', 'Command+Shift+a'], group: 'text', where: 'canvas' },
  { id: 'raise', keys: [']'], group: 'text', where: 'page' },
  { id: 'lower', keys: ['['], group: 'text', where: 'page' },
  ...arrows('nudge', ''),
  ...arrows('nudgeFar', 'Shift+'),
  { id: 'turnLeft', keys: ['Alt+ArrowLeft', 'Alt+Shift+ArrowLeft'], group: 'arrange', where: 'canvas' },
  { id: 'turnRight', keys: ['Alt+ArrowRight', 'Alt+Shift+ArrowRight'], group: 'arrange', where: 'canvas' },
  { id: 'larger', keys: ['Alt+ArrowUp', 'Alt+Shift+ArrowUp'], group: 'arrange', where: 'canvas' },
  { id: 'smaller', keys: ['Alt+ArrowDown', 'Alt+Shift+ArrowDown'], group: 'arrange', where: 'canvas' },
  { id: 'perspective', keys: ['p'], group: 'arrange', where: 'page' },
  // Not with Ctrl: those keys make the whole page larger, for people who need it.
  { id: 'fit', keys: ['0'], group: 'view', where: 'page' },
  { id: 'full', keys: ['1'], group: 'view', where: 'page' },
  { id: 'zoomIn', keys: ['Plus', '='], group: 'view', where: 'page' },
  { id: 'zoomOut', keys: ['-'], group: 'view', where: 'page' },
  { id: 'help', keys: ['?'], group: 'view', where: 'page' },
];

/** What hands and keys do together; nothing listens to these rows, the gestures themselves do. @type {Array<{id: string, shown: string}>} */
export const HINTS = [
  { id: 'pan', shown: 'Space+drag' },
  { id: 'wheel', shown: 'wheel' },
  { id: 'double', shown: 'doubleClick' },
  { id: 'unsnapped', shown: 'Command+drag' },
  { id: 'straight', shown: 'Shift+drag' },
  { id: 'centre', shown: 'Alt+handle' },
  { id: 'slant', shown: 'Command+side' },
  { id: 'steps', shown: 'Shift+rotate' },
];

/** Where plain keys have a meaning of their own. */
const LISTS = 'select, [role="listbox"], [role="menu"], [role="tablist"], [role="radiogroup"]';

/**
 * @param {(event: KeyboardEvent) => boolean} isOnCanvas
 * @param {(id: string, event: KeyboardEvent) => boolean} act whether there was something to do; else the key is the browser's
 */
export function listenToShortcuts(isOnCanvas, act) {
  addEventListener('keydown', (event) => {
    const { target } = event;
    if (event.defaultPrevented || event.isComposing) return;
    if (target instanceof Element && target.closest('dialog, [popover]')) return;
    const shortcut = SHORTCUTS.find(({ keys }) => keys.some((key) => isPressed(key, event)));
    if (!shortcut || (shortcut.where !== 'everywhere' && isField(target))) return;
    if (shortcut.where === 'canvas' && !isOnCanvas(event)) return;
    if (!event.ctrlKey && !event.metaKey && target instanceof Element && target.closest(LISTS)) return;
    if (act(shortcut.id, event)) event.preventDefault();
  });
}

/** @param {string} shortcut @param {KeyboardEvent} event */
export function isPressed(shortcut, event) {
  const { key, code, shiftKey } = event;
  const modifiers = shortcut.split('+');
  const last = modifiers.pop() ?? '';
  const wanted = last === 'Plus' ? '+' : last;
  // AltGr is Ctrl and Alt on Windows, and many keyboards have [ and ] only with it.
  const isAltGr = event.getModifierState('AltGraph');
  if (modifiers.includes('Command') !== (!isAltGr && (event.ctrlKey || event.metaKey))) return false;
  if (modifiers.includes('Alt') !== (!isAltGr && event.altKey)) return false;
  const isLetter = /^[a-z]$/.test(wanted);
  // Where a sign such as ? is, with Shift or without, the keyboard's language says.
  if ((isLetter || wanted.length > 1) && modifiers.includes('Shift') !== shiftKey) return false;
  // Keyboards of other scripts have a letter by its place only.
  const isForeign = key.length === 1 && key > '\x7f';
  return key === wanted || (isLetter && (key.toLowerCase() === wanted || (isForeign && code === `Key${wanted.toUpperCase()}`)));
}

/** @param {string} id @param {string} modifiers @returns {Shortcut[]} */
function arrows(id, modifiers) {
  const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map((key) => modifiers + key);
  return [{ id, keys, shown: `${modifiers}arrows`, group: 'arrange', where: 'canvas' }];
}
