// @ts-check
import { FAMILIES, RANGES, familyOf } from '../model/families.js';
import { Problem } from './problem.js';

/** @type {WeakMap<FontFaceSet, Map<string, FontFace[]>>} */
const known = new WeakMap();

/** Makes the bundled families known. Nothing is fetched before a text asks for it. @param {FontFaceSet} fonts the page's, or a worker's own */
export function registerFonts(fonts) {
  const faces = new Map();
  known.set(fonts, faces);
  for (const family of FAMILIES) {
    const { name, folder, face, axis, subsets } = family;
    const made = subsets.map((subset) => {
      const file = new URL(`../../vendor/fonts/${folder}/${folder}-${subset}-${face}-normal.woff2`, import.meta.url);
      return new FontFace(name, `url("${file.href}")`, { weight: axis, unicodeRange: RANGES[subset], display: 'block' });
    });
    made.forEach((font) => fonts.add(font));
    faces.set(name, made);
  }
}

/** Waits until every text of a scene can be drawn. @param {import('../model/types.js').Scene} scene @param {FontFaceSet} fonts */
export async function loadFontsFor(scene, fonts) {
  if (!known.has(fonts)) registerFonts(fonts);
  await Promise.all(scene.layers.filter((layer) => !layer.hidden).map(({ family, text }) => loadFont(family, text, fonts)));
}

/**
 * Waits until a family can draw a text. A canvas never waits, it takes another font.
 * @param {string} name
 * @param {string} text only the files that its letters need are fetched
 * @param {FontFaceSet} [fonts]
 */
export async function loadFont(name, text, fonts = document.fonts) {
  const family = familyOf(name);
  try {
    // `fonts.check` is of no use: it says yes to fonts that do not exist.
    await fonts.load(`${family.weight} 32px "${family.name}"`, text || 'A');
  } catch (cause) {
    throw new Problem('font', { name: family.name, cause });
  }
  if (known.get(fonts)?.get(family.name)?.some((font) => font.status === 'error')) throw new Problem('font', { name: family.name });
}
