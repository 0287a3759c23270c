// @ts-check
import { guessBytes, makeFile } from './export-job.js';
import { Problem } from './problem.js';

/**
 * @typedef {import('./export-job.js').Job} Job
 * @typedef {import('./export-job.js').Progress} Progress
 * @typedef {import('../draw/assets.js').Pixels} Pixels
 * @typedef {{signal: AbortSignal, onProgress?: (progress: Progress) => void}} Watch
 */

/**
 * The picture as a file. In a worker; where the browser cannot do that there, on the page, a little at a time.
 * @param {Omit<Job, 'canStream' | 'photo'> & {photo: Pixels}} job
 * @param {Watch} watch
 * @returns {Promise<Blob>}
 */
export function exportFile(job, watch) {
  return done(job, false, watch);
}

/** About how many bytes it would have. @param {Omit<Job, 'canStream' | 'photo'> & {photo: Pixels}} job @param {Watch} watch @returns {Promise<number>} */
export function fileBytes(job, watch) {
  return done(job, true, watch);
}

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

/** Whether files can be made that no canvas holds. */
export function canStream() {
  return typeof CompressionStream === 'function';
}

/** @param {Omit<Job, 'canStream' | 'photo'> & {photo: Pixels}} wanted @param {boolean} isGuess @param {Watch} watch @returns {Promise<any>} */
async function done(wanted, isGuess, { signal, onProgress = () => {} }) {
  signal.throwIfAborted();
  const worker = await startWorker();
  const job = await copied(wanted);
  try {
    signal.throwIfAborted();
    if (worker) return await inWorker(worker, job, isGuess, { signal, onProgress });
    return await (isGuess ? guessBytes : makeFile)(job, { fonts: document.fonts, inStrips: true, onProgress, breathe: () => pause(signal) });
  } finally {
    worker?.terminate();
    for (const pixels of picturesOf(job)) pixels.close();
  }
}

/** The page keeps its pictures. Copies share their pixels with them, and do not have to be copied again on their way into a worker. @param {Omit<Job, 'canStream' | 'photo'> & {photo: Pixels}} job @returns {Promise<Job>} */
async function copied({ photo, matte, ...rest }) {
  const copyOfMatte = matte && { core: await createImageBitmap(matte.core), band: await createImageBitmap(matte.band) };
  return { ...rest, photo: await createImageBitmap(photo), matte: copyOfMatte, canStream: canStream() };
}

/** @param {Job} job @returns {ImageBitmap[]} */
function picturesOf({ photo, matte }) {
  return [photo, ...Object.values(matte ?? {})].filter((pixels) => pixels instanceof ImageBitmap);
}

/** @returns {Promise<Worker | null>} null where a worker cannot do this: without modules, or without canvases, in workers */
async function startWorker() {
  if (typeof Worker !== 'function' || typeof OffscreenCanvas !== 'function') return null;
  try {
    const worker = new Worker(new URL('./export-worker.js', import.meta.url), { type: 'module' });
    return await new Promise((resolve) => {
      worker.onmessage = () => resolve(worker);
      worker.onerror = (event) => {
        event.preventDefault();
        resolve(null);
      };
    });
  } catch {
    return null;
  }
}

/** @param {Worker} worker @param {Job} job @param {boolean} isGuess @param {Required<Watch>} watch */
function inWorker(worker, job, isGuess, { signal, onProgress }) {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data: { progress, result, failure } }) => {
      if (progress) onProgress(progress);
      else if (failure) reject(new Problem(failure.code, failure));
      else resolve(result);
    };
    worker.onerror = (event) => reject(new Problem('no-room', { detail: event.message }));
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.postMessage({ job, isGuess }, picturesOf(job));
  });
}

/** @param {AbortSignal} signal @returns {Promise<void>} after the page had its turn */
async function pause(signal) {
  await new Promise((resolve) => setTimeout(resolve));
  signal.throwIfAborted();
}
