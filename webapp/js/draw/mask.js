// @ts-check
import { contextOf } from './assets.js';
import { dilate, feather } from './morphology.js';

/**
 * The mask that counts: the one that was found, moved and softened as the subject's controls say, then painted on by the brush.
 *
 * @typedef {import('../model/types.js').Subject} Subject
 * @typedef {import('../model/types.js').Stroke} Stroke
 * @typedef {import('./assets.js').Pixels} Pixels
 * @typedef {import('./assets.js').Surface} Surface
 */

/** Stamps of a stroke overlap by this part of their size, so that its edge is smooth. */
const STEP = 0.08;
const STAMP_STOPS = 16;

/**
 * @param {Pixels} found grey, white is subject, of any size
 * @param {Subject} subject
 * @param {number} scale of the result's pixels to the photo's
 * @param {import('../model/types.js').Size} size of the result
 * @param {import('./assets.js').Assets['surface']} surface
 * @returns {Surface} grey
 */
export function maskOf(found, subject, scale, size, surface) {
  const mask = surface(size.width, size.height);
  const ctx = contextOf(mask);
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(found, 0, 0, size.width, size.height);
  if (subject.threshold !== 0 || subject.grow !== 0 || subject.feather !== 0) adjust(ctx, subject, scale, size);
  for (const stroke of subject.strokes) paintStroke(ctx, stroke, scale, surface);
  return mask;
}

/** @param {import('./assets.js').Context} ctx @param {Subject} subject @param {number} scale @param {import('../model/types.js').Size} size */
function adjust(ctx, { threshold, grow, feather: soft }, scale, { width, height }) {
  const picture = ctx.getImageData(0, 0, width, height);
  const { data } = picture;
  let levels = new Uint8ClampedArray(width * height);
  const shifted = shift(threshold);
  for (let i = 0; i < levels.length; i++) levels[i] = shifted[data[i * 4]];
  const radius = Math.round(Math.abs(grow) * scale);
  if (radius > 0) levels = grow > 0 ? dilate(levels, width, height, radius) : inverted(dilate(inverted(levels), width, height, radius));
  if (soft > 0) levels = feather(levels, width, height, soft * scale);
  for (let i = 0; i < levels.length; i++) data[i * 4] = data[i * 4 + 1] = data[i * 4 + 2] = levels[i];
  ctx.putImageData(picture, 0, 0);
}

/**
 * What each level becomes. A threshold of 100 takes all that may be subject for it, -100 only what is so for certain; what is
 * certain stays.
 * @param {number} threshold %
 * @returns {Uint8ClampedArray}
 */
export function shift(threshold) {
  const room = 1 - Math.abs(threshold) / 100;
  return Uint8ClampedArray.from({ length: 256 }, (_, level) => {
    if (level === 0 || level === 255) return level;
    if (threshold >= 0) return room === 0 ? 255 : level / room;
    return room === 0 ? 0 : 255 - (255 - level) / room;
  });
}

/**
 * Paints where the brush went: white brings the subject back, black takes it away. Stamps are joined by their extremes, so that
 * crossing a soft stroke does not harden it.
 * @param {import('./assets.js').Context} ctx of the mask
 * @param {Stroke} stroke
 * @param {number} scale
 * @param {import('./assets.js').Assets['surface']} surface
 * @param {number} [from] index of the first point that is new
 */
export function paintStroke(ctx, stroke, scale, surface, from = 0) {
  const { mode, points } = stroke;
  const size = Math.max(1, stroke.size * scale);
  const stamp = stampOf(mode, size, stroke.softness, surface);
  const step = Math.max(0.5, size * STEP);
  ctx.globalCompositeOperation = mode === 'restore' ? 'lighten' : 'darken';
  const at = (/** @type {number} */ x, /** @type {number} */ y) => ctx.drawImage(stamp, x - stamp.width / 2, y - stamp.height / 2);
  for (let i = Math.max(0, from); i < points.length; i += 2) {
    const [x, y] = [points[i] * scale, points[i + 1] * scale];
    const [x0, y0] = i === 0 ? [x, y] : [points[i - 2] * scale, points[i - 1] * scale];
    const stamps = Math.max(1, Math.ceil(Math.hypot(x - x0, y - y0) / step));
    for (let k = 1; k <= stamps; k++) at(x0 + ((x - x0) * k) / stamps, y0 + ((y - y0) * k) / stamps);
  }
  ctx.globalCompositeOperation = 'source-over';
}

/** @param {Stroke['mode']} mode @param {number} size @param {number} softness @param {import('./assets.js').Assets['surface']} surface */
function stampOf(mode, size, softness, surface) {
  const side = Math.ceil(size) + 2;
  const stamp = surface(side, side);
  const ctx = contextOf(stamp);
  const [inner, outer] = mode === 'restore' ? [255, 0] : [0, 255];
  const gradient = ctx.createRadialGradient(side / 2, side / 2, 0, side / 2, side / 2, size / 2);
  const hard = Math.min(1 - 1 / size, 1 - softness / 100);
  for (let i = 0; i <= STAMP_STOPS; i++) {
    const t = i / STAMP_STOPS;
    const level = Math.round(inner + (outer - inner) * (t * t * (3 - 2 * t)));
    gradient.addColorStop(Math.max(0, hard + (1 - hard) * t), `rgb(${level} ${level} ${level})`);
  }
  ctx.fillStyle = gradient;
  ctx.fillRect(0, 0, side, side);
  return stamp;
}

/** @param {Uint8ClampedArray} levels */
function inverted(levels) {
  return levels.map((level) => 255 - level);
}
