// @ts-check
import { contextOf } from '../draw/assets.js';
import { surfacesIn } from './surfaces.js';

/**
 * The pictures that a file is drawn from, for one who has them or for one who has to ask.
 *
 * @typedef {import('../draw/assets.js').Pixels} Pixels
 * @typedef {import('../draw/assets.js').Matte} Matte
 * @typedef {import('../model/types.js').Rect} Rect
 * @typedef {import('../model/types.js').Size} Size
 * @typedef {{photo: Pixels, matte: Matte | null}} Pictures
 *
 * @typedef {Rect & {isBare?: boolean}} Wanted a part of the photo; isBare: the subject has no part in it
 *
 * @typedef {object} Source
 * @property {(wanted: Wanted) => Promise<Pictures>} piece a part of the photo, and what belongs to it; whoever asks closes it
 * @property {() => Promise<Pictures>} whole
 * @property {boolean} isAtHand whether drawing a part of the whole takes no longer than copying that part and drawing it
 */

/** Rows that are copied in one go, which is how long the page is held. */
const ROWS = 128;

/** @param {Pictures} pictures which stay whose they are @param {boolean} [isAtHand] @returns {Source} */
export function ownSource(pictures, isAtHand = false) {
  return {
    isAtHand,
    async piece({ isBare, ...rect }) {
      const { photo, matte } = isBare ? { ...pictures, matte: null } : pictures;
      const copies = [photo, ...(matte ? [matte.core, matte.subject] : [])].map((pixels) => crop(pixels, rect));
      const [own, core, subject] = await Promise.all(copies);
      return { photo: own, matte: matte && { core, subject } };
    },
    whole: async () => {
      const copy = (/** @type {Pixels} */ pixels) => createImageBitmap(pixels); // It shares its pixels.
      const { photo, matte } = pictures;
      return { photo: await copy(photo), matte: matte && { core: await copy(matte.core), subject: await copy(matte.subject) } };
    },
  };
}

/**
 * The pictures of somebody else, who is asked for a piece at a time: a whole one would be copied on the page's thread in one go.
 * @param {Source['piece']} ask
 * @param {Size} size
 * @param {PredefinedColorSpace} colorSpace
 * @returns {Source}
 */
export function askedSource(ask, size, colorSpace) {
  const surface = surfacesIn(colorSpace);
  return {
    isAtHand: false,
    piece: ask,
    async whole() {
      const taken = Object.entries(await gathered(ask, size, surface)).map(async ([name, canvas]) => [name, await createImageBitmap(canvas)]);
      const { photo, core, subject } = Object.fromEntries(await Promise.all(taken));
      return { photo, matte: core ? { core, subject } : null };
    },
  };
}

/**
 * What comes in pieces, put together.
 * @param {Source['piece']} ask @param {Size} size @param {import('../draw/assets.js').Assets['surface']} surface
 * @returns {Promise<Record<string, import('../draw/assets.js').Surface>>} photo, and core and subject where there are such
 */
export async function gathered(ask, { width, height }, surface) {
  /** @type {Record<string, import('../draw/assets.js').Surface>} */
  const wholes = {};
  for (let y = 0; y < height; y += ROWS) {
    const { photo, matte } = await ask({ x: 0, y, width, height: Math.min(ROWS, height - y) });
    const pictures = matte ? { photo, core: matte.core, subject: matte.subject } : { photo };
    for (const [name, pixels] of Object.entries(pictures)) {
      wholes[name] ??= surface(width, height);
      contextOf(wholes[name]).drawImage(pixels, 0, y);
      if (pixels instanceof ImageBitmap) pixels.close();
    }
  }
  return wholes;
}

/** @param {Pixels} pixels @param {Rect} rect */
function crop(pixels, { x, y, width, height }) {
  return createImageBitmap(pixels, x, y, width, height);
}
