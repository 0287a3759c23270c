// @ts-check
import { make } from './dom.js';
import { say } from './words.js';

/** Of a small picture, in its own pixels. */
export const THUMB = { width: 208, height: 136 };

/**
 * Styles as small pictures of this photo with this text. The arrow keys go from one to the next; the tab key comes once.
 * @param {HTMLElement} root
 * @param {string[]} ids
 * @param {(id: string) => void} onChoose
 */
export function createStyles(root, ids, onChoose) {
  const items = ids.map((id) => {
    const picture = make('img', { alt: '', draggable: 'false' });
    const button = make('button', { type: 'button', class: 'style', 'data-style': id, tabindex: '-1' }, [picture, make('span', {}, [say(`style.${id}`)])]);
    button.addEventListener('click', () => onChoose(id));
    button.addEventListener('focus', () => rove(button));
    return { id, picture, button };
  });
  const list = make('div', { class: 'style-list', role: 'toolbar', 'aria-label': say('styles.title') }, items.map(({ button }) => button));
  root.append(list);
  rove(items[0].button);

  list.addEventListener('keydown', (event) => {
    const at = items.findIndex(({ button }) => button === document.activeElement);
    const forward = document.dir === 'rtl' ? -1 : 1;
    const to = { ArrowRight: at + forward, ArrowLeft: at - forward, Home: 0, End: items.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    items[(to + items.length) % items.length].button.focus();
  });

  /** @param {HTMLElement} to */
  function rove(to) {
    for (const { button } of items) button.tabIndex = button === to ? 0 : -1;
  }

  return {
    items,
    /** @param {string | null} chosen */
    show(chosen) {
      for (const { id, button } of items) button.setAttribute('aria-pressed', String(id === chosen));
    },
  };
}
