// @ts-check
import { Problem } from './problem.js';
import { inWorker } from './workers.js';

/** Masks may come at another resolution, but never of another picture. */
const MAX_SHAPE_ERROR = 0.02;

/**
 * Turns a mask into what the renderer needs, beside the page's own thread.
 * @param {ImageBitmap} photo is copied
 * @param {Blob} file the mask
 * @param {AbortSignal} signal
 * @returns {Promise<import('../draw/assets.js').Matte & {coverage: number}>}
 */
export async function readMatte(photo, file, signal) {
  const mask = await createImageBitmap(file, { colorSpaceConversion: 'none' }).catch((cause) => {
    throw new Problem('server', { detail: 'The server sent a mask that is no picture', cause });
  });
  const shape = (mask.width / mask.height) * (photo.height / photo.width);
  if (Math.abs(shape - 1) > MAX_SHAPE_ERROR) throw new Problem('other-shape');
  return inWorker(new URL('./matte-worker.js', import.meta.url), { photo, mask }, [mask], signal);
}
