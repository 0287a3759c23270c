// @ts-check
import { Problem, problemOfAnswer } from './problem.js';
import { connect, factsOf, forget, isThere } from './server.js';
import { upload } from './upload.js';
import { lost } from './watchdog.js';

/**
 * @typedef {import('../model/cut.js').CutNews} CutNews
 * @typedef {import('@gradio/client').Status} Status
 * @typedef {(news: CutNews) => void} Report
 */

/** @gradio/client's own words for a page in the place of an answer: it gives no code for them. */
const NO_JSON = /^Could not parse server response/;

/**
 * From a photo to the mask of its subject, through the server's queue.
 * @param {File} file
 * @param {{signal: AbortSignal, report: Report}} options
 * @returns {Promise<Blob>} a grey PNG
 */
export async function cutOut(file, { signal, report }) {
  const client = await connect();
  signal.throwIfAborted();
  const { max_file_size: max, model_problem: problem } = factsOf(client);
  if (problem) throw new Problem('no-model', { detail: problem });
  const limit = max ?? undefined;
  if (limit && file.size > limit) throw new Problem('too-large', { name: file.name, limit });
  const onFraction = (/** @type {number} */ fraction) => report({ stage: 'uploading', fraction });
  const path = await upload(file, { signal, onFraction, limit });
  report({ stage: 'waiting' });
  const result = await run(client, fileData(file, path), { signal, report });
  report({ stage: 'fetching' });
  return download(result, signal);
}

/** @param {File} file @param {string} path */
function fileData(file, path) {
  return { path, orig_name: file.name, size: file.size, mime_type: file.type || null, meta: { _type: 'gradio.FileData' } };
}

/**
 * @param {import('./server.js').WatchedClient} client
 * @param {unknown} photo
 * @param {{signal: AbortSignal, report: Report}} options
 * @returns {Promise<string>} path of the mask
 */
async function run(client, photo, { signal, report }) {
  const over = new AbortController();
  const isLost = lost(client, over.signal);
  client.refusal = null;
  const job = client.submit('/subject_mask', { image_path: photo, refine: true });
  const isStopped = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  try {
    for (;;) {
      const next = await Promise.race([job.next(), isLost.then(() => 'lost'), isStopped.then(() => 'stopped')]);
      if (next === 'stopped') throw signal.reason;
      if (next === 'lost') throw await broken(client);
      const { value: event, done } = /** @type {IteratorResult<any>} */ (next);
      if (done) throw await broken(client);
      if (event.type === 'data') return pathIn(event.data);
      if (event.stage === 'error') throw await problemOf(client, event);
      const news = newsOf(event);
      if (news) report(news);
    }
  } catch (error) {
    if (signal.aborted) void stop(job);
    throw error;
  } finally {
    over.abort();
  }
}

/** @param {Status & {original_msg?: string}} status @returns {CutNews | null} */
function newsOf(status) {
  const progress = status.progress_data?.[0];
  if (progress) {
    const { progress: fraction, index, length, desc } = progress;
    const known = fraction ?? (length ? (index ?? 0) / length : undefined);
    return { stage: 'working', fraction: known, step: desc ?? undefined };
  }
  if (status.original_msg === 'process_starts') return { stage: 'working' };
  if (status.position === undefined) return null;
  return { stage: 'waiting', place: status.position + 1, size: status.size, eta: status.eta ?? undefined };
}

/** @param {import('./server.js').WatchedClient} client @param {Status} status */
async function problemOf(client, { message, broken: isBroken, session_not_found: isUnknown }) {
  if (isBroken || isUnknown) return broken(client);
  if (client.refusal) return problemOfAnswer(client.refusal);
  if (Array.isArray(message)) return new Problem('server', { detail: message.map((m) => m.message).join(' ') });
  return message && NO_JSON.test(message) ? new Problem('down') : new Problem('server', { detail: message });
}

/** The client is of no use any more; the next attempt makes a new one. @param {import('./server.js').WatchedClient} client */
async function broken({ refusal }) {
  forget();
  if (refusal) return problemOfAnswer(refusal);
  return new Problem((await isThere()) ? 'lost' : 'away');
}

/** Before the server has answered there is no id by which to cancel. @param {ReturnType<import('@gradio/client').Client['submit']>} job */
async function stop(job) {
  try {
    await job.wait_for_id();
    await job.cancel();
  } finally {
    await job.return();
  }
}

/** @param {unknown} data @returns {string} */
function pathIn(data) {
  const path = Array.isArray(data) ? data[0]?.path : undefined;
  if (typeof path !== 'string') throw new Problem('server', { detail: 'The server sent no mask' });
  return path;
}

/** @param {string} path @param {AbortSignal} signal */
async function download(path, signal) {
  const address = path.split('/').map(encodeURIComponent).join('/');
  try {
    const answer = await fetch(new URL(`gradio_api/file=${address}`, document.baseURI), { signal });
    // Somebody who stands between may say 200, too, when it sends a page of its own.
    const isMask = answer.ok && (answer.headers.get('Content-Type') ?? '').startsWith('image/');
    if (!isMask) throw await problemOfAnswer(answer);
    return await answer.blob();
  } catch (cause) {
    signal.throwIfAborted();
    throw cause instanceof Problem ? cause : new Problem((await isThere()) ? 'lost' : 'away', { cause });
  }
}
