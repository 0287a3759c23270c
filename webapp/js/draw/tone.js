// @ts-check
import { contextOf } from './assets.js';

const SAMPLES = 16;

/**
 * How light the photo is where a text will stand.
 * @param {import('./assets.js').Assets} assets
 * @param {import('../model/types.js').Rect} box photo pixels
 * @returns {number} 0 for black to 1 for white
 */
export function lightness({ levels: [{ photo }], surface }, box) {
  const ctx = contextOf(surface(SAMPLES, SAMPLES));
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(photo, box.x, box.y, box.width, box.height, 0, 0, SAMPLES, SAMPLES);
  const { data } = ctx.getImageData(0, 0, SAMPLES, SAMPLES);
  let sum = 0;
  for (let i = 0; i < data.length; i += 4) sum += 0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2];
  return sum / (SAMPLES * SAMPLES * 255);
}
