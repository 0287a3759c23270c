// @ts-check
import { createDesk, startWorker } from './export-desk.js';
import { guessBytes, makeFile } from './export-job.js';
import { ownSource } from './export-source.js';

/**
 * @typedef {import('./export-job.js').Job} Job
 * @typedef {import('./export-source.js').Pictures} Pictures
 * @typedef {Omit<Job, 'photo'> & Pictures} Order
 * @typedef {{signal: AbortSignal, onProgress?: (progress: import('./export-job.js').Progress) => void}} Watch
 */

/**
 * The picture as a file. In a worker; where the browser cannot do that there, on the page, a little at a time. The page keeps its
 * pictures.
 * @param {Order} order
 * @param {Watch} watch
 * @returns {Promise<Blob>}
 */
export function exportFile(order, watch) {
  return done(order, false, watch);
}

/** About how many bytes it would have. @param {Order} order @param {Watch} watch @returns {Promise<number>} */
export function fileBytes(order, watch) {
  return done(order, true, watch);
}

/** @type {Promise<import('./export-desk.js').Desk | null> | null} */
let desk = null;
let isWanted = false;
/** @type {Map<string, Promise<boolean>>} */
const encoders = new Map();

/** Whether this browser writes a format; if not, it writes PNG without a word. @param {string} type @returns {Promise<boolean>} */
export function canEncode(type) {
  const known = encoders.get(type);
  if (known) return known;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const answer = new Promise((/** @type {(can: boolean) => void} */ resolve) => canvas.toBlob((blob) => resolve(blob?.type === type), type));
  encoders.set(type, answer);
  return answer;
}

/** Makes ready for the next file, which will then take less time. */
export function warmUp() {
  isWanted = true;
  desk ??= startWorker().then((started) => started && createDesk(started, () => (desk = null)));
  return desk;
}

/** Nobody will want a file soon. */
export async function coolDown() {
  isWanted = false;
  const mine = desk;
  const open = await mine;
  if (isWanted || !open?.isIdle() || desk !== mine) return; // While it started, somebody may have asked again.
  open.close(null);
}

/** @param {Order} order @param {boolean} isGuess @param {Watch} watch @returns {Promise<any>} */
async function done({ photo, matte, ...rest }, isGuess, { signal, onProgress = () => {} }) {
  const job = { ...rest, photo: { width: photo.width, height: photo.height } };
  const open = await warmUp();
  signal.throwIfAborted();
  if (!open) {
    const host = { fonts: document.fonts, source: ownSource({ photo, matte }), isPage: true, packer: null, onProgress, breathe: () => pause(signal) };
    return (isGuess ? guessBytes : makeFile)(job, host);
  }
  const stop = () => {
    if (!isGuess) open.close(signal.reason); // A guess is done soon, and the file that is wanted instead needs the worker.
  };
  signal.addEventListener('abort', stop);
  const isStopped = new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  isStopped.catch(() => {});
  return Promise.race([open.ask(job, isGuess, { pictures: { photo, matte }, onProgress }), isStopped]).finally(() => signal.removeEventListener('abort', stop));
}

/** @param {AbortSignal} signal @returns {Promise<void>} after the page had its turn */
async function pause(signal) {
  await new Promise((resolve) => setTimeout(resolve));
  signal.throwIfAborted();
}
