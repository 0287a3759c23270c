// @ts-check
import { guessBytes, makeFile } from './export-job.js';
import { askedSource, ownSource } from './export-source.js';
import { startPackers } from './packers.js';
import { failureOf } from './problem.js';
import { canTake, isAtHand, taken } from './sharing.js';

/**
 * @typedef {import('./export-source.js').Pictures} Pictures
 * @typedef {{id: number, job?: import('./export-job.js').Job, isGuess?: boolean, shared?: import('./sharing.js').Shared | null, pictures?: Pictures}} Message a task, or a piece for one
 */

const worker = /** @type {{fonts: FontFaceSet} & typeof self} */ (/** @type {unknown} */ (self));
if (!worker.fonts) throw new Error('No fonts in workers here'); // The page then does the work itself.
/** Who waits for a piece. Pieces come in the order in which they are asked for. @type {Map<number, Array<(pictures: Pictures) => void>>} */
const waiting = new Map();
const packers = startPackers();
/** Each time costs the page a layout. */
const TELL_MS = 100;

worker.onmessage = (/** @type {MessageEvent<Message>} */ { data: { id, job, isGuess = false, shared = null, pictures } }) => {
  if (job) void work(id, job, isGuess, shared);
  else if (pictures) waiting.get(id)?.shift()?.(pictures);
};
canTake().then((isSharing) => worker.postMessage({ isReady: true, isSharing }));

/** @param {number} id @param {import('./export-job.js').Job} job @param {boolean} isGuess @param {import('./sharing.js').Shared | null} shared */
async function work(id, job, isGuess, shared) {
  waiting.set(id, []);
  let [told, stage] = [-Infinity, ''];
  const own = shared && (await taken(shared).catch(() => null));
  const host = {
    fonts: worker.fonts,
    source: own ? ownSource(own, isAtHand(own.photo, job.colorSpace)) : askedSource((wanted) => ask(id, wanted), job.photo, job.colorSpace),
    isPage: false,
    packer: await packers,
    onProgress(/** @type {import('./export-job.js').Progress} */ progress) {
      const now = performance.now();
      if (now - told < TELL_MS && progress.stage === stage) return;
      [told, stage] = [now, progress.stage];
      worker.postMessage({ id, progress });
    },
    breathe() {},
  };
  try {
    worker.postMessage({ id, result: await (isGuess ? guessBytes : makeFile)(job, host) });
  } catch (error) {
    worker.postMessage({ id, failure: failureOf(error) });
  } finally {
    waiting.delete(id);
    for (const picture of own ? [own.photo, own.matte?.core, own.matte?.subject] : []) picture?.close();
  }
}

/** @param {number} id @param {import('./export-source.js').Wanted} wanted @returns {Promise<Pictures>} */
function ask(id, wanted) {
  worker.postMessage({ id, wanted });
  return new Promise((resolve) => waiting.get(id)?.push(resolve));
}
