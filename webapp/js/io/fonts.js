// @ts-check
import { RANGES, familyOf, fileOf, italicOf } from '../model/families.js';
import { faceOf, holds, sharesOf } from '../model/scripts.js';
import { Problem } from './problem.js';

/**
 * @typedef {import('../model/families.js').Family} Family
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {Pick<TextLayer, 'family' | 'text' | 'italic' | 'textCase'>} Wanted
 *
 * @typedef {object} Part one file of a family
 * @property {string} file
 * @property {string} range
 */

/** Faces by name, style and file, of each set: a page and its workers have one each. @type {WeakMap<FontFaceSet, Map<string, FontFace>>} */
const known = new WeakMap();
/** @type {Map<Family, Promise<Record<string, string>>>} */
const ranges = new Map();
let epoch = 0;

/** Grows with every font file that comes: what was drawn in an older one may have been drawn in another font. */
export function fontEpoch() {
  return epoch;
}

/** The fonts of the page, or of the worker that this runs in. @returns {FontFaceSet} */
function ownFonts() {
  return typeof document === 'undefined' ? /** @type {any} */ (self).fonts : document.fonts;
}

/**
 * Waits until a text can be drawn in its family, and in those that help out. A canvas never waits, it takes another font.
 * Only the files that the letters need are fetched.
 * @param {Wanted} layer
 * @param {FontFaceSet} [fonts]
 */
export async function loadFont(layer, fonts = ownFonts()) {
  const family = familyOf(layer.family);
  const italic = italicOf(family, layer.italic);
  const shares = sharesOf(family, letters(layer));
  await Promise.all(shares.map(({ family: who, letters: its }) => who && load(who, family, italicOf(who, italic), its, fonts)));
}

/** A family's own letters only, for showing it. @param {string} name @param {string} text */
export async function loadSample(name, text) {
  const family = familyOf(name);
  await load(family, family, false, text, ownFonts());
}

/** All that a scene is set in; for a worker too. @param {Pick<import('../model/types.js').Scene, 'layers'>} scene @param {FontFaceSet} [fonts] */
export async function loadFontsFor(scene, fonts = ownFonts()) {
  const layers = scene.layers.filter((layer) => !layer.hidden);
  const ends = await Promise.allSettled(layers.map((layer) => loadFont(layer, fonts)));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}

/** In every case that they may be set in: ÿ is in another file than Ÿ. @param {Wanted} layer */
function letters({ text, textCase }) {
  return textCase === 'none' ? text : `${text}${text.toUpperCase()}${text.toLowerCase()}`;
}

/** @param {Family} family whose files @param {Family} chosen beside which it stands @param {boolean} italic @param {string} text @param {FontFaceSet} fonts */
async function load(family, chosen, italic, text, fonts) {
  try {
    const parts = (await partsOf(family, italic)).filter(({ range }) => [...text].some((letter) => holds(range, letter)));
    await Promise.all(parts.map((part) => loadPart(part, family, faceOf(family, chosen), fonts, italic)));
  } catch (cause) {
    throw new Problem('font', { name: family.name, cause });
  }
}

/** @param {Part} part @param {Family} family @param {ReturnType<typeof faceOf>} as @param {FontFaceSet} fonts @param {boolean} italic */
async function loadPart({ file, range }, family, as, fonts, italic) {
  const faces = known.get(fonts) ?? new Map();
  known.set(fonts, faces);
  const key = `${as.name} ${file}`;
  let face = faces.get(key);
  // One that has failed never tries again.
  if (face?.status === 'error') fonts.delete(face);
  if (!face || face.status === 'error') {
    face = new FontFace(as.name, `url("${addressOf(family, file)}")`, {
      weight: as.weight,
      // A family without an italic says that it has one, so that nobody slants it.
      style: family.italic && !italic ? 'normal' : 'italic',
      unicodeRange: range,
      display: 'block',
    });
    faces.set(key, face);
    fonts.add(face);
  }
  if (face.status === 'loaded') return;
  await face.load();
  // `fonts.check` is of no use: it says yes to fonts that do not exist.
  if (face.status !== 'loaded') throw new Error(`${file} is ${face.status}`);
  epoch += 1;
}

/** @param {Family} family @param {boolean} italic @returns {Promise<Part[]>} */
async function partsOf(family, italic) {
  /** @type {Part[]} */
  const parts = family.subsets.map((subset) => ({ file: fileOf(family, subset, italic), range: RANGES[subset] }));
  if (!family.sliced) return parts;
  const slices = Object.entries(await slicesOf(family)).filter(([key]) => key.startsWith('['));
  return [...parts, ...slices.map(([key, range]) => ({ file: fileOf(family, key.slice(1, -1), italic), range }))];
}

/** Its package's own list of ranges. @param {Family} family */
function slicesOf(family) {
  const old = ranges.get(family);
  if (old) return old;
  const fresh = fetch(addressOf(family, 'unicode.json')).then((answer) => {
    if (!answer.ok) throw new Error(`unicode.json: HTTP ${answer.status}`);
    return answer.json();
  });
  ranges.set(family, fresh);
  fresh.catch(() => ranges.delete(family));
  return fresh;
}

/** @param {Family} family @param {string} file */
function addressOf(family, file) {
  return new URL(`../../vendor/fonts/${family.folder}/${file}`, import.meta.url).href;
}
