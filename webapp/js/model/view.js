// @ts-check
/** @typedef {import('./types.js').Rect} Rect */

/** More is not seen on a screen, and every pixel costs in every frame. */
const MAX_SCREEN_PIXELS = 2.5e6;
/** A small photo may be shown larger than it is, but not so that it looks broken. */
const MAX_ENLARGEMENT = 2;

/**
 * How large a photo is shown in a box.
 * @param {{width: number, height: number}} photo
 * @param {{width: number, height: number}} box CSS pixels
 * @param {number} density device pixels per CSS pixel
 * @returns {{cssWidth: number, cssHeight: number, width: number, height: number, scale: number}} width, height and scale of the
 *     canvas's own pixels: never more than the photo has
 */
export function fit(photo, box, density) {
  const zoom = Math.min(box.width / photo.width, box.height / photo.height, MAX_ENLARGEMENT);
  const most = Math.sqrt(MAX_SCREEN_PIXELS / (photo.width * photo.height));
  const scale = Math.min(1, most, zoom * density);
  return {
    cssWidth: Math.max(1, Math.floor(photo.width * zoom)),
    cssHeight: Math.max(1, Math.floor(photo.height * zoom)),
    width: Math.max(1, Math.round(photo.width * scale)),
    height: Math.max(1, Math.round(photo.height * scale)),
    scale,
  };
}

/** @param {Rect} a @param {Rect} b @returns {Rect} empty where they do not meet */
export function intersect(a, b) {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x);
  const height = Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y);
  return { x, y, width, height };
}

/** @param {Rect} rect @param {{x: number, y: number}} point @param {number} slop around it, for fingers */
export function contains(rect, point, slop) {
  return (
    point.x >= rect.x - slop &&
    point.y >= rect.y - slop &&
    point.x <= rect.x + rect.width + slop &&
    point.y <= rect.y + rect.height + slop
  );
}
