// @ts-check
/**
 * What a scene is drawn from. Nothing here reaches for a document or a global: whoever draws hands in where surfaces come
 * from, so that the same code runs on the page and in a worker.
 *
 * @typedef {HTMLCanvasElement | OffscreenCanvas} Surface
 * @typedef {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} Context
 * @typedef {Surface | ImageBitmap} Pixels
 *
 * @typedef {object} Matte the subject, divided by what it does to a text behind it
 * @property {Pixels} core opaque where the subject is whole: nothing of a text is seen there
 * @property {Pixels} subject all of it, with its alpha; at its edge, without the background that it is mixed with
 * @property {import('../model/types.js').Rect} [around] beyond it there is nothing of the subject; in parts of the pictures' size.
 *     Not known if not there
 *
 * @typedef {object} Level the same pictures at one size
 * @property {number} scale pixels per photo pixel
 * @property {Pixels} photo
 * @property {Matte | null} matte null as long as nobody knows the subject
 * @property {import('../model/types.js').Point} [origin] where its pictures begin in the whole ones of that size, if they are a part of them
 *
 * @typedef {object} Assets
 * @property {Level[]} levels the full size first; smaller ones are copies for speed
 * @property {(width: number, height: number) => Surface} surface makes an empty one
 * @property {Map<string, unknown>} memo what was drawn before and may be used again
 */

/** @param {Surface} surface @param {{willReadFrequently?: boolean}} [options] of its first use @returns {Context} */
export function contextOf(surface, options) {
  const context = /** @type {Context | null} */ (surface.getContext('2d', options));
  if (!context) throw new Error('This browser gives no more drawing surfaces; close other tabs');
  return context;
}

/** Gives its pixels back at once, and makes it useless. @param {Surface} surface */
export function release(surface) {
  surface.width = surface.height = 0;
}

/**
 * Hands out surfaces that nobody needs afterwards, and gives their pixels back. Left to the garbage collector, those of a few frames
 * are enough for it to hold up the page.
 * @template T
 * @param {Assets} assets
 * @param {(lent: Assets) => T} use is handed assets whose surfaces are lent
 * @returns {T}
 */
export function lending(assets, use) {
  /** @type {Surface[]} */
  const lent = [];
  /** @type {Assets['surface']} */
  const surface = (width, height) => {
    const one = assets.surface(width, height);
    lent.push(one);
    return one;
  };
  try {
    return use({ ...assets, surface });
  } finally {
    lent.forEach(release);
  }
}

/** @param {Level[]} levels @param {number} scale @returns {Level} the one of just this size, else the full one */
export function levelFor(levels, scale) {
  return levels.find((level) => level.scale === scale) ?? levels[0];
}

/**
 * A smaller copy, so that a frame on the screen costs what the screen has and not what the photo has.
 * @param {Level} full
 * @param {{width: number, height: number, scale: number}} size
 * @param {Assets['surface']} surface
 * @returns {Level}
 */
export function smaller(full, size, surface) {
  const copy = (/** @type {Pixels} */ pixels) => shrunk(pixels, size, surface);
  const matte = full.matte && { ...full.matte, core: copy(full.matte.core), subject: copy(full.matte.subject) };
  return { scale: size.scale, photo: copy(full.photo), matte };
}

/** @param {Pixels} pixels @param {{width: number, height: number}} size @param {Assets['surface']} surface @returns {Surface} */
export function shrunk(pixels, { width, height }, surface) {
  const target = surface(width, height);
  const ctx = contextOf(target);
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(pixels, 0, 0, width, height);
  return target;
}
