// @ts-check
import { icon, make } from './dom.js';
import { say } from './words.js';
import { keepFocus } from './zoom-bar.js';

/** @typedef {import('../model/types.js').Rect} Rect */

/** From the bar to the frame, with the handle that rotates between them. */
const AWAY = { above: 46, below: 16 };
const EDGE = 8;

/**
 * What is done most often to the chosen text, beside it.
 * @param {HTMLElement} root
 * @param {{onWrite: () => void, onPerspective: () => void, onDuplicate: () => void, onDelete: () => void}} on
 */
export function createSelectionBar(root, { onWrite, onPerspective, onDuplicate, onDelete }) {
  const perspective = button('perspective', say('hands.perspective'), onPerspective);
  perspective.id = 'perspective';
  const buttons = [
    button('write', say('hands.write'), onWrite),
    perspective,
    button('copy', say('hands.duplicate'), onDuplicate),
    button('delete', say('hands.delete'), onDelete),
  ];
  const bar = make('div', { class: 'bar selection-bar', id: 'selection-bar', role: 'toolbar', 'aria-label': say('hands.bar') }, buttons);
  bar.hidden = true;
  keepFocus(bar);
  root.append(bar);
  /** @type {import('../model/types.js').Size | null} */
  let size = null;
  addEventListener('resize', () => (size = null));
  return {
    /**
     * @param {{around: Rect, isPerspective: boolean, stalk: 'above' | 'below' | 'none'} | null} at CSS pixels of the stage; null for nothing
     * @param {import('../model/types.js').Size} stage
     */
    show(at, stage) {
      if (bar.hidden === Boolean(at)) bar.hidden = !at;
      if (!at) return;
      size ??= { width: bar.offsetWidth, height: bar.offsetHeight };
      perspective.setAttribute('aria-pressed', String(at.isPerspective));
      const room = { width: stage.width - size.width - EDGE, height: stage.height - size.height - EDGE };
      const { around, stalk } = at;
      const above = around.y - size.height - (stalk === 'above' ? AWAY.above : AWAY.below);
      const below = around.y + around.height + (stalk === 'below' ? AWAY.above : AWAY.below);
      const y = above >= EDGE ? above : below <= room.height ? below : EDGE;
      const x = around.x + around.width / 2 - size.width / 2;
      bar.style.left = `${Math.max(EDGE, Math.min(room.width, x))}px`;
      bar.style.top = `${Math.max(EDGE, Math.min(room.height, y))}px`;
    },
  };
}

/** @param {string} picture @param {string} name @param {() => void} onClick */
function button(picture, name, onClick) {
  const element = make('button', { type: 'button', class: 'button quiet square', 'aria-label': name, title: name }, [icon(picture)]);
  element.addEventListener('click', onClick);
  return element;
}
