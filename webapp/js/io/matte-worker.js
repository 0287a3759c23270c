// @ts-check
import { gathered } from './export-source.js';
import { answerTo } from './matte-job.js';
import { failureOf } from './problem.js';
import { surfacesIn } from './surfaces.js';

/**
 * @typedef {import('./export-source.js').Pictures} Pictures
 * @typedef {{id: number, question?: import('./matte-job.js').Question, given?: Pictures}} Message a question, or a piece for one
 */

/** Who waits for a piece. Pieces come in the order in which they are asked for. @type {Map<number, Array<(pictures: Pictures) => void>>} */
const waiting = new Map();

self.onmessage = (/** @type {MessageEvent<Message>} */ { data: { id, question, given } }) => {
  if (question) void work(id, question);
  else if (given) waiting.get(id)?.shift()?.(given);
};

/** @param {number} id @param {import('./matte-job.js').Question} question */
async function work(id, question) {
  waiting.set(id, []);
  const space = question.kind === 'matte' ? question.colorSpace : 'srgb';
  const photo = async () => (await gathered((wanted) => ask(id, wanted), question.size, surfacesIn(space))).photo;
  try {
    const answer = await answerTo(question, photo);
    const all = 'core' in answer ? [answer, ...answer.copies].flatMap(({ core, subject }) => [core, subject]) : [];
    self.postMessage({ id, answer }, { transfer: /** @type {ImageBitmap[]} */ (all) });
  } catch (error) {
    self.postMessage({ id, failure: failureOf(error) });
  } finally {
    waiting.delete(id);
  }
}

/** @param {number} id @param {import('../model/types.js').Rect} wanted @returns {Promise<Pictures>} */
function ask(id, wanted) {
  self.postMessage({ id, wanted });
  return new Promise((resolve) => waiting.get(id)?.push(resolve));
}
