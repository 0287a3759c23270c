// @ts-check
/**
 * One question to a worker of its own, which ends with the answer.
 * @param {URL} script a module that answers one message with one message
 * @param {unknown} question
 * @param {Transferable[]} transfer
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export function inWorker(script, question, transfer, signal) {
  const worker = new Worker(script, { type: 'module' });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message || `${script.pathname} did not start`));
    worker.addEventListener('messageerror', () => reject(new Error(`${script.pathname} was not understood`)));
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.postMessage(question, transfer);
  }).finally(() => worker.terminate());
}

/**
 * A worker that stays, made when it is first asked; questions are answered in their order.
 * @param {URL} script answers `{id, question}` with `{id, answer}` or `{id, error}`
 * @returns {(question: unknown, transfer: Transferable[]) => Promise<any>}
 */
export function askers(script) {
  /** @type {Worker | null} */
  let worker = null;
  let last = 0;
  /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: unknown) => void}>} */
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
    begun.onmessage = ({ data: { id, answer, error } }) => {
      const asked = open.get(id);
      open.delete(id);
      if (error) asked?.reject(error);
      else asked?.resolve(answer);
    };
    begun.onerror = (event) => fail(new Error(event.message || `${script.pathname} did not start`));
    begun.addEventListener('messageerror', () => fail(new Error(`${script.pathname} was not understood`)));
    return begun;
  }

  return (question, transfer) =>
    new Promise((resolve, reject) => {
      worker ??= begin();
      open.set(++last, { resolve, reject });
      worker.postMessage({ id: last, question }, transfer);
    });
}
