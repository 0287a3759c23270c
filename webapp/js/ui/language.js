// @ts-check
import { make } from './dom.js';
import { say } from './words.js';

/** @typedef {import('../model/languages.js').Language} Language */

/**
 * The languages, each under its own name.
 * @param {HTMLSelectElement} menu
 * @param {Language[]} languages
 * @param {Language} current
 * @param {(id: string) => void} onChoose
 */
export function languageMenu(menu, languages, current, onChoose) {
  const name = say('top.language');
  menu.setAttribute('aria-label', name);
  menu.title = name;
  menu.append(...languages.map(({ id, name: own, dir }) => make('option', { value: id, lang: id, dir }, [own])));
  menu.value = current.id;
  menu.addEventListener('change', () => onChoose(menu.value));
}
