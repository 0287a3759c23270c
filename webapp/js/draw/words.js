// @ts-check
/**
 * What a text is before a font comes to it: its letters' case, its direction, its scripts.
 *
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 */

/** Written from right to left, by Unicode's Bidi_Class R and AL. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;
/** CSS Text 3, 7.2.1: "cursive scripts", whose letters must not be drawn apart. */
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Mandaic}\p{Script=Phags_Pa}\p{Script=Hanifi_Rohingya}\p{Script=Adlam}]/u;
const PICTURE = /\p{Emoji_Presentation}|\p{Emoji}\ufe0f|\p{Regional_Indicator}/u;
const WORD = /\p{L}[\p{L}\p{M}\p{N}'’]*/gu;

const graphemes = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter(undefined, { granularity: 'grapheme' }) : null;

/** The letters as they are drawn, by the rules of the reader's language. @param {TextLayer} layer @returns {string} */
export function wordsOf({ text, textCase }) {
  switch (textCase) {
    case 'upper':
      return text.toLocaleUpperCase();
    case 'lower':
      return text.toLocaleLowerCase();
    case 'title':
      return text.replace(WORD, (word) => {
        const [first] = charactersOf(word);
        return first.toLocaleUpperCase() + word.slice(first.length).toLocaleLowerCase();
      });
    default:
      return text;
  }
}

/** @param {TextLayer} layer @returns {'ltr' | 'rtl'} */
export function directionOf({ direction, text }) {
  if (direction !== 'auto') return direction;
  const first = text.match(/\p{L}/u);
  return first && RIGHT_TO_LEFT.test(first[0]) ? 'rtl' : 'ltr';
}

/** @param {string} line whether letters may be set apart */
export function canBeSpaced(line) {
  return !JOINING.test(line);
}

/** @param {string} line whether it is written in one direction, so that what comes first is on one side */
export function isOneWay(line) {
  const letters = line.match(/\p{L}|\p{N}/gu) ?? [];
  const backwards = letters.filter((letter) => RIGHT_TO_LEFT.test(letter)).length;
  return backwards === 0 || backwards === letters.length;
}

/** As people count them. @param {string} text @returns {string[]} */
export function charactersOf(text) {
  return graphemes ? [...graphemes.segment(text)].map(({ segment }) => segment) : [...text];
}

/** @param {string} text */
export function hasPictures(text) {
  return PICTURE.test(text);
}

/** The line, divided into letters and emoji. @param {string} line @returns {Array<{text: string, isPicture: boolean}>} */
export function runsOf(line) {
  /** @type {Array<{text: string, isPicture: boolean}>} */
  const runs = [];
  for (const text of charactersOf(line)) {
    const isPicture = hasPictures(text);
    const last = runs[runs.length - 1];
    if (last && last.isPicture === isPicture) last.text += text;
    else runs.push({ text, isPicture });
  }
  return runs;
}
