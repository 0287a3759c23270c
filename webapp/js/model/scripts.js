// @ts-check
import { RANGES, familyOf, hasWeights } from './families.js';

/**
 * Which letters a family has, and who helps out where it has none.
 *
 * @typedef {import('./families.js').Family} Family
 * @typedef {import('./families.js').Group} Group
 *
 * @typedef {'latin' | 'cyrillic' | 'greek' | 'hebrew' | 'arabic' | 'devanagari' | 'thai' | 'kana' | 'hangul' | 'han' | 'emoji' | 'other'} Script
 *
 * @typedef {object} Share
 * @property {Family | null} family null: whatever this device has
 * @property {Script[]} scripts of the letters that it gives
 * @property {string} letters each once, without spaces
 */

/** @type {Array<[Script, RegExp]>} */
const SCRIPTS = [
  ['emoji', /\p{Emoji_Presentation}|\p{Regional_Indicator}/u],
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['greek', /\p{Script=Greek}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['devanagari', /\p{Script=Devanagari}/u],
  ['thai', /\p{Script=Thai}|฿/u],
  ['kana', /\p{Script=Hiragana}|\p{Script=Katakana}|ー/u],
  ['hangul', /\p{Script=Hangul}/u],
  ['han', /\p{Script=Han}|[\u3000-\u303f\uff00-\uff65\uffe0-\uffe6]/u],
];

/** Letters that are not of one script: digits, punctuation, spaces, marks. */
const SHARED = /[\p{Script=Common}\p{Script=Inherited}]/u;
/** They go with the letter before them. */
const JOINED = /\p{Mark}|\p{Format}|\p{Variation_Selector}/u;

/** @type {Record<import('./families.js').Sliced, Script[]>} */
const SLICED = { japanese: ['kana', 'han'], korean: ['hangul', 'han'], chinese: ['han'], emoji: ['emoji'] };

/** The nearest in looks first. @type {Record<Group, string[]>} */
const KIN = {
  condensed: ['Oswald', 'Roboto Condensed'],
  display: ['Rubik'],
  sans: ['Inter'],
  rounded: ['Nunito', 'Comfortaa', 'Fredoka', 'Baloo 2', 'Rubik'],
  serif: ['Playfair Display', 'EB Garamond', 'Noto Naskh Arabic', 'Noto Serif Hebrew', 'Noto Serif Thai'],
  slab: ['Roboto Slab', 'Noto Naskh Arabic', 'Noto Serif Hebrew', 'Noto Serif Thai'],
  script: ['Pacifico', 'Comfortaa', 'Fredoka', 'Baloo 2'],
  hand: ['Caveat', 'Amatic SC', 'Comfortaa', 'Baloo 2'],
  pixel: ['Press Start 2P'],
  mono: ['JetBrains Mono'],
  world: [],
};

/** For what no kin has. Han alone may be of three languages; `inLanguage` puts the right one first. */
const REST = [
  ...['Inter', 'Noto Sans Arabic', 'Heebo', 'Noto Sans Devanagari', 'Noto Sans Thai', 'Noto Sans SC', 'Noto Sans JP', 'Noto Sans KR'],
  ...['Noto Sans Symbols', 'Noto Sans Symbols 2', 'Noto Emoji'],
];

/** In colour, and only where the device has one; they come before Noto Emoji. */
const COLOR_EMOJI = '"Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji"';

/** @param {string} text @returns {Script[]} in order of appearance; without what belongs to none */
export function scriptsOf(text) {
  const found = lettersOf(text).flatMap(({ script }) => script ?? []);
  return [...new Set(found)];
}

/** @param {string} text @returns {Array<{letter: string, script: Script | null}>} script is null for what every script uses */
function lettersOf(text) {
  const letters = [...text];
  return letters.map((letter, i) => {
    if (letters[i + 1] === '\ufe0f' && /\p{Extended_Pictographic}/u.test(letter)) return { letter, script: 'emoji' };
    const script = SCRIPTS.find(([, pattern]) => pattern.test(letter))?.[0];
    return { letter, script: script ?? (SHARED.test(letter) ? null : 'other') };
  });
}

/**
 * Who draws which letters of a text.
 * @param {Family} family the chosen one
 * @param {string} text
 * @returns {Share[]} the chosen one first, even if it has nothing to give
 */
export function sharesOf(family, text) {
  /** @type {Map<Family | null, {scripts: Set<Script>, letters: Set<string>}>} */
  const shares = new Map([[family, { scripts: new Set(), letters: new Set() }]]);
  const helpers = [family, ...inLanguage([...KIN[family.group], ...REST], text).map(familyOf)];
  /** @type {Family | null} */
  let last = family;
  for (const { letter, script } of lettersOf(text)) {
    if (/\s/.test(letter)) continue;
    const isJoined = JOINED.test(letter);
    if (!isJoined) last = helpers.find((helper) => covers(helper, letter, script)) ?? null;
    const share = shares.get(last) ?? { scripts: new Set(), letters: new Set() };
    if (script) share.scripts.add(script);
    else if (last !== family && !isJoined && share.scripts.size === 0) share.scripts.add('other');
    share.letters.add(letter);
    shares.set(last, share);
  }
  return [...shares].map(([who, { scripts, letters }]) => ({ family: who, scripts: [...scripts], letters: [...letters].join('') }));
}

/** Who helps the chosen family out. @param {Family} family @param {string} text @returns {Share[]} */
export function fallbackFor(family, text) {
  return sharesOf(family, text).slice(1);
}

/** @param {string[]} names @param {string} text */
function inLanguage(names, text) {
  const scripts = scriptsOf(text);
  const first = scripts.includes('kana') ? 'Noto Sans JP' : scripts.includes('hangul') ? 'Noto Sans KR' : null;
  return first ? [first, ...names] : names;
}

/** @type {Map<string, Array<[number, number]>>} */
const spans = new Map();

/** @param {Family} family @param {string} letter @param {Script | null} script @returns {boolean} */
function covers(family, letter, script) {
  if (script === 'emoji' && family.sliced !== script) return false; // Some have a few, like ordinary letters.
  if (family.sliced && script && SLICED[family.sliced].includes(script)) return true;
  return family.subsets.some((subset) => holds(RANGES[subset], letter));
}

/** @param {string} range as in CSS: U+0-7F,U+131 @param {string} letter @returns {boolean} */
export function holds(range, letter) {
  const code = letter.codePointAt(0) ?? 0;
  const known = spans.get(range) ?? parse(range);
  spans.set(range, known);
  return known.some(([from, to]) => code >= from && code <= to);
}

/** @param {string} range @returns {Array<[number, number]>} */
function parse(range) {
  return range.split(',').map((part) => {
    const [from, to = from] = part.trim().slice(2).split('-');
    return [parseInt(from, 16), parseInt(to, 16)];
  });
}

/**
 * A helper under the name of its weight: beside a face that has one weight only, every weight asked for is that one, and a
 * helper would be thin beside a black face.
 * @param {Family} helper
 * @param {Family} family the chosen one
 * @returns {{name: string, weight: string}} the CSS family, and the weights it answers to
 */
export function faceOf(helper, family) {
  // A face says that it answers to every weight, so that nobody makes up a bold one.
  if (!hasWeights(helper)) return { name: helper.name, weight: '1 1000' };
  if (helper === family || hasWeights(family)) return { name: helper.name, weight: `${helper.min} ${helper.max}` };
  const heft = Math.min(helper.max, Math.max(helper.min, family.heft));
  return { name: `${helper.name} ${heft}`, weight: String(heft) };
}

/** @type {Map<string, string>} */
const stacks = new Map();
const MAX_STACKS = 200;

/** The CSS font stack that a text is set in: the family, those that help out, the device's. @param {Family} family @param {string} text @returns {string} */
export function stackOf(family, text) {
  const key = `${family.name}\n${text}`;
  const known = stacks.get(key);
  if (known) return known;
  const names = sharesOf(family, text).flatMap(({ family: who }) => {
    if (!who) return [];
    const name = `"${faceOf(who, family).name}"`;
    return who.sliced === 'emoji' && who !== family ? [COLOR_EMOJI, name] : [name];
  });
  const stack = [...names, 'system-ui', 'sans-serif'].join(', ');
  if (stacks.size >= MAX_STACKS) stacks.clear(); // A text that is being typed leaves one behind with each key.
  stacks.set(key, stack);
  return stack;
}
