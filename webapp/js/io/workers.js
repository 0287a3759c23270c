// @ts-check
import { Problem } from './problem.js';

/**
 * Answers what the worker has to ask about a question before it can answer it.
 * @typedef {(wanted: any) => Promise<{given: unknown, transfer: Transferable[]}>} Give
 */

/** The browser has no such workers. */
export class NoWorker extends Error {}

/**
 * A worker that stays, made when it is first asked.
 * @param {URL} script answers `{id, question}` with `{id, answer}` or `{id, failure}`, and may ask back by `{id, wanted}` for `{id, given}`
 * @returns {(question: unknown, give: Give) => Promise<any>} rejected with NoWorker if it does not start
 */
export function askers(script) {
  /** @type {Worker | null} */
  let worker = null;
  let last = 0;
  /** @type {Map<number, {give: Give, resolve: (answer: any) => void, reject: (error: unknown) => void}>} */
  const open = new Map();

  /** @param {unknown} error */
  function fail(error) {
    worker?.terminate();
    worker = null; // The next question gets another one.
    for (const { reject } of open.values()) reject(error);
    open.clear();
  }

  function begin() {
    const begun = new Worker(script, { type: 'module' });
    let giving = Promise.resolve();
    let hasSpoken = false;
    begun.onmessage = ({ data: { id, answer, failure, wanted } }) => {
      hasSpoken = true;
      const asked = open.get(id);
      if (!asked) return;
      if (wanted) {
        // In the order in which they are wanted.
        giving = giving.then(() => asked.give(wanted)).then(({ given, transfer }) => begun.postMessage({ id, given }, transfer));
        giving = giving.catch(fail);
        return;
      }
      open.delete(id);
      if (failure) asked.reject(new Problem(failure.code, failure));
      else asked.resolve(answer);
    };
    begun.onerror = (event) => {
      event.preventDefault();
      fail(hasSpoken ? new Error(event.message) : new NoWorker(`${script.pathname} did not start`));
    };
    begun.addEventListener('messageerror', () => fail(new Error(`${script.pathname} was not understood`)));
    return begun;
  }

  return (question, give) =>
    new Promise((resolve, reject) => {
      worker ??= begin();
      open.set(++last, { give, resolve, reject });
      worker.postMessage({ id: last, question });
    });
}
