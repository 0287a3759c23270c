// @ts-check
import { contextOf } from './assets.js';

/**
 * A veil over everything that is not the subject, to see and to paint its mask by. It is for the screen alone.
 *
 * @typedef {import('../model/types.js').Stroke} Stroke
 * @typedef {import('./assets.js').Surface} Surface
 */

const VEIL = 'rgb(235 40 60)';
/** How much of the veil's colour is seen. */
const OPACITY = 0.55;

/** @param {import('./assets.js').Level} level @param {import('./assets.js').Assets['surface']} surface @returns {Surface} of the level's size, opaque where nothing is subject */
export function veilOf({ photo, matte }, surface) {
  const veil = surface(photo.width, photo.height);
  const ctx = contextOf(veil);
  ctx.fillStyle = VEIL;
  ctx.fillRect(0, 0, veil.width, veil.height);
  if (!matte) return veil;
  ctx.globalCompositeOperation = 'destination-out';
  ctx.drawImage(matte.subject, 0, 0);
  return veil;
}

/** What the brush will do, as it is being done; its soft edge comes with the mask. @param {Surface} veil @param {Stroke} stroke @param {number} scale @param {number} from index of the first point that is new */
export function paintOnVeil(veil, { mode, size, points }, scale, from) {
  const ctx = contextOf(veil);
  ctx.globalCompositeOperation = mode === 'restore' ? 'destination-out' : 'source-over';
  ctx.strokeStyle = VEIL;
  ctx.lineWidth = Math.max(1, size * scale);
  ctx.lineCap = ctx.lineJoin = 'round';
  ctx.beginPath();
  const first = Math.max(0, from - 2);
  ctx.moveTo(points[first] * scale, points[first + 1] * scale);
  for (let i = first; i < points.length; i += 2) ctx.lineTo(points[i] * scale, points[i + 1] * scale);
  ctx.stroke();
}

/** @param {import('./assets.js').Context} ctx of the screen @param {Surface} veil @param {number} scale its pixels to the photo's @param {import('../model/types.js').View} view */
export function drawVeil(ctx, veil, scale, { rect }) {
  ctx.globalCompositeOperation = 'source-over';
  ctx.globalAlpha = OPACITY;
  const { width, height } = ctx.canvas;
  ctx.drawImage(veil, rect.x * scale, rect.y * scale, rect.width * scale, rect.height * scale, 0, 0, width, height);
  ctx.globalAlpha = 1;
}
