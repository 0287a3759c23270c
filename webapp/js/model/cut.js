// @ts-check
/**
 * The way from a photo to its subject, as data. `run` counts the attempts, so that news of an old one is not taken for the
 * newest's.
 *
 * @typedef {object} Cut
 * @property {Stage} stage
 * @property {number} run
 * @property {number} [fraction] 0 to 1, of `uploading` or `working`
 * @property {number} [place] in line, from 1, of `waiting`
 * @property {number} [size] of the line, of `waiting`
 * @property {number} [eta] seconds, of `waiting`
 * @property {string} [step] the server's own word for what it does, of `working`
 * @property {Failure} [failure] of `failed`
 *
 * @typedef {'idle' | 'uploading' | 'waiting' | 'working' | 'fetching' | 'done' | 'cancelled' | 'failed'} Stage
 *
 * @typedef {object} Failure
 * @property {string} code a key of the sentences under "failure"
 * @property {string} [detail] what the server said, where it said it for people
 * @property {number} [limit] bytes
 * @property {string} [name] of the file
 * @property {number} [wait] seconds until it makes sense to try again, where the server said so
 *
 * @typedef {{stage: Stage} & Partial<Omit<Cut, 'stage' | 'run'>>} CutNews
 */

/** @type {Cut} */
export const NO_CUT = { stage: 'idle', run: 0 };

/** @param {Cut} cut @returns {Cut} */
export function nextRun(cut) {
  return { stage: 'uploading', run: cut.run + 1, fraction: 0 };
}

/** @param {Cut} cut @param {number} run whose news this is @param {CutNews} news @returns {Cut} the same one if it is old news */
export function afterNews(cut, run, news) {
  return run === cut.run && isBusy(cut) ? { ...news, run } : cut;
}

/** @param {Cut} cut */
export function isBusy(cut) {
  return cut.stage === 'uploading' || cut.stage === 'waiting' || cut.stage === 'working' || cut.stage === 'fetching';
}

/** @param {Cut} cut whether another attempt makes sense */
export function canRetry(cut) {
  return cut.stage === 'failed' || cut.stage === 'cancelled';
}
