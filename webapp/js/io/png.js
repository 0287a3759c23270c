// @ts-check
import { render } from '../draw/render.js';
import { Problem } from './problem.js';

/**
 * The picture at the photo's full size.
 * @param {import('../model/types.js').Scene} scene
 * @param {import('../draw/assets.js').Assets} assets
 * @param {{width: number, height: number}} photo
 * @returns {Promise<Blob>}
 */
export async function toPng(scene, assets, { width, height }) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const ctx = canvas.getContext('2d');
  if (!ctx) throw new Problem('no-room');
  render(ctx, scene, assets, { scale: 1, rect: { x: 0, y: 0, width, height } });
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  canvas.width = canvas.height = 0; // Gives the memory back at once; Safari counts it.
  if (!blob) throw new Problem('no-room');
  return blob;
}

/** @param {Blob} blob @param {string} name */
export function saveFile(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
