// @ts-check
import { contextOf, release } from './assets.js';

/**
 * Pictures that may be needed again, up to a number of pixels; those not asked for longest go first.
 *
 * @typedef {import('./assets.js').Assets} Assets
 * @typedef {import('./assets.js').Surface} Surface
 * @typedef {{picture: Surface, frame: number}} Entry and the last frame that it was in
 *
 * @typedef {object} Store
 * @property {Map<string, Entry>} entries the one asked for longest ago first
 * @property {number} pixels of all of them
 * @property {number} frame number of the one that is drawn
 * @property {number} inFrame pixels of what it has asked for until now
 * @property {WeakMap<object, number>} ids
 * @property {number} nextId
 */

/** 160 MB: five texts of a 12 MP photo. */
const MOST_PIXELS = 40e6;
/** Of those that the frame does not need. A slider leaves a picture behind with each step, and few are gone back to. */
const MOST_SPARE_PIXELS = 8e6;

/** Sizes that a passing surface has, so that a slightly larger one is not another one. */
const ROOM = 128;
/** Pixels that nobody counts. */
const SMALL = 1e6;

/** What is asked for from now on belongs to another frame. @param {Assets} assets */
export function beginFrame(assets) {
  const store = storeOf(assets);
  store.frame++;
  store.inFrame = 0;
}

/** @param {Assets} assets @param {string} key @param {() => Surface} make @returns {Surface} */
export function kept(assets, key, make) {
  const store = storeOf(assets);
  const old = store.entries.get(key);
  const picture = old ? old.picture : make();
  if (!old) store.pixels += sizeOf(picture);
  if (old?.frame !== store.frame) store.inFrame += sizeOf(picture);
  store.entries.delete(key); // A map keeps the order of setting: now it is the youngest.
  store.entries.set(key, { picture, frame: store.frame });
  if (!old) forgetOldest(store);
  return picture;
}

/** Whether `kept` need not make it. @param {Assets} assets @param {string} key @returns {boolean} */
export function isKept(assets, key) {
  return storeOf(assets).entries.has(key);
}

/** @param {Store} store */
function forgetOldest(store) {
  for (const [key, { picture, frame }] of store.entries) {
    const isSpare = frame !== store.frame;
    const isRoom = store.pixels <= MOST_PIXELS && store.pixels - store.inFrame <= MOST_SPARE_PIXELS;
    if (isRoom || store.entries.size === 1) return;
    store.entries.delete(key);
    store.pixels -= sizeOf(picture);
    // One that the frame has asked for may still be about to be drawn.
    if (isSpare) release(picture);
    else store.inFrame -= sizeOf(picture);
  }
}

/**
 * A surface for what is needed no longer than until the next one is asked for: making one for each frame costs more than drawing
 * on it, and leaves more behind than browsers clear away in time.
 * @param {Assets} assets @param {import('../model/types.js').Size} least @returns {Surface} at least as large, and so much of it empty
 */
export function passing(assets, { width, height }) {
  const old = /** @type {Surface | undefined} */ (assets.memo.get('passing'));
  if (old && old.width >= width && old.height >= height && sizeOf(old) <= 4 * width * height + SMALL) {
    contextOf(old).clearRect(0, 0, width, height);
    return old;
  }
  if (old) release(old);
  const made = assets.surface(Math.ceil(width / ROOM) * ROOM, Math.ceil(height / ROOM) * ROOM);
  assets.memo.set('passing', made);
  return made;
}

/** A name for something that has none, for keys. @param {Assets} assets @param {object} thing @returns {number} */
export function idOf(assets, thing) {
  const store = storeOf(assets);
  const id = store.ids.get(thing) ?? store.nextId++;
  store.ids.set(thing, id);
  return id;
}

/** What is worked out once. @template T @param {Assets} assets @param {string} key @param {() => T} make @returns {T} */
export function once(assets, key, make) {
  if (!assets.memo.has(key)) assets.memo.set(key, make());
  return /** @type {T} */ (assets.memo.get(key));
}

/** @param {Assets} assets @returns {Store} */
function storeOf(assets) {
  return once(assets, 'pictures', () => ({ entries: new Map(), pixels: 0, frame: 0, inFrame: 0, ids: new WeakMap(), nextId: 1 }));
}

/** @param {Surface} picture */
function sizeOf(picture) {
  return picture.width * picture.height;
}
