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
