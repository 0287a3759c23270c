// @ts-check
import { icon, make } from './dom.js';

/**
 * A menu that opens at a button and closes by itself: on a choice, Escape, or a click elsewhere. `isChosen` is said of what is one
 * of several.
 * @typedef {{icon: string, words: string, keys?: string, isDanger?: boolean, isDisabled?: boolean, isChosen?: boolean, isApart?: boolean, lang?: string, run: () => void}} MenuItem
 */
export function createPopup() {
  const root = make('div', { class: 'popup', role: 'menu', popover: 'auto' });
  /** @type {HTMLElement | null} */
  let opener = null;
  root.addEventListener('toggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === 'closed') opener?.setAttribute('aria-expanded', 'false');
  });
  root.addEventListener('keydown', (event) => {
    const items = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('button:not(:disabled)')]);
    const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Tab') root.hidePopover();
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    items[(to + items.length) % items.length].focus();
  });

  return {
    root,
    /** @param {HTMLElement} at @param {string} name @param {MenuItem[]} items */
    open(at, name, items) {
      opener = at;
      root.setAttribute('aria-label', name);
      root.replaceChildren(...items.map((item) => itemOf(item, () => root.hidePopover(), at)));
      root.showPopover();
      at.setAttribute('aria-expanded', 'true');
      const { left, right, bottom, top } = at.getBoundingClientRect();
      const x = document.dir === 'rtl' ? left : right - root.offsetWidth;
      const y = bottom + root.offsetHeight + 8 > innerHeight ? top - root.offsetHeight - 4 : bottom + 4;
      root.style.left = `${Math.max(8, Math.min(x, innerWidth - root.offsetWidth - 8))}px`;
      root.style.top = `${Math.max(8, y)}px`;
      root.querySelector('button')?.focus();
    },
  };
}

/** @param {MenuItem} item @param {() => void} close @param {HTMLElement} opener */
function itemOf({ icon: picture, words, keys, isDanger, isDisabled, isChosen, isApart, lang, run }, close, opener) {
  const parts = [icon(picture), make('span', lang ? { lang } : {}, [words])];
  if (keys) parts.push(make('kbd', { 'aria-hidden': 'true' }, [keys]));
  if (isChosen) parts.push(icon('check'));
  const role = isChosen === undefined ? 'menuitem' : 'menuitemradio';
  const button = make('button', { type: 'button', role, tabindex: '-1' }, parts);
  if (isChosen !== undefined) button.setAttribute('aria-checked', String(isChosen));
  button.classList.toggle('is-danger', Boolean(isDanger));
  button.classList.toggle('is-apart', Boolean(isApart));
  button.disabled = Boolean(isDisabled);
  button.addEventListener('click', () => {
    close();
    opener.focus();
    run();
  });
  return button;
}
