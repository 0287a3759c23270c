// @ts-check
import { packRows } from './png-rows.js';

/**
 * Who packs the rows of a PNG: the thread that has drawn them, or several others at once.
 *
 * @typedef {import('./png-rows.js').Rows} Rows
 * @typedef {import('./png-rows.js').Packed} Packed
 *
 * @typedef {object} Packer
 * @property {(rows: Rows) => Promise<Packed>} pack the pixels are its own from now on
 * @property {number} most how many rows may be waited for at the same time
 * @property {number} bite about how many bytes of rows it takes at once
 */

/** Bytes that are packed in one go, which is how long a page is held. */
const BITE = 1 << 18;
/** More would wait for whoever draws. */
const MOST_WORKERS = 4;

/** @param {() => void | Promise<void>} breathe asked after each bite, so that the thread can do something else @returns {Packer} */
export function ownPacker(breathe) {
  return {
    most: 1,
    bite: BITE,
    async pack(rows) {
      const packed = packRows(rows);
      await breathe();
      return packed;
    },
  };
}

/** @returns {Promise<Packer | null>} null where workers have none of their own */
export async function startPackers() {
  if (typeof Worker !== 'function') return null;
  const wanted = Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 1);
  const started = await Promise.all(Array.from({ length: wanted }, startWorker)).catch(() => []);
  const workers = /** @type {Array<Packer['pack']>} */ (started.filter(Boolean));
  let next = 0;
  return workers.length > 0 ? { most: 2 * workers.length, bite: Infinity, pack: (rows) => workers[next++ % workers.length](rows) } : null;
}

/** @returns {Promise<Packer['pack'] | null>} null if it does not start */
function startWorker() {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./pack-worker.js', import.meta.url), { type: 'module' });
    /** Those who wait, in the order in which they will be answered. @type {Array<{resolve: (packed: Packed) => void, reject: (error: Error) => void}>} */
    const open = [];
    /** @type {Packer['pack']} */
    const pack = (rows) =>
      new Promise((resolve, reject) => {
        open.push({ resolve, reject });
        worker.postMessage(rows, [rows.rgba.buffer]);
      });
    worker.onmessage = ({ data }) => {
      if (data === 'ready') resolve(pack);
      else open.shift()?.resolve(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      resolve(null);
      for (const { reject } of open.splice(0)) reject(new Error(event.message));
    };
  });
}
