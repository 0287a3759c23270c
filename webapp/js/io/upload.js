// @ts-check
import { Problem, problemOfStatus, secondsIn } from './problem.js';

/** Nothing sent and nothing answered for so long: the line is dead. */
const STALL_MS = 60_000;

/**
 * Sends a file, with news of how much has left. XMLHttpRequest, because fetch has no progress of uploads.
 * @param {File} file
 * @param {{signal: AbortSignal, onFraction: (fraction: number) => void, limit?: number}} options
 * @returns {Promise<string>} the path by which the server knows it
 */
export function upload(file, { signal, onFraction, limit }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let stall = 0;
    const alive = () => {
      clearTimeout(stall);
      stall = window.setTimeout(() => request.abort(), STALL_MS);
    };
    const facts = { name: file.name, limit };
    request.open('POST', new URL('gradio_api/upload', document.baseURI));
    request.upload.onprogress = (event) => {
      alive();
      if (event.lengthComputable) onFraction(event.loaded / event.total);
    };
    request.onload = () => {
      const path = request.status === 200 ? firstPath(request.responseText) : null;
      if (path) resolve(path);
      else reject(problemOfStatus(request.status, request.responseText, { ...facts, wait: secondsIn(request.getResponseHeader('Retry-After')) }));
    };
    request.onerror = () => reject(new Problem('away', facts));
    request.onabort = () => reject(signal.aborted ? signal.reason : new Problem('away', facts));
    request.onloadend = () => clearTimeout(stall);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    if (signal.aborted) return reject(signal.reason);
    const form = new FormData();
    form.append('files', file, file.name || 'photo');
    alive();
    request.send(form);
  });
}

/** @param {string} body @returns {string | null} */
function firstPath(body) {
  try {
    const [path] = JSON.parse(body);
    return typeof path === 'string' ? path : null;
  } catch {
    return null;
  }
}
