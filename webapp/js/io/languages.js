// @ts-check
import { languageFor } from '../model/languages.js';

const KEY = 'language';

/** The one that was chosen, or else what the browser prefers. @returns {import('../model/languages.js').Language} */
export function language() {
  return languageFor([...kept(), ...navigator.languages]);
}

/** Its sentences. @param {import('../model/languages.js').Language} language @returns {Promise<Record<string, string>>} */
export async function sentencesOf({ id }) {
  return (await fetch(new URL(`../../lang/${id}.json`, import.meta.url))).json();
}

/** From the next time that the page is loaded. @param {string} id */
export function keepLanguage(id) {
  try {
    localStorage.setItem(KEY, id);
  } catch {
    // Then the browser's own preference holds.
  }
}

/** @returns {string[]} */
function kept() {
  try {
    return [localStorage.getItem(KEY) ?? ''];
  } catch {
    return [];
  }
}
