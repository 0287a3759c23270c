// @ts-check
import { charactersOf, hasPictures } from './words.js';

/**
 * The order in which a line of both directions is seen: Unicode Standard Annex 9, for one line without embeddings. A canvas does so
 * by itself, but does not say where it puts what; emoji have to be drawn apart from letters, so somebody has to know.
 *
 * @typedef {'L' | 'R' | 'AL' | 'EN' | 'AN' | 'ES' | 'CS' | 'ET' | 'ON'} Kind Bidi_Class; what is neutral is ON
 * @typedef {{text: string, isPicture: boolean, direction: 'ltr' | 'rtl'}} Run in which letters follow each other in one direction
 */

/** In this order, by the first letter. @type {Array<[Kind, RegExp]>} */
const KINDS = [
  ['AL', /^(?!\p{N})[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Hanifi_Rohingya}]/u],
  ['AN', /^[\u0660-\u0669\u066b\u066c\u06dd]/u],
  ['EN', /^[0-9\u00b2\u00b3\u00b9\u06f0-\u06f9\u2070-\u2089]/u],
  ['R', /^[\p{Script=Hebrew}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}]/u],
  ['ES', /^[+\-\u2212]/u],
  ['CS', /^[,.:/\u00a0]/u],
  ['ET', /^[#$%\u00a2-\u00a5\u00b0\u00b1\u20a0-\u20bf\u2030]/u],
  ['L', /^[\p{L}\p{N}\p{M}\p{Regional_Indicator}]/u],
];
const BRACKETS = ['()', '[]', '{}', '⟨⟩', '「」', '『』', '（）'];

/** @param {string} line @param {'ltr' | 'rtl'} direction of the whole @returns {Run[]} from left to right */
export function runsInSight(line, direction) {
  const letters = charactersOf(line);
  const levels = levelsOf(letters, direction);
  /** @type {Array<Run & {level: number}>} */
  const runs = [];
  letters.forEach((text, i) => {
    const isPicture = hasPictures(text);
    const last = runs[runs.length - 1];
    if (last && last.isPicture === isPicture && last.level === levels[i]) last.text += text;
    else runs.push({ text, isPicture, level: levels[i], direction: levels[i] % 2 ? 'rtl' : 'ltr' });
  });
  // L2: from the highest level down, what is at least as deep is turned around.
  for (let level = Math.max(0, ...levels); level > 0; level--) {
    for (let from = 0; from < runs.length; from++) {
      let to = from;
      while (to < runs.length && runs[to].level >= level) to++;
      if (to > from) runs.splice(from, to - from, ...runs.slice(from, to).reverse());
      from = to;
    }
  }
  return runs;
}

/** @param {string[]} letters @param {'ltr' | 'rtl'} direction @returns {number[]} even ones run to the right */
function levelsOf(letters, direction) {
  const kinds = letters.map((letter) => KINDS.find(([, pattern]) => pattern.test(letter))?.[0] ?? 'ON');
  const own = direction === 'rtl' ? 'R' : 'L';
  weigh(kinds, own);
  pair(letters, kinds, own);
  // N1 and N2: what is neutral goes with its neighbours if they agree, else with the line.
  for (let i = 0; i < kinds.length; i++) {
    if (kinds[i] !== 'ON') continue;
    let end = i;
    while (end < kinds.length && kinds[end] === 'ON') end++;
    const before = i > 0 ? strong(kinds[i - 1]) : own;
    const after = end < kinds.length ? strong(kinds[end]) : own;
    kinds.fill(before === after ? before : own, i, end);
    i = end - 1;
  }
  // I1 and I2.
  return kinds.map((kind) => (kind === 'R' ? 1 : kind === 'L' && own === 'L' ? 0 : 2));
}

/** Numbers and what belongs to them: W2 to W7; the last of them leaves L, R, EN, AN and ON. @param {Kind[]} kinds are changed @param {'L' | 'R'} own */
function weigh(kinds, own) {
  /** @type {Kind} */
  let last = own;
  kinds.forEach((kind, i) => {
    if (kind === 'L' || kind === 'R' || kind === 'AL') last = kind;
    else if (kind === 'EN' && last === 'AL') kinds[i] = 'AN';
  });
  kinds.forEach((kind, i) => {
    const [before, after] = [kinds[i - 1], kinds[i + 1]];
    if (kind === 'AL') kinds[i] = 'R';
    if (before !== after || (before !== 'EN' && before !== 'AN')) return;
    if (kind === 'CS' || (kind === 'ES' && before === 'EN')) kinds[i] = before;
  });
  kinds.forEach((kind, i) => {
    if (kind !== 'ET') return;
    let end = i;
    while (kinds[end] === 'ET') end++;
    kinds.fill(kinds[i - 1] === 'EN' || kinds[end] === 'EN' ? 'EN' : 'ON', i, end);
  });
  last = own;
  kinds.forEach((kind, i) => {
    if (kind === 'L' || kind === 'R') last = kind;
    else if (kind === 'EN' && last === 'L') kinds[i] = 'L';
    else if (kind === 'ES' || kind === 'CS') kinds[i] = 'ON';
  });
}

/** Brackets go together: N0. @param {string[]} letters @param {Kind[]} kinds are changed @param {'L' | 'R'} own */
function pair(letters, kinds, own) {
  /** @type {Array<{at: number, close: string}>} */
  const open = [];
  /** @type {Array<[number, number]>} */
  const pairs = [];
  letters.forEach((letter, i) => {
    const bracket = kinds[i] === 'ON' && BRACKETS.find((two) => two.includes(letter));
    if (!bracket) return;
    if (letter === bracket[0]) return void open.push({ at: i, close: bracket[1] });
    const mate = open.map(({ close }) => close).lastIndexOf(letter);
    if (mate >= 0) pairs.push([open.splice(mate)[0].at, i]);
  });
  for (const [from, to] of pairs.sort(([a], [b]) => a - b)) {
    const inside = kinds.slice(from + 1, to).filter((kind) => kind !== 'ON').map(strong);
    if (inside.length === 0) continue;
    const context = strong(kinds.slice(0, from).reverse().find((kind) => kind !== 'ON') ?? own);
    const other = own === 'L' ? 'R' : 'L';
    kinds[from] = kinds[to] = inside.includes(own) || context === own ? own : other;
  }
}

/** Beside what is neutral, numbers count as R. @param {Kind} kind @returns {'L' | 'R'} */
function strong(kind) {
  return kind === 'L' ? 'L' : 'R';
}
