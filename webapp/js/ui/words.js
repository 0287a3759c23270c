// @ts-check
/** Failures that pass by themselves, at a time that the server may know. */
const TIMED = ['busy', 'too-often', 'down'];

/** @type {Record<string, string>} */
let sentences = {};
let numbers = numbersOf('en');
let isRightToLeft = false;

/** @param {Record<string, string>} all lang/<language>.json @param {import('../model/languages.js').Language} language */
export function useSentences(all, language) {
  sentences = all;
  numbers = numbersOf(language.numbers);
  isRightToLeft = language.dir === 'rtl';
}

/** Without groups: the same number may be typed into a field. @param {string} locale */
function numbersOf(locale) {
  return new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 2 });
}

/** @param {string} key @param {Record<string, string | number | undefined>} [values] for the names in braces @returns {string} */
export function say(key, values = {}) {
  const sentence = sentences[key];
  if (sentence === undefined) throw new RangeError(`No sentence '${key}'`);
  return sentence.replace(/\{(\w+)\}/g, (_, name) => insert(values[name] ?? ''));
}

/** What stands in a sentence from right to left may run the other way: marks keep its order from mixing with the sentence's. @param {string | number} value */
function insert(value) {
  const text = typeof value === 'number' ? numbers.format(value) : value;
  return isRightToLeft ? `\u2068${text}\u2069` : text;
}

/** Fills in what the page's own text is: data-say for content, data-say-label for names. @param {ParentNode} root */
export function fillIn(root) {
  for (const element of root.querySelectorAll('[data-say]')) element.textContent = say(element.getAttribute('data-say') ?? '');
  for (const element of root.querySelectorAll('[data-say-label]')) {
    const name = say(element.getAttribute('data-say-label') ?? '');
    element.setAttribute('aria-label', name);
    element.setAttribute('title', name);
  }
}

/** A failure in words. @param {import('../model/cut.js').Failure} failure @returns {string} */
export function sayFailure({ code, detail, limit, name, wait }) {
  const isTimed = wait !== undefined && TIMED.includes(code);
  const key = isTimed ? `${code}.wait` : code === 'too-large' && !limit ? 'too-large.unknown' : code;
  return say(`failure.${key}`, { detail, limit: limit && sayBytes(limit), name: name || say('layers.photo'), time: isTimed ? sayTime(wait) : undefined });
}

/** @param {number} bytes */
export function sayBytes(bytes) {
  const [value, unit] = bytes >= 1e6 ? [bytes / 1048576, 'MB'] : [bytes / 1024, 'KB'];
  return `${numbers.format(Number(value.toFixed(1)))} ${unit}`;
}

/** @param {number} seconds */
export function sayTime(seconds) {
  const whole = Math.max(1, Math.round(seconds));
  return whole < 90 ? say('time.seconds', { n: whole }) : say('time.minutes', { n: Math.round(whole / 60) });
}
