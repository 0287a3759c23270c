// @ts-check
import { ownSource } from './export-source.js';
import { Problem } from './problem.js';
import { framesOf, share } from './sharing.js';

/**
 * The worker that makes files, from the page's side. It stays for the next file, since starting is a good part of what a file costs.
 *
 * @typedef {import('./export-source.js').Pictures} Pictures
 * @typedef {import('./export-job.js').Job} Job
 *
 * @typedef {object} Task
 * @property {Pictures} pictures which stay the page's
 * @property {(progress: import('./export-job.js').Progress) => void} onProgress
 * @property {(result: any) => void} resolve
 * @property {(reason: unknown) => void} reject
 *
 * @typedef {{worker: Worker, isSharing: boolean}} Started isSharing: it can be handed pictures as they are
 * @typedef {ReturnType<typeof createDesk>} Desk
 */

/** @returns {Promise<Started | null>} null where a worker cannot do this: without modules, or without canvases, in workers */
export async function startWorker() {
  if (typeof Worker !== 'function' || typeof OffscreenCanvas !== 'function') return null;
  try {
    const worker = new Worker(new URL('./export-worker.js', import.meta.url), { type: 'module' });
    return await new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve({ worker, isSharing: data.isSharing });
      worker.onerror = (event) => {
        event.preventDefault();
        resolve(null);
      };
    });
  } catch {
    return null;
  }
}

/** @param {Started} started @param {() => void} onGone when it was closed, or broke */
export function createDesk({ worker, isSharing }, onGone) {
  /** @type {Map<number, Task>} */
  const tasks = new Map();
  let lastId = 0;
  let giving = Promise.resolve();

  worker.onmessage = ({ data: { id, wanted, progress, result, failure } }) => {
    const task = tasks.get(id);
    if (!task) return;
    if (wanted) giving = giving.then(() => give(id, task.pictures, wanted)).catch(task.reject);
    else if (progress) task.onProgress(progress);
    else end(id, () => (failure ? task.reject(new Problem(failure.code, failure)) : task.resolve(result)));
  };
  worker.onerror = (event) => close(new Problem('no-room', { detail: event.message }));

  /** @param {number} id @param {() => void} tell */
  function end(id, tell) {
    tasks.delete(id);
    tell();
  }

  /** @param {number} id @param {Pictures} pictures @param {import('./export-source.js').Wanted} wanted */
  async function give(id, pictures, wanted) {
    const piece = await ownSource(pictures).piece(wanted);
    const { photo, matte } = /** @type {{photo: ImageBitmap, matte: {core: ImageBitmap, subject: ImageBitmap} | null}} */ (piece);
    worker.postMessage({ id, pictures: piece }, matte ? [photo, matte.core, matte.subject] : [photo]);
  }

  /** Nothing of what goes on is left. @param {unknown} reason */
  function close(reason) {
    worker.terminate();
    onGone();
    for (const { reject } of tasks.values()) reject(reason);
    tasks.clear();
  }

  return {
    /** @param {Job} job @param {boolean} isGuess @param {Pick<Task, 'pictures' | 'onProgress'>} rest @returns {Promise<any>} */
    ask(job, isGuess, rest) {
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        tasks.set(id, { ...rest, resolve, reject });
        const shared = isSharing ? share(rest.pictures) : null;
        worker.postMessage({ id, job, isGuess, shared }, framesOf(shared));
      });
    },
    isIdle: () => tasks.size === 0,
    close,
  };
}
