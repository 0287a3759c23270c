// @ts-check
import { createStore } from '../model/store.js';

/**
 * The bytes that a design is made of, as they came. What is drawn is made from them; what is saved is they themselves.
 *
 * @typedef {object} Materials
 * @property {File | null} photo
 * @property {ReadonlyMap<string, Blob>} masks grey PNGs by their ids
 *
 * @typedef {ReturnType<typeof createMaterials>} MaterialsStore
 */

export function createMaterials() {
  const store = createStore(/** @type {Materials} */ ({ photo: null, masks: new Map() }));
  return {
    get: store.get,
    subscribe: store.subscribe,
    /** Another design's. @param {File} photo @param {ReadonlyMap<string, Blob>} [masks] */
    start: (photo, masks = new Map()) => store.update({ photo, masks }),
    /** @param {string} id @param {Blob} mask */
    addMask: (id, mask) => store.update({ masks: new Map([...store.get().masks, [id, mask]]) }),
  };
}
