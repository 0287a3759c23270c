// @ts-check
/**
 * Pictures that may be needed again, up to a number of pixels; those not asked for longest go first.
 *
 * @typedef {import('./assets.js').Assets} Assets
 * @typedef {import('./assets.js').Surface} Surface
 * @typedef {{pixels: number, pictures: Map<string, Surface>, ids: WeakMap<object, number>, next: number}} Store
 */

/** 160 MB: five texts of a 12 MP photo, or the parts of a screen many times over. */
const MOST_PIXELS = 40e6;

/** @param {Assets} assets @param {string} key @param {() => Surface} make @returns {Surface} */
export function kept(assets, key, make) {
  const store = storeOf(assets);
  const old = store.pictures.get(key);
  if (old) {
    store.pictures.delete(key); // A map keeps the order of setting: now it is the youngest.
    store.pictures.set(key, old);
    return old;
  }
  const fresh = make();
  store.pictures.set(key, fresh);
  store.pixels += sizeOf(fresh);
  for (const [oldest, picture] of store.pictures) {
    if (store.pixels <= MOST_PIXELS || picture === fresh) break;
    store.pictures.delete(oldest);
    store.pixels -= sizeOf(picture);
  }
  return fresh;
}

/** A name for something that has none, for keys. @param {Assets} assets @param {object} thing @returns {number} */
export function idOf(assets, thing) {
  const store = storeOf(assets);
  const id = store.ids.get(thing) ?? store.next++;
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
  return once(assets, 'pictures', () => ({ pixels: 0, pictures: new Map(), ids: new WeakMap(), next: 1 }));
}

/** @param {Surface} picture */
function sizeOf(picture) {
  return picture.width * picture.height;
}
