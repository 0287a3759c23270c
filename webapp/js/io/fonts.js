// @ts-check
import { FAMILIES, RANGES, familyOf } from '../model/families.js';
import { Problem } from './problem.js';

/** @type {Map<string, FontFace[]>} */
const faces = new Map();

/** Makes the bundled families known. Nothing is fetched before a text asks for it. */
export function registerFonts() {
  for (const family of FAMILIES) {
    const { name, folder, face, axis, subsets } = family;
    const made = subsets.map((subset) => {
      const file = new URL(`../../vendor/fonts/${folder}/${folder}-${subset}-${face}-normal.woff2`, import.meta.url);
      return new FontFace(name, `url("${file.href}")`, { weight: axis, unicodeRange: RANGES[subset], display: 'block' });
    });
    made.forEach((font) => document.fonts.add(font));
    faces.set(name, made);
  }
}

/**
 * Waits until a family can draw a text. A canvas never waits, it takes another font.
 * @param {string} name
 * @param {string} text only the files that its letters need are fetched
 */
export async function loadFont(name, text) {
  const family = familyOf(name);
  try {
    // `fonts.check` is of no use: it says yes to fonts that do not exist.
    await document.fonts.load(`${family.weight} 32px "${family.name}"`, text || 'A');
  } catch (cause) {
    throw new Problem('font', { name: family.name, cause });
  }
  if (faces.get(family.name)?.some((font) => font.status === 'error')) throw new Problem('font', { name: family.name });
}
