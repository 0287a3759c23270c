// @ts-check
import { render } from '../draw/render.js';
import { Problem } from './problem.js';
import { inWorker } from './workers.js';

/**
 * The picture at the photo's full size.
 * @param {import('../model/types.js').Scene} scene
 * @param {import('../draw/assets.js').Assets} assets
 * @param {{width: number, height: number}} photo
 * @returns {Promise<Blob>}
 */
export async function toPng(scene, assets, { width, height }) {
  const canvas = new OffscreenCanvas(width, height);
  const ctx = canvas.getContext('2d');
  if (!ctx) throw new Problem('no-room');
  render(ctx, scene, assets, { scale: 1, rect: { x: 0, y: 0, width, height } });
  const picture = canvas.transferToImageBitmap();
  try {
    return await inWorker(new URL('./png-worker.js', import.meta.url), picture, [picture]);
  } catch (cause) {
    throw new Problem('no-room', { cause });
  }
}

/** @param {Blob} blob @param {string} name */
export function saveFile(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
