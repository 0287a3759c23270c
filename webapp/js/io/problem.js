// @ts-check
/** Something that a person should be told; `code` names the sentence, which is not this layer's to write. */
export class Problem extends Error {
  /** @param {string} code a key of "failure" in lang/ @param {{detail?: string, limit?: number, name?: string, wait?: number, cause?: unknown}} [facts] */
  constructor(code, { detail, limit, name, wait, cause } = {}) {
    super(detail ?? code, { cause });
    this.code = code;
    this.facts = { detail, limit, name, wait };
  }

  /** @returns {import('../model/cut.js').Failure} */
  toFailure() {
    return { code: this.code, ...this.facts };
  }
}

/** @param {unknown} error @returns {import('../model/cut.js').Failure} */
export function failureOf(error) {
  if (error instanceof Problem) return error.toFailure();
  console.error(error);
  return { code: 'unexpected', detail: error instanceof Error ? error.message : String(error) };
}

/** What an answer other than 200 means. @param {Response} answer @param {{limit?: number, name?: string}} [facts] */
export async function problemOfAnswer(answer, facts = {}) {
  return problemOfStatus(answer.status, await answer.text().catch(() => ''), { ...facts, wait: secondsIn(answer.headers.get('Retry-After')) });
}

/** @param {number} status @param {string} body @param {{limit?: number, name?: string, wait?: number}} facts */
export function problemOfStatus(status, body, facts) {
  if (status === 413) return new Problem('too-large', facts);
  if (status === 401 || status === 403) return new Problem('refused', facts);
  if (status === 429) return new Problem('too-often', facts);
  if (status === 503) return new Problem(sentenceIn(body) ? 'busy' : 'down', facts); // A proxy answers in HTML; ours says that its queue is full.
  // A page instead of an answer, with whatever status, is somebody's who stands between.
  if (status === 502 || status === 504 || (status >= 200 && status < 300)) return new Problem('down', facts);
  if (status === 0) return new Problem('away', facts);
  return new Problem('server', { ...facts, detail: sentenceIn(body) ?? `HTTP ${status}` });
}

/** What Retry-After says: seconds, or when (RFC 9110, 10.2.3). @param {string | null} field @returns {number | undefined} */
export function secondsIn(field) {
  if (!field) return undefined;
  const seconds = /^\s*\d+\s*$/.test(field) ? Number(field) : (Date.parse(field) - Date.now()) / 1000;
  return seconds > 0 ? seconds : undefined;
}

/** The text for people in an error body. @param {string} body @returns {string | undefined} */
function sentenceIn(body) {
  try {
    const { detail, error } = JSON.parse(body);
    return [detail, error].find((text) => typeof text === 'string');
  } catch {
    return body.length < 300 && !body.includes('<') ? body.trim() || undefined : undefined;
  }
}
