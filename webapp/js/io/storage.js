// @ts-check
import { readDesign } from '../model/project.js';
import { Problem } from './problem.js';

/**
 * Designs in this browser (IndexedDB). Each has a revision, so that two pages with the same design never write over each other.
 *
 * @typedef {import('./project-file.js').Project} Project
 * @typedef {{id: string, revision: number, savedAt: number, thumb: Blob | null, design: import('../model/project.js').Design}} Saved
 */

const DATABASE = 'text-behind-image';
const DESIGNS = 'designs';
const PIXELS = 'pixels';
const PHOTO = 'photo';

/** @type {Promise<IDBDatabase> | null} */
let database = null;

/** @returns {Promise<Saved[]>} the newest first, without pixels */
export async function savedDesigns() {
  /** @type {Saved[]} */
  const all = await answer((await start('readonly')).objectStore(DESIGNS).getAll());
  return all.filter(({ design }) => typeof readDesign(design) === 'object').sort((a, b) => b.savedAt - a.savedAt);
}

/** @param {string} id @returns {Promise<{project: Project, revision: number} | null>} null if it is gone */
export async function loadDesign(id) {
  const transaction = await start('readonly');
  /** @type {Saved | undefined} */
  const saved = await answer(transaction.objectStore(DESIGNS).get(id));
  const design = readDesign(saved?.design);
  if (!saved || typeof design === 'string') return null;
  const pixels = transaction.objectStore(PIXELS);
  const blobs = await Promise.all([PHOTO, ...design.masks].map((name) => answer(pixels.get([id, name]))));
  if (blobs.some((blob) => !(blob instanceof Blob))) return null;
  const masks = new Map(design.masks.map((mask, i) => [mask, blobs[i + 1]]));
  return { project: { design, photo: new File([blobs[0]], design.photo.name, { type: design.photo.type }), masks }, revision: saved.revision };
}

/**
 * All of it or nothing.
 * @param {string} id
 * @param {number} revision the one that this page has read or written last; 0 for a new design
 * @param {Project} project
 * @param {{thumb: Blob | null, isNewPhoto: boolean, newMasks: string[]}} changed what is stored already need not be written again
 * @returns {Promise<number | null>} the new revision; null if another page has written meanwhile
 */
export async function saveDesign(id, revision, { design, photo, masks }, { thumb, isNewPhoto, newMasks }) {
  const transaction = await start('readwrite');
  const done = over(transaction);
  done.catch(() => {}); // Whoever waits for it hears of it; the browser need not.
  try {
    const designs = transaction.objectStore(DESIGNS);
    /** @type {Saved | undefined} */
    const there = await answer(designs.get(id));
    const isOurs = (there?.revision ?? 0) === revision;
    /** @type {Saved} */
    const saved = { id, revision: revision + 1, savedAt: Date.now(), thumb: thumb ?? there?.thumb ?? null, design };
    if (isOurs) {
      designs.put(saved);
      const pixels = transaction.objectStore(PIXELS);
      if (isNewPhoto) pixels.put(photo.slice(0, photo.size, photo.type), [id, PHOTO]);
      for (const mask of newMasks) pixels.put(masks.get(mask), [id, mask]);
    }
    await done;
    return isOurs ? saved.revision : null;
  } catch (cause) {
    abort(transaction);
    throw problemOf(cause);
  }
}

/** All or nothing, also where a store refused at once. @param {IDBTransaction} transaction */
function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
}

/** @param {string} id */
export async function deleteDesign(id) {
  const transaction = await start('readwrite');
  transaction.objectStore(DESIGNS).delete(id);
  transaction.objectStore(PIXELS).delete(IDBKeyRange.bound([id], [id, []]));
  await over(transaction);
}

/** @param {IDBTransactionMode} mode */
async function start(mode) {
  database ??= open();
  try {
    return (await database).transaction([DESIGNS, PIXELS], mode);
  } catch (cause) {
    database = null;
    throw problemOf(cause);
  }
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(DESIGNS, { keyPath: 'id' });
      request.result.createObjectStore(PIXELS);
    };
    request.onsuccess = () => {
      const opened = request.result;
      opened.onversionchange = () => opened.close(); // A newer page must not wait for this one.
      opened.onclose = () => (database = null);
      resolve(opened);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('blocked by an older page'));
  });
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(problemOf(request.error));
  });
}

/** @param {IDBTransaction} transaction @returns {Promise<void>} */
function over(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(problemOf(transaction.error));
    transaction.onerror = () => reject(problemOf(transaction.error));
  });
}

/** @param {unknown} cause */
function problemOf(cause) {
  if (cause instanceof Problem) return cause;
  const isFull = cause instanceof DOMException && cause.name === 'QuotaExceededError';
  return new Problem(isFull ? 'storage-full' : 'storage-off', { cause });
}
