// @ts-check
/** Where the API is: the page lies in it. */
const API = new URL('./', location.href);

/**
 * @typedef {{[key: string]: any}} Schema
 * @typedef {{parameter_name: string, parameter_has_default: boolean, parameter_default: unknown, type: Schema, example_input: unknown,
 *   python_type: {type: string, description: string}}} Parameter
 * @typedef {{parameters: Parameter[], returns: {type: Schema, python_type: {type: string}}[], description: string,
 *   code_snippets: {[language: string]: string}}} Endpoint
 * @typedef {{title: string, root: string, mcp_server: boolean, max_file_size: number, username: string | null,
 *   dependencies: {id: number, api_name: string}[]}} Config
 * @typedef {{lane: string, running: number, waiting: number, limit: number, eta: number | null}} Standing
 * @typedef {{session: string, id: string, fnIndex: number}} Call
 * @typedef {{msg: string, [field: string]: any}} Message
 */

/** Nothing came back. */
export class Gone extends Error {
  constructor() {
    super('The server does not answer.');
  }
}

/** The server says no, in words of its own. */
export class Refusal extends Error {
  /** @param {number} status @param {unknown} detail @param {string | null} retryAfter seconds */
  constructor(status, detail, retryAfter) {
    super(wordsOf(detail) || `The server answers with status ${status}.`);
    this.status = status;
    this.retryAfter = retryAfter;
    /** How else to log in, where a form would be of no use. @type {string | null} */
    this.otherWay = /** @type {any} */ (detail)?.auth_message ?? null;
    /** What is wrong with which parameter. @type {Map<string, string>} */
    this.problems = new Map();
    if (Array.isArray(detail))
      for (const problem of detail) if (problem.parameter_name) this.problems.set(problem.parameter_name, problem.message);
  }

  /** @param {number} status @param {string} text @param {string | null} retryAfter */
  static of(status, text, retryAfter) {
    try {
      return new Refusal(status, JSON.parse(text).detail, retryAfter);
    } catch {
      return new Refusal(status, text, retryAfter);
    }
  }
}

/** @param {any} detail @returns {string} */
function wordsOf(detail) {
  if (typeof detail === 'string') return detail;
  if (!Array.isArray(detail)) return detail?.error ?? '';
  return detail.map((one) => (one.parameter_name ? `${one.parameter_name} ${one.message}` : one.msg)).join('\n');
}

/** @param {string} path within the API @param {RequestInit} [request] */
async function ask(path, request) {
  const answer = await fetch(new URL(path, API), { cache: 'no-store', ...request }).catch(() => {
    throw new Gone();
  });
  if (answer.ok) return answer;
  throw Refusal.of(answer.status, await answer.text(), answer.headers.get('Retry-After'));
}

/** @param {string} path @param {unknown} body */
function post(path, body) {
  return ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}

/** First of all: it gives the cookie that uploads belong to. @returns {Promise<Config>} */
export async function config() {
  return (await ask('../config')).json();
}

/** @returns {Promise<{[name: string]: Endpoint}>} */
export async function endpoints() {
  return (await (await ask('info')).json()).named_endpoints;
}

/** @returns {Promise<{[name: string]: Standing}>} */
export async function standing() {
  return (await ask('queue/standing')).json();
}

/** @param {string} username @param {string} password */
export async function logIn(username, password) {
  await ask('../login', { method: 'POST', body: new URLSearchParams({ username, password }) });
}

export async function logOut() {
  await ask('../logout', { method: 'POST' });
}

/**
 * Uploads files and gives their paths on the server.
 * @param {File[]} files
 * @param {(share: number) => void} tell how much has gone, 0 to 1
 * @param {AbortSignal} signal
 * @returns {Promise<string[]>}
 */
export function upload(files, tell, signal) {
  const form = new FormData();
  for (const file of files) form.append('files', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch does not tell how far it is
    request.upload.onprogress = (event) => event.lengthComputable && tell(event.loaded / event.total);
    request.onload = () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText));
      else reject(Refusal.of(request.status, request.responseText, request.getResponseHeader('Retry-After')));
    };
    request.onerror = () => reject(new Gone());
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort());
    request.open('POST', new URL('upload', API));
    request.send(form);
  });
}

/** Puts a call into the queue. @param {number} fnIndex @param {unknown[]} data @returns {Promise<Call>} */
export async function join(fnIndex, data) {
  const session = Array.from(crypto.getRandomValues(new Uint32Array(3)), (n) => n.toString(36)).join('');
  const answer = await post('queue/join', { fn_index: fnIndex, data, session_hash: session });
  return { session, id: (await answer.json()).event_id, fnIndex };
}

/** @param {Call} call */
export async function cancel({ session, id, fnIndex }) {
  await post('cancel', { session_hash: session, event_id: id, fn_index: fnIndex });
}

/** What becomes of a call, up to its end. @param {Call} call @returns {AsyncGenerator<Message>} */
export async function* listen(call) {
  const answer = await ask(`queue/data?session_hash=${call.session}`);
  const reader = /** @type {ReadableStream<Uint8Array>} */ (answer.body).getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read().catch(() => {
      throw new Gone();
    });
    if (done) throw new Gone(); // it ends after the answer only
    text += decoder.decode(value, { stream: true });
    const frames = text.split('\n\n');
    text = /** @type {string} */ (frames.pop());
    for (const frame of frames) {
      if (!frame.startsWith('data:')) continue;
      const message = /** @type {Message} */ (JSON.parse(frame.slice(5)));
      yield message;
      if (message.msg !== 'process_completed' && message.msg !== 'unexpected_error') continue;
      reader.cancel().catch(() => {});
      return;
    }
  }
}

/** Where a file of the server is fetched. Of its own address the path is enough, and is right behind any proxy. @param {string} path */
export function fileAddress(path) {
  return new URL(`file=${path.split('/').map(encodeURIComponent).join('/')}`, API).href;
}
