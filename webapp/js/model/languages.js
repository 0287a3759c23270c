// @ts-check
/**
 * What the page speaks; the sentences are in lang/<id>.json.
 *
 * @typedef {{id: string, name: string, numbers: string, dir: 'ltr' | 'rtl'}} Language name: what it calls itself; numbers: the
 *     locale of its numbers, with the digits that fields have too
 */

/** The first one is what everybody else gets. @type {Language[]} */
export const LANGUAGES = [
  { id: 'en', name: 'English', numbers: 'en', dir: 'ltr' },
  { id: 'de', name: 'Deutsch', numbers: 'de', dir: 'ltr' },
  { id: 'ar', name: 'العربية', numbers: 'ar-u-nu-latn', dir: 'rtl' },
];

/** @param {readonly string[]} wanted the best first, as BCP 47 has them @returns {Language} the first that the page speaks */
export function languageFor(wanted) {
  const bases = wanted.map((tag) => tag.toLowerCase().split('-')[0]);
  const base = bases.find((one) => LANGUAGES.some(({ id }) => id === one));
  return LANGUAGES.find(({ id }) => id === base) ?? LANGUAGES[0];
}
