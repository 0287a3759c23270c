// @ts-check
import { icon } from './dom.js';
import { say } from './words.js';

export const THEMES = /** @type {const} */ (['system', 'light', 'dark']);

/** @typedef {typeof THEMES[number]} Theme */

/** System, light, dark, and round again. @param {HTMLButtonElement} button */
export function createTheme(button) {
  const root = document.documentElement;
  let theme = THEMES.find((one) => one === root.dataset.theme) ?? 'system';
  button.addEventListener('click', () => choose(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]));
  show();

  function show() {
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    const name = sayTheme(theme);
    button.replaceChildren(icon(theme));
    button.setAttribute('aria-label', name);
    button.title = name;
  }

  /** @param {Theme} next */
  function choose(next) {
    theme = next;
    show();
    keep(theme);
  }

  return { current: () => theme, choose };
}

/** @param {Theme} theme */
export function sayTheme(theme) {
  return say('top.theme', { theme: say(`theme.${theme}`) });
}

/** js/theme.js reads it before the first paint. @param {string} theme */
function keep(theme) {
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Without storage it holds until the page is left.
  }
}
