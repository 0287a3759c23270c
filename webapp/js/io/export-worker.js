// @ts-check
import { guessBytes, makeFile } from './export-job.js';
import { failureOf } from './problem.js';

const worker = /** @type {{fonts: FontFaceSet} & typeof self} */ (/** @type {unknown} */ (self));

worker.onmessage = async (/** @type {MessageEvent<{job: import('./export-job.js').Job, isGuess: boolean}>} */ { data: { job, isGuess } }) => {
  const host = {
    fonts: worker.fonts,
    inStrips: false,
    onProgress: (/** @type {import('./export-job.js').Progress} */ progress) => worker.postMessage({ progress }),
    breathe() {},
  };
  try {
    worker.postMessage({ result: await (isGuess ? guessBytes : makeFile)(job, host) });
  } catch (error) {
    worker.postMessage({ failure: failureOf(error) });
  }
};

worker.postMessage({ isReady: true });
