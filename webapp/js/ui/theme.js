// @ts-check
import { icon } from './dom.js';
import { say } from './words.js';

const THEMES = /** @type {const} */ (['system', 'light', 'dark']);

/** System, light, dark, and round again. @param {HTMLButtonElement} button */
export function themeButton(button) {
  const root = document.documentElement;
  let at = Math.max(0, THEMES.findIndex((theme) => theme === root.dataset.theme));
  button.addEventListener('click', () => {
    at = (at + 1) % THEMES.length;
    show();
    keep(THEMES[at]);
  });
  show();

  function show() {
    const theme = THEMES[at];
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    const name = say('top.theme', { theme: say(`theme.${theme}`) });
    button.replaceChildren(icon(theme));
    button.setAttribute('aria-label', name);
    button.title = name;
  }
}

/** js/theme.js reads it before the first paint. @param {string} theme */
function keep(theme) {
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Without storage it holds until the page is left.
  }
}
